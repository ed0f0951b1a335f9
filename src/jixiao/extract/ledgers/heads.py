"""The head of a money table: how high it is, what each column holds, where a second side begins, name and unit."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from jixiao.dossier.place import Span
from jixiao.extract.ledgers.grid import NOTHING, Entry, Grid, is_ordinals
from jixiao.extract.ledgers.words import UNIT, Role, role_of, style_of, unit_in
from jixiao.units.record import record
from jixiao.units.regex import regex

CODE = regex(r"\d{3}(?:\d{2}){0,2}")
RATIOS = frozenset({Role.GROWTH, Role.SHARE, Role.RATE})
NEVER_ADDED = RATIOS | {Role.PRICE, Role.ORDINAL, Role.CODE, Role.LABEL, Role.REMARK, Role.MEASURE_WORD}
# A head above others lends its meaning to them: 决算数 over 基本支出 | 项目支出.
_LENDING = frozenset(
    {Role.ORIGINAL, Role.ADJUSTED, Role.OUTTURN, Role.PREVIOUS, Role.CURRENT, Role.CARRYOVER_IN, Role.CARRYOVER_OUT}
)
_CODE_HEAD = regex(r"编码|代码|科目|类|款|项")
# 单位：万元, 部门：… printed inside the table, above its heads.
_ASIDE = regex(r"\s*(?:(?:金额)?单位|部门|编制单位|填报单位|编制部门|公开部门|日期)(?:名称)?[：:]|公开\d+表")
_NOT_A_NAME = regex(
    r"[。；，]|单位[：:]|^(?:编制|填报)|^公开\d+表$|^\d+[^\u4e00-\u9fff]*$|截[至止]|^\d{3} ?[\u4e00-\u9fff]"
)
_MONEY_HEAD = regex(r"预算|决算|执行|支出|收入|金额|资金|经费|拨款|价值|原值|净值|单价|总额|合计|结转|结余")
_POINTS_HEAD = regex(r"[（(]\d{1,3}(?:\.\d+)?分[)）]")  # 预算执行（10分）
LONGEST_CAPTION = 60

Body = Sequence[tuple[int, tuple[Entry, ...]]]


@record
class Column:
    """`heads` are the words above it, outermost first; `unit` what they print, "" when nothing."""

    index: int
    heads: tuple[str, ...]
    role: Role
    unit: str = ""

    @property
    def head(self) -> str:
        return "".join(self.heads)


@record
class Side:
    """The columns of one panel: names and codes, numbers, and a 计量单位 column where there is one."""

    labels: tuple[Column, ...]
    numbers: tuple[Column, ...]
    measure: Column | None


@record
class Caption:
    """What stands over a table. `unit_span` where the unit of the whole table is printed."""

    words: str
    span: Span
    unit: str
    unit_span: Span | None


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


def body_of(rows: Sequence[tuple[Entry, ...]], height: int) -> Body:
    """Rows below the head, without repetitions of it (page breaks) and rows of column numbers."""
    head = {tuple(e.text for e in row) for row in rows[:height]}
    return [
        (number, row)
        for number, row in enumerate(rows[height:], start=height)
        if tuple(e.text for e in row) not in head and not is_ordinals(row)
    ]


def read_columns(head: Sequence[Sequence[Entry]], body: Body, width: int, year: int) -> list[Column]:
    heads = _heads(head)
    columns = [_column(index, heads[index] if heads else (), body, year) for index in range(width)]
    if columns[0].role is Role.REMARK and not any(c.role is Role.LABEL for c in columns):
        columns[0] = replace(columns[0], role=Role.LABEL)  # 评价内容 | 分值 | 得分
    units = {column.unit for column in columns if column.unit.endswith("元")}
    if len(units) != 1:
        return columns
    # 2023年预算（万元） | 2024年预算（万元） | 增减额: the difference is in the unit of the two.
    (unit,) = units
    return [replace(c, unit=unit) if c.role in _DIFFERENCES and not c.unit else c for c in columns]


_DIFFERENCES = frozenset({Role.DELTA, Role.ADJUSTMENT})


def _heads(rows: Sequence[Sequence[Entry]]) -> list[tuple[str, ...]]:
    """For each column the words above it. A blank beside a head that has words below belongs to that head."""
    rows = [r for r in rows if not is_ordinals(r) and not _is_title(r) and not _is_short(r)]
    if not rows:
        return []
    width = len(rows[0])
    heads: list[list[str]] = [[] for _ in range(width)]
    for depth, row in enumerate(rows):
        spread = ""
        below = any(r[column].said for r in rows[depth + 1 :] for column in range(width))
        for column in range(width):
            text = row[column].text.strip() if row[column].said and not _ASIDE.match(row[column].text) else ""
            if text:
                spread = text
            elif below and column and not heads[column] and spread and any(r[column].said for r in rows[depth + 1 :]):
                text = spread
            if text and (not heads[column] or heads[column][-1] != text):
                heads[column].append(text)
    return [tuple(h) for h in heads]


def _is_short(row: Sequence[Entry]) -> bool:
    """Heads without the blanks of their merged squares: nobody knows over which columns they stood."""
    printed = [e for e in row if e is not NOTHING]
    return row[-1] is NOTHING and len(printed) > 1 and all(e.said for e in printed)


def _column(index: int, words: tuple[str, ...], body: Body, year: int) -> Column:
    role = role_of(words[-1], year) if words else Role.AMOUNT
    if role is Role.AMOUNT and len(words) > 1 and (outer := role_of(words[-2], year)) in _LENDING:
        role = outer
    unit = next((u for word in reversed(words) if (u := unit_in(word))), "")
    cells = [row[index] for _, row in body if row[index].said and row[index].first]
    role = _by_cells(role, "".join(words), cells)
    if role is Role.AMOUNT and unit == "%":
        role = Role.SHARE if re.search("占|比重|比例", "".join(words)) else Role.RATE
    return Column(index, words, role, unit)


def _by_cells(role: Role, head: str, cells: Sequence[Entry]) -> Role:
    """What the head says, corrected by what the cells hold."""
    numbers = sum(e.is_number for e in cells)
    mostly_numbers = numbers * 2 >= max(1, len(cells))
    if role is Role.MEASURE_WORD:
        return Role.AMOUNT if mostly_numbers else role  # 单位 over figures is a unit line gone astray
    if role is Role.ORDINAL:
        return role if mostly_numbers else Role.LABEL
    if role is Role.REMARK:
        if numbers < 2 or not mostly_numbers:
            return role
        return Role.DELTA if re.search("增减|变动|变化|差异", head) else Role.AMOUNT
    codes = sum(bool(CODE.fullmatch(e.text.strip())) for e in cells)
    if role is Role.CODE or (
        codes * 2 > len(cells) and _CODE_HEAD.search(head) and not any("." in e.digits for e in cells)
    ):
        return Role.CODE
    return role if mostly_numbers or not cells else Role.LABEL


def read_sides(columns: Sequence[Column], head: Sequence[Sequence[Entry]]) -> list[Side]:
    """A second label column opens a side only between numbers and when the head says 收入 and 支出, or names its
    labels as the first side does.
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
    measure = next((c for c in columns if c.role is Role.MEASURE_WORD), None)
    return [Side(tuple(labels), tuple(numbers), measure) for labels, numbers in runs if numbers]


