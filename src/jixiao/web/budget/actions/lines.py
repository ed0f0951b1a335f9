"""The lines of a year's budget and accounts: typed, added, moved, taken out; and the usual ones to start from."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from jixiao.web.budget.actions.rows import add, free_name, place_after, put_back, said, save_all, take_out
from jixiao.web.budget.starting import usual_lines
from jixiao.web.kit.grid_edit import Change
from jixiao.web.people.log import log
from jixiao.web.people.models import Person
from jixiao.web.years.actions import must_be_open
from jixiao.web.years.models import BudgetLine, BudgetYear


@transaction.atomic
def change_lines(*, year: BudgetYear, changes: Sequence[Change], by: Person) -> None:
    must_be_open(year)
    for line, before, after in save_all(changes, named="item", by=by):
        log("budget.line.changed", line, by=by, department=year.department, before=before, after=after)


@transaction.atomic
def insert_line(*, year: BudgetYear, after: str | None, values: Mapping[str, Any], by: Person) -> int:
    """A new line; an empty one waits under a name of its own."""
    must_be_open(year)
    rows = BudgetLine.objects.filter(year=year)
    line = BudgetLine(year=year, **{"item": free_name(rows, "item"), **said(values)})
    add(line, among=rows, after=after, item=line.item, scope=line.scope)
    log("budget.line.added", line, by=by, department=year.department)
    return line.pk


@transaction.atomic
def remove_lines(*, year: BudgetYear, keys: Sequence[str], by: Person) -> None:
    must_be_open(year)
    for line in take_out(BudgetLine.objects.filter(year=year), keys, year=year, by=by):
        log("budget.line.removed", None, by=by, department=year.department, name=line)


@transaction.atomic
def restore_lines(*, year: BudgetYear, keys: Sequence[str], by: Person) -> None:
    must_be_open(year)
    for line in put_back(BudgetLine, keys, year=year):
        log("budget.line.restored", line, by=by, department=year.department)


@transaction.atomic
def move_line(*, year: BudgetYear, key: str, after: str | None) -> None:
    must_be_open(year)
    rows = BudgetLine.objects.filter(year=year)
    rows.filter(pk=key).update(order=place_after(rows, after))


@transaction.atomic
def start_lines(*, year: BudgetYear, by: Person) -> int:
    """The usual items that are not there yet, in their order, and those of last year; how many were added."""
    must_be_open(year)
    held = set(BudgetLine.objects.filter(year=year).values_list("item", "scope"))
    before = BudgetLine.objects.filter(year__department=year.department_id, year__year=year.year - 1)
    wanted = dict.fromkeys([(item, "") for item in usual_lines()] + list(before.values_list("item", "scope")))
    new = [pair for pair in wanted if pair not in held]
    first = len(held)
    BudgetLine.objects.bulk_create(
        BudgetLine(year=year, item=item, scope=scope, order=first + at) for at, (item, scope) in enumerate(new)
    )
    if new:
        log("budget.lines.started", year, by=by, department=year.department, count=len(new))
    return len(new)
