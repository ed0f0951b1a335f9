"""Rows counted and summed up beforehand, by the values of columns that have few: what most filters ask for.

A cube has a cell for each set of values of its columns that rows have. The filters in the bar stand together in one
cube, each further column beside the stage. Cells are kept a department (models.Tally), worked out when first asked for,
and carried on by every change; after many rows at once they are worked out anew.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.db.models import CharField, F, QuerySet, TextField
from django.db.models.functions import Cast, Substr

from jixiao.web.ledger import kinds
from jixiao.web.ledger.column import Column, Ledger
from jixiao.web.ledger.filters import RowFilter
from jixiao.web.ledger.models import Tally, Turn
from jixiao.web.ledger.registry import ledger_named
from jixiao.web.ledger.totals import Line, answered, asked, line_of

_BETWEEN = "|"
Cells = dict[str, Line]
Split = list[tuple[tuple[str, ...], Line]]
Test = Callable[[str], bool]


@dataclass(frozen=True)
class Cube:
    """Columns by whose values rows are counted."""

    ledger: Ledger
    columns: tuple[Column, ...]

    @property
    def name(self) -> str:
        return ",".join(column.name for column in self.columns)

    def cell(self, state: Mapping[str, Any]) -> str:
        """To which cell a row belongs that was read by `machine_values`."""
        return _BETWEEN.join(column.kind.part(state[column.field.attname]) for column in self.columns)

    def tests(self, form: RowFilter) -> list[Test | None] | None:
        """What each part of a cell must be for the filters to mean its rows; None when cells cannot tell."""
        left = {*form.asked} - {"department"}
        tests: list[Test | None] = []
        for column in self.columns:
            keys = {column.name, f"{column.name}_from", f"{column.name}_to"} & left
            test = column.kind.parts(column, form.cleaned_data) if keys else None
            if keys and test is None:
                return None
            tests.append(test)
            left -= keys
        return None if left else tests

    def lines(self, rows: QuerySet[Any]) -> Iterable[tuple[int, str, Line]]:
        """Department, cell and line, as the database groups them."""
        paths = []
        for at, column in enumerate(self.columns):
            is_day = column.kind is kinds.DAY
            paths.append(f"month_{at}" if is_day else column.field.attname)
            if is_day:
                rows = rows.annotate(**{paths[-1]: Substr(Cast(column.name, CharField()), 1, 7)})
        for answer in rows.order_by().values("department", *paths).annotate(**asked(self.ledger)):
            parts = (column.kind.part(answer[path]) for column, path in zip(self.columns, paths, strict=True))
            yield answer["department"], _BETWEEN.join(parts), answered(self.ledger, answer)


def cubes_of(ledger: Ledger) -> tuple[Cube, ...]:
    """The filters of the bar together, then every other column of few values beside the stage."""
    return _cubes_of(ledger.name)


@cache
def _cubes_of(name: str) -> tuple[Cube, ...]:
    ledger = ledger_named(name)
    few = [column for column in ledger.columns if column.kind.is_few(column) and (column.filtered or column.grouped)]
    bar = [column for column in few if column.filtered is True and column.kind is not kinds.DAY]
    stage = [ledger.by_name[ledger.stage]] if ledger.stage else []
    return (Cube(ledger, (*bar,)), *(Cube(ledger, (*stage, one)) for one in few if one not in bar))


def tallied(ledger: Ledger, meant: Iterable[int], form: RowFilter, by: str = "") -> dict[str, list[Line]] | None:
    """The lines of what is filtered, by the value of a column (or department, or "a_day-year"); None without a cube."""
    name, _, step = by.partition("-")
    for cube in cubes_of(ledger):
        place = next((at for at, column in enumerate(cube.columns) if column.name == name), None)
        if by not in ("", "department") and place is None:
            continue
        tests = cube.tests(form)
        if tests is not None:
            found: dict[str, list[Line]] = {}
            for department, cells in _cells(cube, meant).items():
                for parts, line in _admitted(cells, tests):
                    group = "" if place is None else parts[place][: 4 if step == "year" else None]
                    found.setdefault(str(department) if by == "department" else group, []).append(line)
            return found
    return None


def _admitted(cells: Split, tests: list[Test | None]) -> Split:
    """A column has few values, so each is tested once."""
    for at, test in enumerate(tests):
        if test is not None:
            good = {part for part in {parts[at] for parts, _ in cells} if test(part)}
            cells = [cell for cell in cells if cell[0][at] in good]
    return cells


def _cells(cube: Cube, departments: Iterable[int]) -> dict[int, Split]:
    """By department."""
    kept = Tally.objects.filter(
        turn__ledger=cube.ledger.name, turn__department__in=departments, columns=cube.name, mark=F("turn__mark")
    ).annotate(text=Cast("cells", TextField()))
    found = {department: _split(text) for department, text in kept.values_list("turn__department", "text")}
    unknown = set(departments) - found.keys()
    more = _worked_out(cube, unknown) if unknown else {}
    return found | {department: _split(json.dumps(cells)) for department, cells in more.items()}


@lru_cache(maxsize=512)
def _split(text: str) -> Split:
    """Cells as they are kept, read; all but one of the departments are mostly as they were when somebody last asked."""
    return [(tuple(cell.split(_BETWEEN)), line) for cell, line in json.loads(text).items()]


def _worked_out(cube: Cube, departments: Iterable[int]) -> dict[int, Cells]:
    """From the rows, and kept; of no use to anybody if a change came between."""
    name, found = cube.ledger.name, {pk: Cells() for pk in departments}
    Turn.objects.bulk_create([Turn(ledger=name, department_id=pk) for pk in found], ignore_conflicts=True)
    turns = list(Turn.objects.filter(ledger=name, department__in=found))
    rows = cube.ledger.model._default_manager.filter(removed_at=None, department__in=found)
    for department, cell, line in cube.lines(rows):
        found[department][cell] = line
    Tally.objects.bulk_create(
        [Tally(turn=one, columns=cube.name, mark=one.mark, cells=found[one.department_id]) for one in turns],
        update_conflicts=True,
        unique_fields=["turn", "columns"],
        update_fields=["mark", "cells"],
    )
    return found


def carry(ledger: Ledger, turn: Turn, mark: str, moves: Iterable[tuple[Mapping[str, Any], int]]) -> None:
    """Take rows into what is kept (1) or out of it (-1), and have it hold under a new mark."""
    cubes = {cube.name: cube for cube in cubes_of(ledger)}
    held = [one for one in turn.tallies.filter(mark=turn.mark) if one.columns in cubes]
    for one in held:
        for state, sign in moves:
            if state["removed_at"] is None:
                cell = cubes[one.columns].cell(state)
                brought = [sign * number for number in line_of(ledger, state)]
                line = [a + b for a, b in zip(one.cells.get(cell, [0] * len(brought)), brought, strict=True)]
                one.cells[cell] = line
                if not line[0]:
                    del one.cells[cell]
        one.mark = mark
    Tally.objects.bulk_update(held, ["mark", "cells"])
