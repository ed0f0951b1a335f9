"""Whoever was received is asked how content they were: each answer is one of the sample of satisfaction."""

from django.utils import timezone

from jixiao.web.activities.columns import VISITS
from jixiao.web.activities.models import Visit
from jixiao.web.confirmations.asking import Asked
from jixiao.web.confirmations.models import Link
from jixiao.web.ledger.actions.rows import change_row


def _hindrance(visit: Visit) -> str:
    if visit.direction != Visit.Direction.IN:
        return "接待来访的，可以请对方评价。"
    return "" if visit.asked_on is None else "已经有评价。"


def _take(visit: Visit, link: Link) -> None:
    said = {"satisfied": link.satisfied, "asked_on": timezone.localdate()}
    change_row(
        ledger=VISITS, row=visit, values=said, by=None, checked=False, verb="activities.visit.rated", who=link.name
    )


ASKED = (Asked(VISITS, "请您评价这次接待", ("firm", "on", "purpose", "leader", "follow_up"), _hindrance, _take),)
