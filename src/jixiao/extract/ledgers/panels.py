"""Grid → panels: rows with their names, codes and figures. A table of two sides (收入 | 支出) makes two panels."""

import re
from collections.abc import Sequence
from dataclasses import field
from decimal import Decimal

from jixiao.document.model import Document
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.place import Span
from jixiao.extract.ledgers.grid import NOTHING, Entry, Grid, indent_of
from jixiao.extract.ledgers.heads import (
    CODE,
    NEVER_ADDED,
    RATIOS,
    Body,
    Caption,
    Column,
    Side,
    body_of,
    head_height,
    needs_unit,
    read_caption,
    read_columns,
    read_sides,
)
from jixiao.extract.ledgers.words import Role, bare, is_of_which, item_of, style_of, total_rank, unit_in
from jixiao.units.measure import unit as unit_named
from jixiao.units.number import Printed
from jixiao.units.record import record
from jixiao.units.regex import regex

_CATALOG = regex(r"[ABC]\d")
_RATIO_ROW = regex(r"[%％][）)]?$|增[减长]率|增[减长]幅度?$|占比|比重|执行率|完成率")
_COUNTED = {
    "人": regex(r"人数|编制|在职|在编|离休|退休|实有|人员|人次"), "辆": regex(r"车辆|辆"),
    "个": regex(r"个数|项目数|团组|批次|次数|户数|家数|台数|套数|件数"),
}  # fmt: skip
LONGEST_UNIT = 5


@record
class Row:
    """A row of a panel. `figures` by column; a column that is missing was left blank."""

    number: int
    label: str
    span: Span
    code: str
    style: int
    indent: int
    rank: int
    of_which: bool
    figures: dict[int, Figure] = field(compare=False)
    catalog: str = ""  # 政府采购目录序号: A goods, B works, C services


@record
class Panel:
    columns: tuple[Column, ...]  # those that hold numbers
    rows: tuple[Row, ...]
    label_head: str = ""

    def money(self) -> tuple[Column, ...]:
        """Columns whose numbers may be added downwards."""
        return tuple(c for c in self.columns if c.role not in NEVER_ADDED)


@record
class Sheet:
    """A table understood."""

    span: Span
    caption: Caption
    panels: tuple[Panel, ...]
    unit_needed: bool


def read_sheet(document: Document, grid: Grid, year: int, units: Sequence[re.Match[str]]) -> Sheet | None:
    """None when the table holds no figures below a head."""
    rows = [row for row in grid.rows if any(e.said for e in row)]
    height = head_height(rows)
    if height is None:
        return None
    head, body = rows[:height], body_of(rows, height)
    columns = read_columns(head, body, len(rows[0]), year)
    caption = read_caption(document.text, grid, head, units)
    found = (_panel(document, body, side, caption.unit) for side in read_sides(columns, head))
    panels = tuple(panel for panel in found if panel is not None)
    return Sheet(grid.span, caption, panels, needs_unit(columns, body)) if panels else None


def _panel(document: Document, body: Body, side: Side, unit: str) -> Panel | None:
    found = (_row(document, number, cells, side, unit) for number, cells in body)
    rows = tuple(row for row in found if row is not None)
    if not any(row.figures for row in rows):
        return None
    head = "".join(h for c in side.labels if c.role is Role.LABEL for h in c.heads[-1:])
    return Panel(side.numbers, rows, head)


def _row(document: Document, number: int, cells: tuple[Entry, ...], side: Side, unit: str) -> Row | None:
    """None for a row that holds nothing but its ordinal."""
    labels = [c for c in side.labels if cells[c.index].said]
    names = [cells[c.index] for c in labels if c.role is Role.LABEL]
    codes = [cells[c.index].text.strip() for c in labels if c.role is Role.CODE]
    lead = _lead(names) or next((cells[c.index] for c in labels), NOTHING)
    label = lead.text.strip()
    rank = max((total_rank(e.text) for e in (*names, lead)), default=0)
    if rank and not total_rank(label):
        label = next(e.text.strip() for e in names if total_rank(e.text))
    word = cells[side.measure.index].text.strip() if side.measure is not None else ""
    found = ((c.index, _figure(cells[c.index], c, label, _measured(word, c, unit))) for c in side.numbers)
    figures = {index: figure for index, figure in found if figure is not None}
    if not figures and not names and (lead is NOTHING or lead.is_number):
        return None
    catalog = next((c for c in codes if _CATALOG.match(c)), "")
    indent = indent_of(document, lead.span.start) if lead.said else 0
    code, style, of_which = _join_codes(codes), style_of(label), is_of_which(label)
    return Row(number, label, lead.span, code, style, indent, rank, of_which, figures, catalog)


