"""Lines of a table that lost its grid → panels: sides, columns where every row has as many numbers, rows."""

from collections.abc import Iterator, Sequence

from jixiao.dossier.claim import Split
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.ledger import Tie
from jixiao.dossier.place import Span
from jixiao.extract.ledgers.heads import Column
from jixiao.extract.ledgers.panels import Panel, Row, whole
from jixiao.extract.ledgers.readings import Reading, series
from jixiao.extract.ledgers.rows import as_splits
from jixiao.extract.ledgers.words import Role, is_of_which, role_of, style_of, total_rank, unit_in
from jixiao.units.number import Printed
from jixiao.units.record import record
from jixiao.units.regex import regex

MOST_COLUMNS = 14
CODE = regex(r"(\d{3}(?: ?\d{2}){0,2})(?= ?[\u4e00-\u9fff]|$)")
_NAMES = regex(r"(?:序号)?.{0,6}(?:项目|类别|名称|科目|内容|部门|单位|类型|指标|事项)")
_SPENDING_SIDE = regex(r"支出|分配|年末|年终|结转下年")


@record
class Segment:
    name: str
    span: Span
    numbers: tuple[tuple[str, Span], ...]


def line_panels(lines: Sequence[Sequence[Segment]], unit: str, heads: tuple[str, ...], year: int) -> tuple[Panel, ...]:
    return tuple(p for side in _sides(lines) if (p := _panel(side, unit, heads, year)) is not None)


def _sides(lines: Sequence[Sequence[Segment]]) -> Iterator[list[Segment]]:
    """收入 | 支出 side by side make two lists; classes printed in two columns one."""
    every = [s for line in lines for s in line]
    if any(CODE.match(s.name) for s in every) or all(len(line) == 1 for line in lines):
        yield every
        return
    left: list[Segment] = []
    right: list[Segment] = []
    for line in lines:
        if len(line) == 2:
            left.append(line[0])
            right.append(line[1])
        else:
            for segment in line:
                (right if _SPENDING_SIDE.search(segment.name) else left).append(segment)
    yield left
    yield right


def _panel(segments: Sequence[Segment], unit: str, heads: tuple[str, ...], year: int) -> Panel | None:
    widths = {len(s.numbers) for s in segments}
    if not widths or max(widths) > MOST_COLUMNS:
        return None
    width = widths.pop() if len(widths) == 1 else 1
    told = len(heads) == width + 1 and (_NAMES.fullmatch(heads[0]) or _tell_all(heads[1:], year))
    words = heads[1:] if told else ()
    columns = tuple(_column(n, words, year) for n in range(width))
    return Panel(columns, tuple(_row(n, segment, columns, unit) for n, segment in enumerate(segments)))


def _tell_all(heads: Sequence[str], year: int) -> bool:
    """支出构成 | 2019年 | 2018年 | 增减额: whatever the first names, the others say what they are."""
    return len(heads) > 1 and all(role_of(head, year) is not Role.AMOUNT for head in heads)


def _column(index: int, words: tuple[str, ...], year: int) -> Column:
    if not words:
        return Column(index, (), Role.AMOUNT)
    return Column(index, (words[index],), role_of(words[index], year), unit_in(words[index]))


def _row(number: int, segment: Segment, columns: Sequence[Column], unit: str) -> Row:
    found = CODE.match(segment.name)
    name = segment.name[found.end() :].strip() if found else segment.name
    figures = {
        column.index: _figure(digits, span, column, name, unit)
        for column, (digits, span) in zip(columns, segment.numbers, strict=False)
    }
    code = found.group(1).replace(" ", "") if found else ""
    return Row(number, name, segment.span, code, style_of(name), 0, total_rank(name), is_of_which(name), figures)


def _figure(digits: str, span: Span, column: Column, name: str, unit: str) -> Figure:
    is_ratio = digits.endswith("%") or column.role in (Role.RATE, Role.SHARE, Role.GROWTH)
    printed = Printed.of(digits.rstrip("%"), "%" if is_ratio else column.unit or unit)
    kind = FigureKind.RATIO if is_ratio else FigureKind.AMOUNT
    if column.role is Role.SCORE and not is_ratio:
        kind, printed = FigureKind.SCORE, whole(Printed.of(digits, "分"))
    return Figure(span, kind, printed, subject=f"{name}{column.head and '·' + column.head}")


FEWEST_CONFIRMING = 4


def first_is_sum(panel: Panel) -> Iterator[Split]:
    """The first number of every row is the sum of the others: believed when nearly all rows show it."""
    if len(panel.columns) < 3:
        return
    found = []
    for row in panel.rows:
        first, *rest = (row.figures[c.index] for c in panel.columns)
        if one := series(first, rest):
            found.append(one)
    reading = Reading(tuple(found), Tie.COLUMNS, plain=False)
    if reading.telling >= FEWEST_CONFIRMING and reading.failing * 4 <= reading.agreeing:
        yield from as_splits(reading, "行内第一个数 = 其余各数之和")
