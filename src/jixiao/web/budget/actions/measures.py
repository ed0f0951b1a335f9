"""The single values of a year (staff, assets, 三公 quantities, procurement): typed, added, moved, taken out."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from jixiao.web.budget.actions.rows import add, free_name, place_after, put_back, said, save_all, take_out
from jixiao.web.budget.starting import usual_measures
from jixiao.web.kit.grid_edit import Change
from jixiao.web.people.log import log
from jixiao.web.people.models import Person
from jixiao.web.years.actions import must_be_open
from jixiao.web.years.models import BudgetYear, Measure


@transaction.atomic
def change_measures(*, year: BudgetYear, changes: Sequence[Change], by: Person) -> None:
    must_be_open(year)
    for row, before, after in save_all(changes, named="label", by=by):
        log("budget.measure.changed", row, by=by, department=year.department, before=before, after=after)


@transaction.atomic
def insert_measure(*, year: BudgetYear, after: str | None, values: Mapping[str, Any], by: Person) -> int:
    must_be_open(year)
    rows = Measure.objects.filter(year=year)
    row = Measure(year=year, **{"label": free_name(rows, "label"), **said(values)})
    add(row, among=rows, after=after, label=row.label)
    log("budget.measure.added", row, by=by, department=year.department)
    return row.pk


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
