"""The single values of a year (staff, assets, 三公 quantities, procurement): typed, added, moved, taken out."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.web.budget.actions.rows import place_after, put_back, save, take_out
from jixiao.web.budget.starting import usual_measures
from jixiao.web.kit.grid_edit import Change
from jixiao.web.kit.refused import Refused
from jixiao.web.people.log import log
from jixiao.web.people.models import Person
from jixiao.web.years.actions import must_be_open
from jixiao.web.years.models import BudgetYear, Measure


@transaction.atomic
def change_measures(*, year: BudgetYear, changes: Sequence[Change], by: Person) -> None:
    must_be_open(year)
    for one in changes:
        if "label" in one.values and not one.values["label"]:
            raise Refused("“项目”不能空着；不要这一行请删除行。")
        try:
            with transaction.atomic():
                before, after = save(one.thing, one.values, by=by)
        except IntegrityError:
            raise Refused(f"“{one.thing}”已经有一行了。") from None
        if after:
            log("budget.measure.changed", one.thing, by=by, department=year.department, before=before, after=after)


@transaction.atomic
def insert_measure(*, year: BudgetYear, after: str | None, values: Mapping[str, Any], by: Person) -> int:
    must_be_open(year)
    rows = Measure.objects.filter(year=year)
    said = {name: value for name, value in values.items() if value not in (None, "")}
    row = Measure(year=year, order=place_after(rows, after), **{"label": _new_name(year), **said})
    if rows.filter(label=row.label).exists():
        raise Refused(f"“{row}”已经有一行了。")
    row.save()
    log("budget.measure.added", row, by=by, department=year.department)
    return row.pk


def _new_name(year: BudgetYear) -> str:
    taken = set(Measure.objects.filter(year=year, label__startswith="新项目").values_list("label", flat=True))
    return next(name for number in range(1, len(taken) + 2) if (name := f"新项目{number}") not in taken)


@transaction.atomic
def remove_measures(*, year: BudgetYear, keys: Sequence[str], by: Person) -> None:
    must_be_open(year)
    for row in take_out(Measure.objects.filter(year=year), keys, year=year, by=by):
        log("budget.measure.removed", None, by=by, department=year.department, name=row)


@transaction.atomic
def restore_measures(*, year: BudgetYear, keys: Sequence[str], by: Person) -> None:
    must_be_open(year)
    for row in put_back(Measure, keys, year=year):
        log("budget.measure.restored", row, by=by, department=year.department)


@transaction.atomic
def move_measure(*, year: BudgetYear, key: str, after: str | None) -> None:
    must_be_open(year)
    rows = Measure.objects.filter(year=year)
    rows.filter(pk=key).update(order=place_after(rows, after))


@transaction.atomic
def start_measures(*, year: BudgetYear, by: Person) -> int:
    """The usual values that are not there yet; how many were added."""
    must_be_open(year)
    held = set(Measure.objects.filter(year=year).values_list("label", flat=True))
    before = Measure.objects.filter(year__department=year.department_id, year__year=year.year - 1)
    wanted = {**usual_measures(), **dict(before.values_list("label", "unit"))}
    new = [(name, unit) for name, unit in wanted.items() if name not in held]
    Measure.objects.bulk_create(
        Measure(year=year, label=name, unit=unit, order=len(held) + at) for at, (name, unit) in enumerate(new)
    )
    if new:
        log("budget.measures.started", year, by=by, department=year.department, count=len(new))
    return len(new)
