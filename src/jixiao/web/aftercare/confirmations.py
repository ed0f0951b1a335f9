"""A firm is asked itself whether its matter is solved."""

from typing import Any

from django.utils import timezone

from jixiao.web.aftercare.columns import ISSUES
from jixiao.web.aftercare.models import Issue
from jixiao.web.confirmations.asking import Asked
from jixiao.web.confirmations.models import Link
from jixiao.web.ledger.actions.rows import change_row
from jixiao.web.people.models import Person


def _hindrance(issue: Issue) -> str:
    if issue.confirmed_on is not None:
        return "企业已经确认。"
    return "" if issue.solved_on is not None else "写了解决日期和解决情况以后，可以请企业自己确认。"


def _take(issue: Issue, link: Link) -> None:
    today = timezone.localdate()
    said: dict[str, Any] = {"satisfied": link.satisfied, "reply": link.words}
    if link.verdict == Link.Verdict.YES:
        said |= {"confirmed_on": today, "confirmed_by": link.name, "grade": Issue.Grade.OWN_WORD, "disputed_on": None}
        verb = "aftercare.issue.confirmed"
    else:
        said |= {"disputed_on": today}
        verb = "aftercare.issue.disputed"
    change_row(ledger=ISSUES, row=issue, values=said, by=None, checked=False, verb=verb, who=link.name)


def _renew(issue: Issue, by: Person) -> None:
    """Who asks again says that it is solved now."""
    if issue.disputed_on is not None:
        change_row(ledger=ISSUES, row=issue, values={"disputed_on": None}, by=by, checked=False)


ASKED = (
    Asked(
        ISSUES,
        "请您确认问题是否解决",
        ("enterprise", "title", "raised_on", "office", "answered_on", "answer", "solved_on", "result"),
        _hindrance,
        _take,
        {Link.Verdict.YES: "已经解决", Link.Verdict.NO: "没有解决"},
        _renew,
    ),
)
