"""Where something stands: spans in the reading text, and places as people read them."""

from bisect import bisect_right
from dataclasses import field
from itertools import accumulate
from typing import NamedTuple

from jixiao.units.record import record
from jixiao.units.regex import regex


class Span(NamedTuple):
    """Two offsets in the reading text of a source, end excluded."""

    start: int
    end: int


NOWHERE = Span(0, 0)
_LINE_END = regex(r"\r\n?|\n")


@record
class Place:
    """A span as people find it. `line` (from 1), `start` and `end` count in the source text; `page` from 1.

    `span` is the same stretch in the reading text.
    """

    line: int
    start: int
    end: int
    page: int | None
    where: str
    quote: str
    span: Span = NOWHERE


@record
class Origin:
    """Where each piece of the reading text comes from: `starts[i]` in the text is `sources[i]` in the original."""

    starts: tuple[int, ...]
    sources: tuple[int, ...]

    def __call__(self, position: int) -> int:
        """Offset in the original of a position in the reading text."""
        piece = bisect_right(self.starts, position) - 1
        return self.sources[piece] + position - self.starts[piece] if piece >= 0 else 0


class Block(NamedTuple):
    """A paragraph (row and column None) or a table cell of the source, with its human address."""

    start: int
    end: int
    table: int | None = None  # from 1
    row: int | None = None  # from 1
    column: int | None = None  # from 1
    sheet: str = ""
    rows: int = 1  # squares a merged cell covers
    columns: int = 1
    sheet_row: int = 0  # as the sheet of a workbook numbers it, 0 elsewhere
    sheet_column: int = 0

    @property
    def address(self) -> str:
        """C5, "" outside a workbook."""
        return f"{_letters(self.sheet_column)}{self.sheet_row}" if self.sheet_row else ""


@record
class Source:
    """The document a dossier was read from: enough to quote it and to say where.

    `text` is the reading text all spans refer to; `original` the text of the file, in which lines are counted;
    `origin` leads from an offset in the first to one in the second.
    """

    path: str
    format: str
    text: str
    original: str
    origin: Origin
    blocks: tuple[Block, ...]
    pages: tuple[int, ...] = ()
    _lines: list[int] = field(default_factory=list, init=False, repr=False, compare=False)
    _blocks: list[int] = field(default_factory=list, init=False, repr=False, compare=False)

    def quote(self, span: Span) -> str:
        """The words as the file has them, without the blanks and line breaks that reading took out."""
        start, end = span[0], span[1]
        first = self.origin(start)
        if end <= start:
            return ""
        if self.origin(end - 1) - first == end - 1 - start:
            return self.original[first : first + end - start]
        return "".join(
            self.original[self.origin(at)] if self.text[at] not in "\n\t" else self.text[at] for at in range(start, end)
        )

    def line(self, position: int) -> int:
        """Line of the original (from 1) on which a position of the reading text stands."""
        return self._line_at(self.origin(position))

    def page(self, position: int) -> int | None:
        return self._page_at(self.origin(position))

    def block(self, position: int) -> Block | None:
        """The paragraph or cell that holds a position."""
        if len(self._blocks) != len(self.blocks):
            self._blocks[:] = [block.start for block in self.blocks]
        index = bisect_right(self._blocks, position) - 1
        return self.blocks[index] if index >= 0 else None

    def cell(self, position: int) -> str:
        """The address of the cell that holds a position, as programs write it: 自评表!C5, or 表2!R3C1 outside a
        workbook; "" in running text.
        """
        block = self.block(position)
        if block is None or block.row is None or block.column is None:
            return ""
        if not block.address:
            return f"表{block.table}!R{block.row}C{block.column}"
        return f"{block.sheet}!{block.address}"

    def place(self, span: Span) -> Place:
        start, end = span[0], span[1]
        first = self.origin(start)
        last = self.origin(end - 1) + 1 if end > start else first
        line, page = self._line_at(first), self._page_at(first)
        return Place(line, first, last, page, self._where(start, page, line), self.text[start:end], Span(start, end))

    def _page_at(self, offset: int) -> int | None:
        return bisect_right(self.pages, offset) or None if self.pages else None

    def _line_at(self, offset: int) -> int:
        if not self._lines:
            self._lines.extend(_line_starts(self.original))
        return bisect_right(self._lines, offset)

    def _where(self, position: int, page: int | None, line: int) -> str:
        leaf = f"第{page}页" if page else ""
        block = self.block(position)
        if block is None or block.table is None:
            return f"{leaf}第{line}行"
        table = f"工作表“{block.sheet}”" if block.sheet else f"表{block.table}"
        cell = f"{block.address}格" if block.address else f"第{block.row}行第{block.column}列"
        return f"{leaf}{table}{cell}"


def _letters(column: int) -> str:
    """The letters of a column of a sheet: 1 is A, 28 is AB."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _line_starts(text: str) -> list[int]:
    r"""Offsets at which lines begin; \r\n, \n and \r each end one."""
    if "\r" in text:
        return [0, *(end.end() for end in _LINE_END.finditer(text))]
    return [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]