def _lead(names: Sequence[Entry]) -> Entry | None:
    """The narrowest name: the last of the label columns that speaks for itself in this row."""
    own = [e for e in names if e.first]
    return own[-1] if own else (names[-1] if names else None)


def _join_codes(codes: Sequence[str]) -> str:
    """201 | 13 | 08 in three columns, or 2011308 in one."""
    digits = [c for c in codes if c.isdecimal()]
    if len(digits) > 1 and len(digits[0]) == 3 and all(len(d) == 2 for d in digits[1:]):
        return "".join(digits)
    return digits[0] if digits and CODE.fullmatch(digits[0]) else ""


def _measured(word: str, column: Column, unit: str) -> str:
    """The unit a 计量单位 column gives: to every number where the table has none, else to the quantity (3 台) only."""
    if not word or len(word) > LONGEST_UNIT or (unit and column.role is not Role.QUANTITY):
        return unit
    return word


def _figure(cell: Entry, column: Column, label: str, unit: str) -> Figure | None:
    if not cell.is_number or not cell.first:
        return None
    name = cell.unit or _unit_of(column, label, unit)
    worth = unit_named(name)
    printed = Printed.of(cell.digits, name)
    if name in _COUNTED or worth.is_count or column.role in (Role.QUANTITY, Role.COUNT):
        kind = FigureKind.COUNT
        printed = whole(printed)
    elif column.role is Role.GROWTH:
        kind = FigureKind.GROWTH
    elif worth.is_ratio:
        kind = FigureKind.RATIO
    elif column.role is Role.SCORE:
        kind = FigureKind.SCORE
        printed = whole(printed)
    elif column.role is Role.DELTA:
        kind = FigureKind.CHANGE
    else:
        kind = FigureKind.AMOUNT if worth.is_money else FigureKind.OTHER
    return Figure(cell.span, kind, printed, subject=f"{bare(label)}{column.head and '·' + column.head}")


def whole(printed: Printed) -> Printed:
    """Whole numbers of things and of points are not rounded."""
    return Printed(printed.value, Decimal(0) if printed.step == 1 else printed.step, printed.unit)


def _unit_of(column: Column, label: str, unit: str) -> str:
    """The unit of a number: that of its head, of its row, else that of the table when the column can be money."""
    if column.unit:
        return column.unit
    if column.role is Role.SCORE:
        return "分"  # of 预算执行（执行率96.40%）, too
    if column.role in RATIOS or _RATIO_ROW.search(label):
        return "%"
    if column.role in (Role.COUNT, Role.QUANTITY):
        named = unit_in(label) or (unit if not unit_named(unit).is_money else "")
        return named or next((u for u, words in _COUNTED.items() if words.search(column.head)), "")
    own = unit_in(label)
    if own and unit_named(own).is_count and not _WORTH.search(column.head):
        return own  # 公务用车保有量（辆） among rows of money
    return unit or own


_WORTH = regex("价值|金额|原值|净值")


def side_of(panel: Panel) -> str:
    """收入 or 支出 when the panel is one side of a table of two."""
    labels = [item_of(row.label) for row in panel.rows]
    income = sum(i in ("收入总计", "本年收入", "一般公共预算", "事业收入", "其他收入") for i in labels)
    spending = sum(i in ("支出总计", "本年支出", "结余分配", "年末结转结余") for i in labels)
    head = panel.label_head
    if "收入" in head and "支出" not in head:
        return "收入"
    if "支出" in head and "收入" not in head:
        return "支出"
    return "收入" if income > spending else "支出" if spending > income else ""
