"""A grid as its template draws it: cells with text and spans, and a mark by which an old row is known in a browser."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from itertools import groupby
from typing import Any, NamedTuple
from zlib import crc32

from django.utils.safestring import SafeString

from jixiao.web.kit.grid import Grid, GridColumn, GridRow, RowKind
from jixiao.web.kit.grid_values import Kind, shown, typed
from jixiao.web.kit.templatetags.numbers import count, exactly

_LONGEST_NAME = 20
SCRIPTS = ("decimal", "cells", "clipboard", "pen", "selection", "saving", "rows", "grid")


class Cell(NamedTuple):
    """`text` is what editing begins with, None where it is what is shown; `rows` and `columns` are its spans."""

    name: str
    shown: str
    text: str | None = None
    rows: int = 1
    columns: int = 1
    classes: str = ""
    open: bool = False
    note: str = ""

    @property
    def drawn(self) -> SafeString:
        """As one escaped string: a grid has thousands of cells, and questions in templates are slow."""
        classes = f' class="{self.classes}"' if self.classes else ""
        spans = f' rowspan="{self.rows}"' if self.rows > 1 else ""
        spans += f' colspan="{self.columns}"' if self.columns > 1 else ""
        text = "" if self.text is None else f' data-text="{escape(self.text)}"'
        note = f' title="{escape(self.note)}"' if self.note else ""
        closed = "" if self.open else ' aria-readonly="true"'
        return SafeString(f"<td{classes}{spans}{text}{note}{closed}>{escape(self.shown)}</td>")


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its cells, `drawn`; `mark` changes when anything in it does."""

    key: str
    row: GridRow
    number: int | None
    cells: Sequence[Cell]
    name: str
    span: int  # of what stands below it
    drawn: SafeString
    mark: str

    @property
    def opened(self) -> SafeString:
        """The row up to its cells."""
        known = f'data-row="{escape(self.key)}" data-mark="{self.mark}" data-name="{escape(self.name)}"'
        number = "" if self.number is None else count(self.number)
        return SafeString(
            f'<tr class="grid-{self.row.kind.value}" {known}>\n<th scope="row" class="grid-number">{number}</th>\n'
        )


@dataclass(frozen=True, slots=True)
class Head:
    label: str
    column: GridColumn | None = None
    rows: int = 1
    columns: int = 1
    classes: str = ""


class Drawn:
    """A grid with what may be done to it."""

    scripts = tuple(f"kit/grid/{name}.js" for name in SCRIPTS)

    def __init__(self, grid: Grid, may: Mapping[str, bool], person: str = "") -> None:
        self.grid = grid
        self.may = may
        self.person = person
        self.frozen = _frozen(grid.columns)
        self.below = sum(not column.merged for column in grid.columns)
        self.width = len(grid.columns) + 1
        self.heads = _heads(grid, self.frozen)
        self.formats = {column.name: column.format for column in grid.columns}
        self.classes = {
            (column.name, open_): _classes(column, self.frozen, open_=open_)
            for column in grid.columns
            for open_ in (True, False)
        }
        self.blank = {
            (name, open_): Cell(name, "", classes=classes, open=open_)
            for (name, open_), classes in self.classes.items()
        }
        self.lines = list(self._lines())
        self.totals = [self._line(row, f"total-{at}", None, {}) for at, row in enumerate(grid.totals)]

    @property
    def empty(self) -> list[Cell]:
        """The cells of the line below all rows that becomes a new row when something is written into it."""
        return [self.blank[column.name, column.takes(None)] for column in self.grid.columns]

    @property
    def order(self) -> str:
        return " ".join(line.key for line in self.lines)

    def newer_than(self, seen: Mapping[str, str]) -> list[Line]:
        """The rows that a browser has not, or has otherwise."""
        return [line for line in self.lines if seen.get(line.key) != line.mark]

    def _lines(self) -> Iterator[Line]:
        spans = _spans(self.grid)
        number = 0
        for at, row in enumerate(self.grid.rows):
            number += row.kind is RowKind.DATA
            is_data = row.kind is RowKind.DATA
            yield self._line(row, row.key if is_data else f"line-{at}", number if is_data else None, spans[at])

    def _line(self, row: GridRow, key: str, number: int | None, spans: Mapping[str, int]) -> Line:
        if row.kind is RowKind.HEADING:
            cells = [Cell("", row.label, columns=len(self.grid.columns))]
        elif row.kind is RowKind.TOTAL:
            named = next((column.name for column in self.grid.columns if not column.merged), "")
            cells = [
                self._total(column, row, row.label if column.name == named else "") for column in self.grid.columns
            ]
        else:
            cells = [
                self._cell(column, row, spans.get(column.name, 1))
                for column in self.grid.columns
                if spans.get(column.name, 1)
            ]
        drawn = SafeString("\n".join([cell.drawn for cell in cells]))
        mark = f"{crc32(repr((number, drawn, row.findings, self.may['change'])).encode()):08x}"
        return Line(key, row, number, cells, self._name(row), self.below, drawn, mark)

    def _cell(self, column: GridColumn, row: GridRow, span: int) -> Cell:
        value, form = row.value(column.name), self.formats[column.name]
        open_ = self.may["change"] and column.takes(row.thing)
        if value in (None, "") and span == 1 and column.name not in row.notes:
            return self.blank[column.name, open_]
        text, read = typed(form, value), shown(form, value)
        rounded = form.kind is Kind.MONEY and text and Decimal(read.replace(",", "")) != Decimal(text)
        note = row.notes.get(column.name, "")
        noted = " grid-noted" if note else ""
        note = "；".join(part for part in (note, exactly(value) if rounded else "") if part)
        classes = self.classes[column.name, open_] + noted
        return Cell(column.name, read, None if text == read else text, span, 1, classes, open_, note)

    def _total(self, column: GridColumn, row: GridRow, label: str) -> Cell:
        value = shown(self.formats[column.name], row.value(column.name))
        return Cell(column.name, value or label, classes=self.classes[column.name, True])

    def _name(self, row: GridRow) -> str:
        """What people call the row: the text of its first column that has one and is not merged."""
        if row.kind is not RowKind.DATA:
            return row.label
        texts = (
            typed(self.formats[column.name], row.value(column.name))
            for column in self.grid.columns
            if not column.merged
        )
        return next((text for text in texts if text), "")[:_LONGEST_NAME]


