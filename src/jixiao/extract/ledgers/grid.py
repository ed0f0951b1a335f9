"""A table as rows of cells with what each says: a number, words, or nothing."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from jixiao.document.model import Cell, Document, Paragraph, Table
from jixiao.dossier.place import Span
from jixiao.extract.ledgers.words import total_rank
from jixiao.units.record import record
from jixiao.units.regex import regex

_NUMBER = regex(
    r"(?P<open>[（(])?(?P<minus>[-－−﹣▲△负])?(?P<plus>\+)?(?:人民币|[¥￥])?"
    r"(?P<digits>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<close>[)）])?"
    r"(?P<unit>(?:亿|千|百|百万|万)?元|万|亿|%|‰|个?百分点|[个家人名辆台套次批件项份场处条户]{1,2}|平方米|平米|㎡)?"
)
_SAYS_NOTHING = regex(r"[-—–－─/\\\s|无…·]*|不适用|N/?A", re.I)
LONGEST_NUMBER = 24
WIDEST = 60  # columns; wider tables are data dumps
_BLANK = " \u3000\u00a0"


@record
class Entry:
    """One square. `digits` are plain and signed, "" without a number; `said` is False for blanks and dashes.

    A merged cell speaks in its first square only; in the others `first` is False.
    """

    text: str
    span: Span
    digits: str = ""
    unit: str = ""
    said: bool = True
    first: bool = True

    @property
    def is_number(self) -> bool:
        return bool(self.digits)


NOTHING = Entry("", Span(0, 0), said=False)


def entry(text: str, span: Span, *, first: bool = True) -> Entry:
    digits, unit, said = _told(text)
    return Entry(text, span, digits, unit, said, first)


@lru_cache(maxsize=4096)
def _told(text: str) -> tuple[str, str, bool]:
    """The digits and the unit a square prints, and whether it says anything."""
    if _SAYS_NOTHING.fullmatch(text):
        return "", "", False
    if len(text) <= LONGEST_NUMBER and (found := _NUMBER.fullmatch(text.strip())):
        bracketed = bool(found["open"]) and bool(found["close"])
        if bool(found["open"]) == bool(found["close"]) and not (bracketed and "." not in found["digits"]):
            # (12.50) is how ledgers print a negative; (1) is a number of a list.
            digits = found["digits"].replace(",", "").replace("，", "")
            minus = found["minus"] or bracketed
            return f"-{digits}" if minus else digits, found["unit"] or "", True
    return "", "", True


@record
class Grid:
    """`uneven` tells that rows of a guessed table do not line up: squares cannot be trusted to their columns."""

    span: Span
    rows: tuple[tuple[Entry, ...], ...]
    above: tuple[Span, ...]  # the paragraphs before the table, nearest first
    name: str = ""
    uneven: bool = False


class Taken:
    """Stretches of text that were understood."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []  # the farthest so far
        for start, end in sorted(spans):
            self._starts.append(start)
            self._ends.append(max(end, self._ends[-1] if self._ends else 0))

    def meets(self, span: Span) -> bool:
        before = bisect_left(self._starts, span.end)  # those that begin before its end
        return before > 0 and self._ends[before - 1] > span.start


def read_grids(document: Document, taken: Taken) -> Iterator[Grid]:
    """Every table with at least two rows and columns that no indicator form has claimed."""
    above: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            above.append(block)
            continue
        if block.height >= 2 and 2 <= block.width <= WIDEST and not taken.meets(Span(block.start, block.end)):
            yield _grid(document, block, tuple(Span(p.start, p.end) for p in reversed(above[-_ABOVE:])))
        above.clear()


_ABOVE = 4


def _grid(document: Document, table: Table, above: tuple[Span, ...]) -> Grid:
    if table.loose:
        rows, uneven = _loose_rows(document, table)
    else:
        rows, uneven = _merged_rows(document.text, table), False
    return Grid(Span(table.start, table.end), tuple(rows), above, table.name, uneven)


def _merged_rows(text: str, table: Table) -> list[tuple[Entry, ...]]:
    rows = []
    for number, squares in enumerate(table.grid()):
        row = []
        for column, cell in enumerate(squares):
            if cell is None:
                row.append(NOTHING)
                continue
            first = cell.row == number and cell.column == column
            row.append(entry(text[cell.start : cell.end], Span(cell.start, cell.end), first=first))
        rows.append(tuple(row))
    return rows


def _loose_rows(document: Document, table: Table) -> tuple[list[tuple[Entry, ...]], bool]:
    """Rows of a table guessed from tabs or blanks, filled up to its width.

    Tabs keep the squares in the middle of a row, blanks do not; a total row may have lost the square of its number.
    """
    lines: dict[int, list[Cell]] = {}
    for cell in table.cells:
        lines.setdefault(cell.row, []).append(cell)
    text = document.text
    rows = [[entry(text[c.start : c.end], Span(c.start, c.end)) for c in lines[number]] for number in sorted(lines)]
    numeric = {column for row in rows if not total_rank(row[0].text) for column, e in enumerate(row) if e.is_number}
    filled, uneven = [], False
    for row, cells in zip(rows, (lines[number] for number in sorted(lines)), strict=True):
        gap = [NOTHING] * (table.width - len(row))
        numbers = [column for column, e in enumerate(row) if e.is_number]
        if gap and numbers and total_rank(row[0].text) and not numeric.issuperset(numbers):
            filled.append((row[0], *gap, *row[1:]))
            continue
        uneven = uneven or (bool(gap) and bool(numbers) and not _is_tabbed(document, cells))
        filled.append((*row, *gap))
    return filled, uneven


def _is_tabbed(document: Document, cells: Sequence[Cell]) -> bool:
    """The row is printed with tabs or pipes, so that its blanks are where they belong."""
    line = document.source[document.origin(cells[0].start) : document.origin(cells[-1].start)]
    return "\t" in line or "|" in line


def indent_of(document: Document, position: int) -> int:
    """Blanks printed before a cell's text: tables set parts in by them. A wide blank counts two."""
    source, at, count = document.source, document.origin(position), 0
    while at > 0 and source[at - 1] in _BLANK and count < 24:
        at -= 1
        count += 1 if source[at] == " " else 2
    return count


_ORDINAL_WORDS = frozenset({"栏次", "行次", "类", "款", "项", "编号", "序号", "栏", "列次", "**", "*"})


def is_ordinals(row: Sequence[Entry]) -> bool:
    """栏次 1 2 3 …: the numbers of the columns under their heads."""
    numbers = [int(e.digits) for e in row if e.is_number and e.digits.isdecimal() and not e.unit]
    words = [e for e in row if e.said and not e.is_number]
    if len(numbers) < 2 or any(e.text.strip() not in _ORDINAL_WORDS for e in words):
        return False
    return sum(e.said for e in row) == len(numbers) + len(words) and all(b - a == 1 for a, b in pairwise(numbers))
