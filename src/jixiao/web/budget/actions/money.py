"""The money of a program in a year: its rows by source, the monthly plan and payments, adjustments."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from jixiao.web.budget.actions.rows import add, free_name, put_back, said, save, save_all, take_out, words
from jixiao.web.kit.grid_edit import Change
from jixiao.web.kit.refused import Refused
from jixiao.web.people.log import log
from jixiao.web.people.models import Person
from jixiao.web.years.actions import must_be_open
from jixiao.web.years.models import Adjustment, Fund, MonthlyPlan, ProgramYear


@transaction.atomic
def change_funds(*, row: ProgramYear, changes: Sequence[Change], by: Person) -> None:
    must_be_open(row.year)
    for fund, before, after in save_all(changes, named="label", by=by):
        _log("budget.fund.changed", row, by, before=before, after=after, name=fund)


@transaction.atomic
def insert_fund(*, row: ProgramYear, after: str | None, values: Mapping[str, Any], by: Person) -> int:
    """The first one is the total."""
    must_be_open(row.year)
    rows = Fund.objects.filter(program=row)
    total = not rows.filter(is_total=True).exists()
    label = "年度资金总额" if total else free_name(rows, "label", "其他资金")
    fund = Fund(program=row, is_total=total, **{"label": label, **said(values)})
    add(fund, among=rows, after=after, label=fund.label)
    _log("budget.fund.added", row, by, name=fund)
    return fund.pk


@transaction.atomic
def remove_funds(*, row: ProgramYear, keys: Sequence[str], by: Person) -> None:
    must_be_open(row.year)
    rows = Fund.objects.filter(program=row)
    if rows.filter(pk__in=list(keys), is_total=True).exists():
        raise Refused("合计行不能删除。")
    for fund in take_out(rows, keys, year=row.year, by=by):
        _log("budget.fund.removed", row, by, name=fund)


@transaction.atomic
def restore_funds(*, row: ProgramYear, keys: Sequence[str], by: Person) -> None:
    must_be_open(row.year)
    for fund in put_back(Fund, keys, year=row.year):
        _log("budget.fund.restored", row, by, name=fund)


@transaction.atomic
def change_months(*, row: ProgramYear, changes: Sequence[Change], by: Person) -> None:
    """What is planned and paid in each month; a month that nobody has written yet comes into being."""
    must_be_open(row.year)
    for one in changes:
        month, _ = MonthlyPlan.objects.get_or_create(program=row, month=one.thing.month)
        month.version = one.thing.version if one.thing.saved else month.version
        before, after = save(month, one.values, by=by)
        if after:
            _log("budget.month.changed", row, by, before=before, after=after, name=month)


@transaction.atomic
def adjust(*, row: ProgramYear, values: dict[str, Any], by: Person) -> Adjustment:
    """By how much, when, why, and on whose paper."""
    must_be_open(row.year)
    if not values["amount"]:
        raise Refused("调整金额不能为 0。")
    made = Adjustment.objects.create(year=row.year, program=row, by=by, **values)
    _log("budget.adjustment.made", row, by, amount=words(made, "amount"), reason=made.reason)
    return made


@transaction.atomic
def undo_adjustment(*, adjustment: Adjustment, by: Person) -> Adjustment:
    """It stays in the list, struck out."""
    must_be_open(adjustment.year)
    if adjustment.undone_at is not None:
        raise Refused("这笔调整已经撤销了。")
    adjustment.undone_at = timezone.now()
    adjustment.save(update_fields=["undone_at"])
    assert adjustment.program
    words_ = {"amount": words(adjustment, "amount"), "reason": adjustment.reason}
    _log("budget.adjustment.undone", adjustment.program, by, **words_)
    return adjustment


def _log(verb: str, row: ProgramYear, by: Person, **more: Any) -> None:
    log(verb, row, by=by, department=row.year.department, **more)