def _classes(column: GridColumn, frozen: Mapping[str, str], *, open_: bool) -> str:
    words = (
        "number" if column.kind.is_number else "",
        frozen.get(column.name, ""),
        "grid-merged" if column.merged else "",
        "" if open_ else "grid-closed",
    )
    return " ".join(word for word in words if word)


def _frozen(columns: Sequence[GridColumn]) -> dict[str, str]:
    """Classes of the columns that stay in sight; on a telephone only one does, the first that is not merged."""
    stay = [column for column in columns if column.frozen]
    kept = next((column for column in stay if not column.merged), stay[0] if stay else None)
    return {
        column.name: f"grid-frozen grid-frozen-{at}{' grid-kept' if column is kept else ''}"
        for at, column in enumerate(stay, 1)
    }


def _heads(grid: Grid, frozen: Mapping[str, str]) -> list[list[Head]]:
    """One row of heads, or two where columns stand under a group."""
    two = any(column.group for column in grid.columns)
    upper: list[Head] = []
    lower: list[Head] = []
    for group, columns in groupby(grid.columns, key=lambda column: column.group):
        members = list(columns)
        heads = [Head(column.head, column, classes=_head_classes(column, frozen)) for column in members]
        if group:
            upper.append(Head(group, columns=len(members)))
            lower += heads
        else:
            upper += [Head(head.label, head.column, rows=2 if two else 1, classes=head.classes) for head in heads]
    return [upper, lower] if two else [upper]


def _head_classes(column: GridColumn, frozen: Mapping[str, str]) -> str:
    number = "number" if column.kind.is_number else ""
    return " ".join(word for word in (f"grid-{column.width}", number, frozen.get(column.name, "")) if word)


def _spans(grid: Grid) -> list[dict[str, int]]:
    """For each row the rowspan of its merged cells, 0 where a cell above covers it; findings take a line of their own.

    A cell joins the one above when it and every merged cell before it are equal.
    """
    names = [column.name for column in grid.columns if column.merged]
    spans: list[dict[str, int]] = [{} for _ in grid.rows]
    open_at: dict[str, int] = {}
    before: GridRow | None = None
    for at, row in enumerate(grid.rows):
        if row.kind is not RowKind.DATA:
            before = None
            continue
        joined = True
        for name in names:
            joined = joined and before is not None and _same(row.value(name), before.value(name))
            if not joined:
                open_at[name] = at
            spans[at][name] = 0
            spans[open_at[name]][name] += 1 + bool(row.findings)
        before = row
    return spans


def _same(value: Any, above: Any) -> bool:
    return value == above and value not in ("", None)
