"""The courses that agreements and achievements take; two who say to have brought the same project."""

from typing import Any

from jixiao.counting.reward import Clauses, Reward, reward
from jixiao.web.agents.models import Achievement, Mandate
from jixiao.web.kit.templatetags.numbers import money
from jixiao.web.ledger.column import Errors, Values
from jixiao.web.ledger.course import Course

MANDATE = Course(
    Mandate,
    {"signed_on": Mandate.Stage.SIGNED, "finished_on": Mandate.Stage.FINISHED, "ended_on": Mandate.Stage.ENDED},
    first=Mandate.Stage.DRAFTED,
    either=(("finished_on", "ended_on"),),
)
ACHIEVEMENT = Course(
    Achievement,
    {
        "on": Achievement.Stage.CLAIMED, "accepted_on": Achievement.Stage.ACCEPTED, "paid_on": Achievement.Stage.PAID,
        "refused_on": Achievement.Stage.REFUSED,
    },
    proofs={"accepted_on": "proof", "refused_on": "refused_reason"},
    either=(("accepted_on", "refused_on"), ("paid_on", "refused_on")),
)  # fmt: skip


def judge_agent(values: Values, row: Any) -> Errors:
    since, until = (values.get(name, getattr(row, name, None)) for name in ("since", "until"))
    return {"until": "聘期结束早于聘期开始"} if since and until and until < since else {}


def judge_achievement(values: Values, row: Any) -> Errors:
    """A project is accepted for one introducer only; nothing is paid before it was accepted."""

    def held(name: str) -> Any:
        return values.get(name, getattr(row, name, None))

    wrong = ACHIEVEMENT.judge(values, row)
    if held("paid_on") and not held("accepted_on"):
        wrong["accepted_on"] = "写了付费日期，还要写认定日期"
    if held("mandate") and held("agent") and held("mandate").agent_id != held("agent").pk:
        wrong["mandate"] = f"协议“{held('mandate')}”不是和{held('agent')}签的"
    if held("accepted_on") and held("project") and (other := _introducer(held, row)):
        wrong["project"] = f"这个项目已经认定由{other.agent}{other.get_kind_display()}；不能再认定给别人"
    owed = owed_for(held("mandate"), held("kind"), held("amount"))
    if owed and owed.amount is not None and (held("fee") or 0) > owed.amount:
        wrong["fee"] = f"按条款应付 {money(owed.amount)} 万元（{owed.working}），不能多付"
    return wrong


def owed_for(mandate: Mandate | None, kind: str, investment: int | None) -> Reward | None:
    """What the clauses of an agreement give for one achievement; None when they say nothing of its kind."""
    if mandate is None or not mandate.reward_for or mandate.reward_for != kind:
        return None
    return reward(Clauses(mandate.reward_each, mandate.reward_rate, mandate.reward_most), investment)


def achievement_part(achievement: Achievement, _person: Any) -> dict[str, Any]:
    """What is owed for it by the agreement."""
    return {"owed": owed_for(achievement.mandate, achievement.kind, achievement.amount)}


def _introducer(held: Any, row: Any) -> Achievement | None:
    """Another agent for whom the same was accepted of the project."""
    others = Achievement.objects.filter(project=held("project"), kind=held("kind"), removed_at=None)
    accepted = others.exclude(accepted_on=None).exclude(agent=held("agent")).exclude(pk=row.pk if row else 0)
    return accepted.select_related("agent").first()


def judge_year(values: Values, row: Any) -> Errors:
    """A fee is fixed only by an assessment."""
    fee, points = (values.get(name, getattr(row, name, None)) for name in ("fee", "points"))
    return {"points": "写了核定费用，还要写得分"} if fee is not None and points is None else {}
