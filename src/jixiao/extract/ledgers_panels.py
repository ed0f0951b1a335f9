"""Grid → panels: which rows are the head, what each column holds, which unit its numbers have, which rows are parts.

A table of two sides (收入 | 支出) makes two panels; every other table one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from jixiao.document.model import Document
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.place import Span
from jixiao.extract.ledgers_grid import NOTHING, Entry, Grid, indent_of, is_ordinals
from jixiao.extract.ledgers_words import (
    UNIT,
    Role,
    bare,
    is_of_which,
    item_of,
    role_of,
    style_of,
    total_rank,
    unit_in,
)
from jixiao.units.measure import unit as unit_named
from jixiao.units.number import Printed

_CATALOG = re.compile(r"[ABC]\d")
_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}")
_MONEY_HEAD = re.compile(r"预算|决算|执行|支出|收入|金额|资金|经费|拨款|价值|原值|净值|单价|总额|合计|结转|结余")
_RATIO_ROW = re.compile(r"[%％][）)]?$|增[减长]率|增[减长]幅度?$|占比|比重|执行率|完成率")
_COUNTED = {
    "人": re.compile(r"人数|编制|在职|在编|离休|退休|实有|人员|人次"), "辆": re.compile(r"车辆|辆"),
    "个": re.compile(r"个数|项目数|团组|批次|次数|户数|家数|台数|套数|件数"),
}  # fmt: skip
_RATIOS = frozenset({Role.GROWTH, Role.SHARE, Role.RATE})
NEVER_ADDED = _RATIOS | {Role.PRICE, Role.ORDINAL, Role.CODE, Role.LABEL, Role.REMARK, Role.MEASURE_WORD}


@dataclass(frozen=True, slots=True)
class Column:
    """`heads` are the words above it, outermost first; `unit` what they print, "" when nothing."""

    index: int
    heads: tuple[str, ...]
    role: Role
    unit: str = ""

    @property
    def head(self) -> str:
        return "".join(self.heads)


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Panel:
    columns: tuple[Column, ...]  # those that hold numbers
    rows: tuple[Row, ...]
    label_head: str = ""

    def money(self) -> tuple[Column, ...]:
        """Columns whose numbers may be added downwards."""
        return tuple(c for c in self.columns if c.role not in NEVER_ADDED)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table understood. `unit_span` where the unit of the whole table is printed."""

    grid: Grid
    caption: str
    caption_span: Span
    unit: str
    unit_span: Span | None
    panels: tuple[Panel, ...]
    unit_needed: bool


def read_sheet(document: Document, grid: Grid, year: int) -> Sheet | None:
    """None when the table holds no numbers that a head or a total makes comparable."""
    rows = [row for row in grid.rows if any(e.said for e in row)]
    height = head_height(rows)
    if height is None:
        return None
    heads = _heads(rows[:height], loose=grid.uneven)
    body = _body(rows, height)
    columns = [_column(index, heads, body, year) for index in range(len(rows[0]))]
    caption, caption_span, unit, unit_span = _caption(document.text, grid, rows[:height])
    sides = list(_sides(columns, rows[:height]))
    panels = tuple(
        panel for labels, numbers in sides if (panel := _panel(document, body, labels, numbers, unit)) is not None
    )
    if not panels:
        return None
    needed = _unit_needed(columns, body)
    return Sheet(grid, caption, caption_span, unit, unit_span, panels, needed)


def head_height(rows: Sequence[Sequence[Entry]]) -> int | None:
    """How many rows stand above the first row of figures; None when there is no such row."""
    for index, row in enumerate(rows):
        if any(e.is_number for e in row) and not is_ordinals(row) and not _is_title(row):
            return _back_over_labels(rows, index)
    return None


def _is_title(row: Sequence[Entry]) -> bool:
    """One cell over the whole width."""
    words = {e.text for e in row if e.said}
    return len(words) == 1 and len(row) > 2 and row[0].said and not row[0].is_number


def _back_over_labels(rows: Sequence[Sequence[Entry]], index: int) -> int:
    """Rows with a name and blanks just above the figures are rows of the table, when heads stand above them."""
    while index > 1 and sum(e.said for e in rows[index - 1]) == 1 and rows[index - 1][0].said:
        if not any(sum(e.said for e in row) >= 2 for row in rows[: index - 1]):
            break
        index -= 1
    return index


def _body(rows: Sequence[tuple[Entry, ...]], height: int) -> list[tuple[int, tuple[Entry, ...]]]:
    """Rows below the head, without repetitions of it (page breaks) and rows of column numbers."""
    head = {tuple(e.text for e in row) for row in rows[:height]}
    return [
        (number, row)
        for number, row in enumerate(rows[height:], start=height)
        if tuple(e.text for e in row) not in head and not is_ordinals(row)
    ]


