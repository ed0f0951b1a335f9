"""The money of a program in a year: its rows by source, the monthly plan and payments, adjustments."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from jixiao.web.budget.actions.rows import place_after, put_back, save, take_out, words
from jixiao.web.kit.grid_edit import Change
from jixiao.web.kit.refused import Refused
from jixiao.web.people.log import log
from jixiao.web.people.models import Person
from jixiao.web.years.actions import must_be_open
from jixiao.web.years.models import Adjustment, Fund, MonthlyPlan, ProgramYear


@transaction.atomic
def change_funds(*, row: ProgramYear, changes: Sequence[Change], by: Person) -> None:
    must_be_open(row.year)
    for one in changes:
        if "label" in one.values and not one.values["label"]:
            raise Refused("“资金来源”不能空着；不要这一行请删除行。")
        try:
            with transaction.atomic():
                before, after = save(one.thing, one.values, by=by)
        except IntegrityError:
            raise Refused(f"“{one.thing}”已经有一行了。") from None
        if after:
            _log("budget.fund.changed", row, by, before=before, after=after, name=one.thing)


@transaction.atomic
def insert_fund(*, row: ProgramYear, after: str | None, values: Mapping[str, Any], by: Person) -> int:
    """The first one is the total."""
    must_be_open(row.year)
    rows = Fund.objects.filter(program=row)
    said = {name: value for name, value in values.items() if value not in (None, "")}
    total = not rows.filter(is_total=True).exists()
    label = "年度资金总额" if total else _new_name(row)
    fund = Fund(program=row, is_total=total, order=place_after(rows, after), **{"label": label, **said})
    if rows.filter(label=fund.label).exists():
        raise Refused(f"“{fund}”已经有一行了。")
    fund.save()
    _log("budget.fund.added", row, by, name=fund)
    return fund.pk


def _new_name(row: ProgramYear) -> str:
    taken = set(Fund.objects.filter(program=row, label__startswith="其他资金").values_list("label", flat=True))
    names = ("其他资金", *(f"其他资金{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


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
