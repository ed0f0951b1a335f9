"""What holds of visits and contributions: a problem has its day, the shares of a project are at most the whole."""

from typing import Any

from django.db.models import Sum

from jixiao.web.assignments.models import Contribution
from jixiao.web.kit.templatetags.numbers import score
from jixiao.web.ledger.column import Errors, Values, held
from jixiao.web.ledger.course import Course

CONTRIBUTION = Course(
    Contribution,
    {
        "on": Contribution.Stage.CLAIMED, "accepted_on": Contribution.Stage.ACCEPTED,
        "refused_on": Contribution.Stage.REFUSED,
    },
    proofs={"accepted_on": "proof", "refused_on": "refused_reason"},
    either=(("accepted_on", "refused_on"),),
)  # fmt: skip
_WHOLE = 100_00  # hundredths of a per cent


def judge_time(values: Values, row: Any) -> Errors:
    """What ends has begun."""
    since, until = (held(values, row, name) for name in ("since", "until"))
    return {"until": "结束日期早于开始日期"} if since and until and until < since else {}


def judge_visit(values: Values, row: Any) -> Errors:
    """A problem has its day, and what was solved says how."""
    problem, due, solved, result = (held(values, row, name) for name in ("problem", "due_on", "solved_on", "result"))
    wrong = Errors()
    if problem and not due and not solved:
        wrong["due_on"] = "写了需要解决的问题，还要写解决时限"
    if solved and not result:
        wrong["result"] = "写了解决日期，还要写解决情况"
    return wrong


def judge_contribution(values: Values, row: Any) -> Errors:
    wrong = CONTRIBUTION.judge(values, row)
    project, share, accepted = (held(values, row, name) for name in ("project", "share", "accepted_on"))
    if share is not None and not accepted:
        wrong["accepted_on"] = "写了计入份额，还要写认定日期"
    if accepted and share and project:
        others = Contribution.objects.filter(project=project, removed_at=None).exclude(accepted_on=None)
        taken = others.exclude(pk=row.pk if row else 0).aggregate(sum=Sum("share"))["sum"] or 0
        if taken + share > _WHOLE:
            wrong["share"] = f"这个项目已经分给别的处室 {score(taken)}%，合计不能超过 100%"
    return wrong
