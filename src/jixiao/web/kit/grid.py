"""The editing grid: columns and rows as an app gives them. `grid_draw.py` draws it, `grid_edit.py` takes what is typed.

Grid("lines", "项目支出", COLUMNS, [GridRow(line) for line in lines], totals=[GridRow.total("合计", {"budget": sum})])
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from jixiao.units.reached import NotReached, value_in
from jixiao.web.kit.grid_values import Choices, Format, Kind, NotUnderstood, parse

__all__ = ["Finding", "Grid", "GridColumn", "GridRow", "Kind", "RowKind"]


class RowKind(Enum):
    DATA = "data"
    HEADING = "heading"  # one cell over all columns
    TOTAL = "total"  # printed strong, not edited


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column. `name` is the attribute (or key) of the row's thing and of what the app gets back.

    `editable` may be a question about the row's thing; `merged` joins equal cells one under another (一级指标),
    merged columns stand first; `group` is a head over neighbouring columns of the same group; `width` is xs, s, m, l
    or xl; `limit` is the longest text. MONEY keeps 分 and shows `unit` (元, 千元, 万元, 亿元). `measured` is the unit
    of a row's thing, which people may write behind the number: 92%, 12 亿元.
    """

    name: str
    label: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    width: str = "m"
    group: str = ""
    frozen: bool = False
    merged: bool = False
    editable: bool | Callable[[Any], bool] = True
    choices: Choices = ()
    limit: int = 0
    help: str = ""
    measured: Callable[[Any], str] | None = None

    @property
    def format(self) -> Format:
        return Format(self.kind, self.unit, self.choices, self.limit)

    @property
    def head(self) -> str:
        """With its unit: 年初预算（万元）."""
        return f"{self.label}（{self.unit}）" if self.unit else self.label

    def takes(self, thing: Any) -> bool:
        """Whether the cell of this row may be changed; None stands for a row that is yet to be made."""
        if callable(self.editable):
            return thing is None or self.editable(thing)
        return self.editable

    def read(self, text: str, thing: Any) -> Any:
        """The value that was typed into the cell of this row. Raises NotUnderstood."""
        try:
            return parse(self.format, text)
        except NotUnderstood:
            if self.measured is None or thing is None:
                raise
        try:
            return value_in(text, self.measured(thing))
        except NotReached as words:
            raise NotUnderstood(str(words).removeprefix(f"“{text.strip()}”")) from None


@dataclass(frozen=True, slots=True)
class Finding:
    """What is to be said about a row while it is written; `better` would be taken over into `column` with one click."""

    severity: str  # error, warning or note
    code: str
    message: str
    column: str = ""
    better: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row over its thing: a model object, or a mapping for rows nobody edits. `notes` hang on cells, by column."""

    thing: Any
    kind: RowKind = RowKind.DATA
    findings: Sequence[Finding] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    label: str = ""

    @classmethod
    def heading(cls, label: str) -> "GridRow":
        return cls({}, RowKind.HEADING, label=label)

    @classmethod
    def total(cls, label: str, values: Mapping[str, Any]) -> "GridRow":
        """`values` by column; the label stands in the first column that is not merged."""
        return cls(values, RowKind.TOTAL, label=label)

    @property
    def key(self) -> str:
        """Of a row of data."""
        return str(self.thing.pk)

    @property
    def changed_by(self) -> str:
        """The name of who changed it last; "" when nobody did or the thing does not know."""
        return str(getattr(self.thing, "changed_by", ""))

    def value(self, name: str) -> Any:
        return self.thing.get(name) if isinstance(self.thing, Mapping) else getattr(self.thing, name)


@dataclass(frozen=True, slots=True)
class Grid:
    """`name` is the id of its element, `label` what it is called; `words` stand where there are no rows yet."""

    name: str
    label: str
    columns: Sequence[GridColumn]
    rows: Sequence[GridRow]
    totals: Sequence[GridRow] = ()
    words: str = "还没有内容。"

    def column(self, name: str) -> GridColumn | None:
        return next((column for column in self.columns if column.name == name), None)

    def numbered(self) -> dict[str, tuple[int, GridRow]]:
        """The rows that can be edited by their key, with the number people see before them."""
        data = (row for row in self.rows if row.kind is RowKind.DATA)
        return {row.key: (number, row) for number, row in enumerate(data, 1)}