def _heads(rows: Sequence[Sequence[Entry]], *, loose: bool) -> list[tuple[str, ...]]:
    """For each column the words above it. A blank beside a head that has words below belongs to that head."""
    rows = [r for r in rows if not is_ordinals(r) and not _is_title(r)]
    if not rows:
        return []
    width = len(rows[0])
    heads: list[list[str]] = [[] for _ in range(width)]
    for depth, row in enumerate(rows):
        spread = ""
        for column in range(width):
            text = row[column].text.strip() if row[column].said and not _ASIDE.match(row[column].text) else ""
            below = any(r[column].said for r in rows[depth + 1 :])
            if text:
                spread = text
            elif below and column and not heads[column] and spread:
                text = spread
            if text and (not heads[column] or heads[column][-1] != text):
                heads[column].append(text)
    return [tuple(h) for h in heads]


# 单位：万元, 部门：… printed inside the table, above its heads.
_ASIDE = re.compile(r"\s*(?:(?:金额)?单位|部门|编制单位|填报单位|编制部门|公开部门|日期)(?:名称)?[：:]|公开\d+表")


def _column(
    index: int, heads: Sequence[tuple[str, ...]], body: Sequence[tuple[int, tuple[Entry, ...]]], year: int
) -> Column:
    words = heads[index] if index < len(heads) else ()
    role = role_of(words[-1], year) if words else Role.AMOUNT
    if role is Role.AMOUNT and len(words) > 1 and (outer := role_of(words[-2], year)) in _LENDING:
        role = outer
    unit = next((u for word in reversed(words) if (u := unit_in(word))), "")
    cells = [row[index] for _, row in body if row[index].said and row[index].first]
    numbers = sum(e.is_number for e in cells)
    if role not in (Role.ORDINAL, Role.MEASURE_WORD, Role.REMARK):
        if (
            cells
            and sum(bool(_CODE.fullmatch(e.text.strip())) for e in cells) > len(cells) / 2
            and not any("." in e.digits for e in cells)
        ):
            role = Role.CODE if role is Role.CODE or _CODE_HEAD.search("".join(words)) else role
        if role is not Role.CODE and numbers * 2 < len(cells):
            role = Role.LABEL
    elif role is Role.MEASURE_WORD and numbers * 2 >= max(1, len(cells)):
        role = Role.AMOUNT  # 单位 over figures is a unit line gone astray
    elif role is Role.ORDINAL and numbers * 2 < len(cells):
        role = Role.LABEL
    elif role is Role.REMARK and numbers * 2 > len(cells) and numbers > 1:
        role = Role.DELTA if re.search("增减|变动|变化|差异", "".join(words)) else Role.AMOUNT
    if role is Role.AMOUNT and unit == "%":
        role = Role.SHARE if re.search("占|比重|比例", "".join(words)) else Role.RATE
    return Column(index, words, role, unit)


_LENDING = frozenset(
    {Role.ORIGINAL, Role.ADJUSTED, Role.OUTTURN, Role.PREVIOUS, Role.CURRENT, Role.CARRYOVER_IN, Role.CARRYOVER_OUT}
)  # 决算数 over 基本支出 | 项目支出
_CODE_HEAD = re.compile(r"编码|代码|科目|类|款|项")


def _sides(columns: Sequence[Column], head: Sequence[Sequence[Entry]]) -> Iterator[tuple[list[Column], list[Column]]]:
    """Label columns and number columns of each panel. A second label column opens a panel only between numbers
    and when the head says 收入 and 支出, or names its labels as the first side does.
    """
    runs: list[tuple[list[Column], list[Column]]] = [([], [])]
    codes: list[Column] = []  # after numbers: of this side (目录序号), or of the next one (科目编码 before 科目名称)
    for column in columns:
        if column.role in (Role.LABEL, Role.CODE, Role.ORDINAL):
            if runs[-1][1] and column.role is Role.LABEL and _opens_side(column, runs[0][0], head):
                runs.append((codes, []))
                codes = []
            if not runs[-1][1]:
                runs[-1][0].append(column)
            elif column.role is Role.CODE:
                codes.append(column)
        elif column.role not in (Role.REMARK, Role.MEASURE_WORD):
            runs[-1][1].append(column)
    runs[-1][0].extend(codes)
    yield from (run for run in runs if run[1])


def _opens_side(column: Column, first: Sequence[Column], head: Sequence[Sequence[Entry]]) -> bool:
    words = "".join(e.text for row in head for e in row)
    named = {c.heads[-1] for c in first if c.heads}
    return ("收" in words and "支" in words and bool(re.search("支出|项目|科目|收入", column.head))) or (
        bool(column.heads) and column.heads[-1] in named
    )


def _panel(
    document: Document, body: Sequence[tuple[int, tuple[Entry, ...]]], labels: Sequence[Column],
    numbers: Sequence[Column], unit: str,
) -> Panel | None:  # fmt: skip
    rows = [row for number, cells in body if (row := _row(document, number, cells, labels, numbers, unit)) is not None]
    if not any(row.figures for row in rows):
        return None
    head = "".join(h for c in labels if c.role is Role.LABEL for h in c.heads[-1:])
    return Panel(tuple(numbers), tuple(rows), head)