def _opens_side(column: Column, first: Sequence[Column], head: Sequence[Sequence[Entry]]) -> bool:
    words = "".join(e.text for row in head for e in row)
    named = {c.heads[-1] for c in first if c.heads}
    return ("收" in words and "支" in words and bool(re.search("支出|项目|科目|收入", column.head))) or (
        bool(column.heads) and column.heads[-1] in named
    )


def read_caption(text: str, grid: Grid, head: Sequence[Sequence[Entry]], units: Sequence[re.Match[str]]) -> Caption:
    """The nearest line that names a table, before any other short line; and the unit declared there.

    `units` are those declared for all tables of a part.
    """
    inside = [e.span for row in head for e in row if e.said and (_is_title(row) or _ASIDE.match(e.text))][:6]
    names: list[Span] = []
    unit, unit_span = "", None
    for line in (*inside, *grid.above):
        words = text[line.start : line.end]
        if unit_span is None and (found := UNIT.search(words) or _UNIT_OF_NAME.search(words)):
            unit = found.group(1) or found.group(found.re.groups)
            unit_span = Span(line.start + found.start(), line.start + found.end())
        if 2 < len(words) <= LONGEST_CAPTION and not _NOT_A_NAME.search(words) and not _ASIDE.match(words):
            names.append(line)
            if style_of(words) >= 0:
                break  # a numbered heading: what stands above it names something else
    if unit_span is None:
        unit, unit_span = _unit_of_part(units, grid.span.start)
    if grid.name:
        return Caption(grid.name, Span(grid.span.start, grid.span.start), unit, unit_span)
    tables = [line for line in names if text[line.start : line.end].rstrip("）) ").endswith("表")]
    chosen = next(iter((*tables, *names)), None)
    if chosen is None:
        return Caption("", Span(grid.span.start, grid.span.start), unit, unit_span)
    return Caption(text[chosen.start : chosen.end], chosen, unit, unit_span)


_UNIT_OF_NAME = regex(r"[（(]((?:万|千|百万|亿)?元)[)）]$")  # 一、主要任务和预算（万元）


def part_units(text: str) -> tuple[re.Match[str], ...]:
    """第二部分 部门决算报表（单位：元）: the unit of every table that follows."""
    return tuple(_PART_UNIT.finditer(text))


def _unit_of_part(units: Sequence[re.Match[str]], end: int) -> tuple[str, Span | None]:
    above = units[: bisect_right(units, end, key=lambda unit: unit.end())]
    if not above or above[-1].start() < end - _FARTHEST_PART:
        return "", None
    return above[-1].group(1), Span(*above[-1].span(1))


_PART_UNIT = regex(r"(?:报表|各表|表格|附表)[^\n]{0,8}[（(](?:金额)?单位[：:]\s*(万元|元)[)）]")
_FARTHEST_PART = 20_000  # characters


def needs_unit(columns: Sequence[Column], body: Body) -> bool:
    """A column of money of which neither its head and cells nor another column of money say in what."""
    if any(column.unit.endswith("元") for column in columns):
        return False
    for column in columns:
        if column.role in NEVER_ADDED or column.role in (Role.COUNT, Role.QUANTITY, Role.SCORE) or column.unit:
            continue
        if _POINTS_HEAD.search(column.head):
            continue
        cells = [row[column.index] for _, row in body if row[column.index].is_number]
        if len(cells) >= 2 and _MONEY_HEAD.search(column.head) and not any(e.unit for e in cells):
            return True
    return False
