"""Corrective measures: entered, carried out, confirmed; promises of last year's report answered."""

from typing import Any

from django.db import transaction

from jixiao.web.kit.refused import Refused
from jixiao.web.monitoring.models import CorrectiveMeasure
from jixiao.web.monitoring.queries import promises_of
from jixiao.web.people.log import change, described, log
from jixiao.web.people.models import Person
from jixiao.web.years.actions import must_not_be_closed
from jixiao.web.years.models import BudgetYear

State = CorrectiveMeasure.State
_TOLD = ("problem", "text", "owner", "due")
_ANSWERED = (State.DONE, State.DROPPED)


@transaction.atomic
def add_measure(*, year: BudgetYear, values: dict[str, Any], by: Person | None) -> CorrectiveMeasure:
    must_not_be_closed(year)
    _must_be_told(values)
    row = CorrectiveMeasure.objects.create(year=year, changed_by=by.name if by else "", **values)
    log("monitoring.measure.added", row, by=by, department=year.department, after=described(row, *_TOLD))
    return row


@transaction.atomic
def change_measure(*, row: CorrectiveMeasure, values: dict[str, Any], by: Person) -> CorrectiveMeasure:
    """Raises Stale when somebody else has changed it since `row.version`."""
    must_not_be_closed(row.year)
    _must_be_told(values)
    if row.promised and values.get("text", row.text) != row.text:
        raise Refused("上年报告里的原话不能改；怎样落实请写在“落实情况”里。")
    before, after = change(row, values, by=by)
    if after:
        log("monitoring.measure.changed", row, by=by, department=row.year.department, before=before, after=after)
    return row


def _must_be_told(values: dict[str, Any]) -> None:
    """What came of it, or why not."""
    if values.get("state") in _ANSWERED and not values.get("answer"):
        raise Refused("已落实的请写明落实情况，不再执行的请写明理由。")


@transaction.atomic
def answer_promise(*, year: BudgetYear, number: int, state: str, answer: str, by: Person | None) -> CorrectiveMeasure:
    """What has become of a measure that last year's report promised; from then on it is in the ledger."""
    must_not_be_closed(year)
    promise = next((one for one in promises_of(year) if one.number == number), None)
    if promise is None:
        raise Refused("上年报告里没有这一条了；请刷新页面。")
    values = {"state": state, "answer": answer}
    if promise.answer:
        return change_measure(row=promise.answer, values=values, by=by) if by else promise.answer
    source = CorrectiveMeasure.Source.REPORT
    return add_measure(year=year, values={"text": promise.text, "source": source, "promised": True, **values}, by=by)