def _row(
    document: Document,
    number: int,
    cells: tuple[Entry, ...],
    labels: Sequence[Column],
    numbers: Sequence[Column],
    unit: str,
) -> Row | None:
    """None for a row that holds nothing but its ordinal."""
    names = [cells[c.index] for c in labels if c.role is Role.LABEL and cells[c.index].said]
    codes = [cells[c.index].text.strip() for c in labels if c.role is Role.CODE and cells[c.index].said]
    lead = _lead(names) or next((cells[c.index] for c in labels if cells[c.index].said), NOTHING)
    label = lead.text.strip()
    rank = max((total_rank(e.text) for e in (*names, lead)), default=0)
    if rank and not total_rank(label):
        label = next(e.text.strip() for e in names if total_rank(e.text))
    found = ((c.index, _figure(cells[c.index], c, label, unit)) for c in numbers)
    figures = {index: figure for index, figure in found if figure is not None}
    if not figures and not names and (lead is NOTHING or lead.is_number):
        return None
    catalog = next((c for c in codes if _CATALOG.match(c)), "")
    indent = indent_of(document, lead.span.start) if lead.said else 0
    return Row(
        number,
        label,
        lead.span,
        _join_codes(codes),
        style_of(label),
        indent,
        rank,
        is_of_which(label),
        figures,
        catalog,
    )


def _lead(names: Sequence[Entry]) -> Entry | None:
    """The narrowest name: the last of the label columns that speaks for itself in this row."""
    own = [e for e in names if e.first]
    return own[-1] if own else (names[-1] if names else None)


def _join_codes(codes: Sequence[str]) -> str:
    """201 | 13 | 08 in three columns, or 2011308 in one."""
    digits = [c for c in codes if c.isdecimal()]
    if len(digits) > 1 and len(digits[0]) == 3 and all(len(d) == 2 for d in digits[1:]):
        return "".join(digits)
    return digits[0] if digits and _CODE.fullmatch(digits[0]) else ""


def _figure(cell: Entry, column: Column, label: str, unit: str) -> Figure | None:
    if not cell.is_number or not cell.first:
        return None
    name = cell.unit or _unit_of(column, label, unit)
    worth = unit_named(name)
    printed = Printed.of(cell.digits, name)
    if name in _COUNTED or worth.is_count or column.role in (Role.QUANTITY, Role.COUNT):
        kind = FigureKind.COUNT
        printed = Printed(printed.value, Decimal(0) if printed.step == 1 else printed.step, worth)
    elif column.role is Role.GROWTH:
        kind = FigureKind.GROWTH
    elif worth.is_ratio:
        kind = FigureKind.RATIO
    elif column.role is Role.SCORE:
        kind = FigureKind.SCORE
    elif column.role is Role.DELTA:
        kind = FigureKind.CHANGE
    else:
        kind = FigureKind.AMOUNT if worth.is_money else FigureKind.OTHER
    return Figure(cell.span, kind, printed, subject=f"{bare(label)}{column.head and '·' + column.head}")


def _unit_of(column: Column, label: str, unit: str) -> str:
    """The unit of a number: that of its head, of its row, else that of the table when the column can be money."""
    if column.unit:
        return column.unit
    if column.role in _RATIOS or _RATIO_ROW.search(label):
        return "%"
    if column.role in (Role.COUNT, Role.QUANTITY):
        named = unit_in(label)
        return named or next((u for u, words in _COUNTED.items() if words.search(column.head)), "")
    if column.role is Role.SCORE:
        return "分"
    return unit or unit_in(label)


def _caption(text: str, grid: Grid, head: Sequence[Sequence[Entry]]) -> tuple[str, Span, str, Span | None]:
    """What stands over the table: its name, and the unit it declares."""
    lines = [e.span for row in head for e in row if e.said and (_is_title(row) or _ASIDE.match(e.text))][:6]
    caption, caption_span, unit, unit_span = grid.name, grid.span, "", None
    for line in (*lines, *grid.above):
        words = text[line.start : line.end]
        if unit_span is None and (found := UNIT.search(words)):
            unit = found.group(1) or found.group(2)
            unit_span = Span(line.start + found.start(), line.start + found.end())
        if (
            not caption
            and 2 < len(words) <= LONGEST_CAPTION
            and not _NOT_A_NAME.search(words)
            and not _ASIDE.match(words)
        ):
            caption, caption_span = words, line
    return (
        caption,
        Span(caption_span.start, min(caption_span.end, caption_span.start + LONGEST_CAPTION)),
        unit,
        unit_span,
    )


LONGEST_CAPTION = 60
_NOT_A_NAME = re.compile(
    r"[。；，]|单位[：:]|^(?:编制|填报)|^公开\d+表$|^\d+[^\u4e00-\u9fff]*$|截[至止]|^\d{3} ?[\u4e00-\u9fff]"
)


def _unit_needed(columns: Sequence[Column], body: Sequence[tuple[int, tuple[Entry, ...]]]) -> bool:
    """A column of money whose head and cells do not say in what."""
    for column in columns:
        if column.role in NEVER_ADDED or column.role in (Role.COUNT, Role.QUANTITY, Role.SCORE) or column.unit:
            continue
        cells = [row[column.index] for _, row in body if row[column.index].is_number]
        if len(cells) >= 2 and _MONEY_HEAD.search(column.head) and not any(e.unit for e in cells):
            return True
    return False


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
