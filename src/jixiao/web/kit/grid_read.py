"""Changed cells as a browser sends them → values for the app's rows, or what is wrong, cell by cell, in Chinese."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import BadRequest

from jixiao.web.kit.grid import Grid, GridColumn, GridRow
from jixiao.web.kit.grid_values import NotUnderstood, shown, typed

_LONGEST_QUOTE = 30


@dataclass(frozen=True, slots=True)
class Change:
    """New values of one row, by column; `thing` is the row as it was read, with its version."""

    key: str
    thing: Any
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell that cannot be saved."""

    row: str
    column: str
    words: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that somebody else changed meanwhile."""

    row: str
    column: str
    place: str
    theirs: str
    mine: str
    by: str


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a preview."""

    place: str
    old: str
    new: str


@dataclass
class Edits:
    """All cells of one change, read. `new` are the rows to be made, by the browser's name for them (+1, +2 …)."""

    changes: list[Change] = field(default_factory=list)
    new: dict[str, dict[str, Any]] = field(default_factory=dict)
    wrong: list[Wrong] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    closed: int = 0  # pasted cells that cannot be written
    refused: list[str] = field(default_factory=list)


def read(grid: Grid, cells: Iterable[Any], *, pasted: bool = False) -> Edits:
    """Nothing is left out in silence: a cell that cannot be written is wrong, in a pasted block it is counted."""
    reader = _Reader(grid, pasted)
    for cell in cells:
        if not isinstance(cell, dict) or not {"row", "column", "text"} <= set(cell):
            raise BadRequest("表格送来的内容没有读懂；请刷新页面。")
        reader.read(str(cell["row"]), str(cell["column"]), str(cell["text"]), cell.get("old"))
    return reader.finished()


class _Reader:
    def __init__(self, grid: Grid, pasted: bool) -> None:
        self.grid = grid
        self.pasted = pasted
        self.rows = grid.numbered()
        self.edits = Edits()
        self.values: dict[str, dict[str, Any]] = {}

    def read(self, key: str, name: str, text: str, old: object) -> None:
        column = self.grid.column(name)
        is_new = key.startswith("+")
        if column is None or (not is_new and key not in self.rows):
            self.edits.wrong.append(Wrong(key, name, f"这一行已被删除，您写的是“{_quoted(text)}”，请复制后写到别的行"))
            return
        number, row = self._row(key)
        place = f"第{number}行“{column.label}”"
        if not column.takes(row.thing if row else None):
            self._closed(key, column, place)
            return
        try:
            value = column.read(text, row.thing if row else None)
        except NotUnderstood as words:
            self.edits.wrong.append(Wrong(key, name, f"{place}：“{_quoted(text)}”{words}"))
            return
        if row:
            self._compare(row, column, place, value, old)
        else:
            self.values.setdefault(key, {})[name] = value
            self._step(place, "", column, value)

    def _row(self, key: str) -> tuple[int, GridRow | None]:
        if key in self.rows:
            return self.rows[key]
        after = len(self.rows)
        return after + int(key[1:]) if key[1:].isdecimal() else after + 1, None

    def _closed(self, key: str, column: GridColumn, place: str) -> None:
        if self.pasted:
            self.edits.closed += 1
        else:
            self.edits.wrong.append(Wrong(key, column.name, f"{place}不能改"))

    def _compare(self, row: GridRow, column: GridColumn, place: str, value: Any, old: object) -> None:
        now = row.value(column.name)
        text = typed(column.format, now)
        if text == typed(column.format, value):
            return
        if old is not None and old != text:
            theirs = shown(column.format, now) or "空"
            mine = shown(column.format, value) or "空"
            self.edits.conflicts.append(Conflict(row.key, column.name, place, theirs, mine, row.changed_by))
            return
        self.values.setdefault(row.key, {})[column.name] = value
        self._step(place, shown(column.format, now), column, value)

    def _step(self, place: str, old: str, column: GridColumn, value: Any) -> None:
        self.edits.steps.append(Step(place, old, shown(column.format, value)))

    def finished(self) -> Edits:
        for key, values in self.values.items():
            if key in self.rows:
                self.edits.changes.append(Change(key, self.rows[key][1].thing, values))
            elif any(value not in (None, "") for value in values.values()):
                self.edits.new[key] = values
        return self.edits


def _quoted(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST_QUOTE else f"{flat[:_LONGEST_QUOTE]}…"
