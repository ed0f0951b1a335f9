"""Blocks of a document as rows of cells: a table row, or the words a line of a flattened table is set apart into."""

import re
from bisect import bisect_right
from dataclasses import field, replace

from jixiao.document.model import Cell, Document, Paragraph, Table
from jixiao.dossier.indicator import Field
from jixiao.dossier.place import Span
from jixiao.extract.forms.words import squeezed
from jixiao.units.record import record
from jixiao.units.regex import regex

_TAG = regex(r"</?(?:p|br|div|span)[^>]*>", re.I)
_TOKEN = regex(r"[^ |]+")


@record
class Piece:
    """What stands in one cell, or one word of a flattened row.

    `column` −1 where the column is not known; `opens`: the first of several pieces on a line.
    """

    text: str
    start: int
    end: int
    column: int = -1
    opens: bool = False

    @property
    def field(self) -> Field:
        text = _TAG.sub("", self.text) if "<" in self.text else self.text
        return Field(text.strip(), Span(self.start, self.end))

    @property
    def word(self) -> str:
        return squeezed(self.text)


@record
class Line:
    """A row of pieces. `sure`: columns are those of the file's own table; else a guess from tabs, bars or blanks."""

    pieces: tuple[Piece, ...]
    sure: bool
    block: int
    solid: tuple[Piece, ...] = field(init=False)  # the pieces that hold text

    def __post_init__(self) -> None:
        object.__setattr__(self, "solid", tuple([piece for piece in self.pieces if piece.text]))

    @property
    def span(self) -> Span:
        return Span(self.pieces[0].start, self.pieces[-1].end)


def table_lines(text: str, table: Table, block: int) -> list[Line]:
    """The rows of a table; a cell merged over rows stands in each of them, one merged over columns once."""
    if table.loose:
        rows: list[list[Piece]] = []
        at = -1
        for start, end, row, column, _, _ in table.cells:
            if row != at:
                rows.append([])
                at = row
            rows[-1].append(Piece(text[start:end], start, end, column))
        # Below a head with a word in every column, a row with all its cells, the empty ones too, keeps its columns.
        head = next((n for n, row in enumerate(rows) if sum(bool(p.text) for p in row) == table.width), len(rows))
        return [Line(tuple(row), n > head and len(row) == table.width, block) for n, row in enumerate(rows)]
    lines = []
    for squares in table.grid():
        pieces: list[Piece] = []
        before: Cell | None = None
        for column, cell in enumerate(squares):
            if cell is not None and cell is not before:
                pieces.append(Piece(text[cell.start : cell.end], cell.start, cell.end, column))
            before = cell
        if pieces:
            lines.append(Line(tuple(pieces), True, block))
    return lines


def paragraph_line(document: Document, paragraph: Paragraph, block: int) -> Line:
    """A paragraph cut where the source has blanks, for these divide the cells of a flattened row."""
    pieces: list[Piece] = []
    for start, end, opens in _stretches(document, paragraph.start, paragraph.end):
        found = _TOKEN.finditer(document.text, start, end)
        words = [Piece(hit.group(), hit.start(), hit.end()) for hit in found]
        if words and opens:
            words[0] = replace(words[0], opens=True)
        pieces.extend(words)
    return Line(tuple(pieces), False, block)


def _stretches(document: Document, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Runs of the reading text between blanks that reading has taken away, and whether a run opens a line.

    A line end divides only where blanks divide too: else the paragraph is one cell on several lines.
    """
    starts, sources = document.origin.starts, document.origin.sources
    cuts: list[tuple[int, bool]] = []
    index = bisect_right(starts, start)
    while index < len(starts) and starts[index] < end:
        before = sources[index - 1] + starts[index] - starts[index - 1]
        gap = document.source[before : sources[index]] if before < sources[index] else ""
        if gap:
            cuts.append((starts[index], not gap.strip(" \u3000\xa0\t|")))
        index += 1
    if not any(blank for _, blank in cuts):
        return [(start, end, False)]
    ends = [at for at, _ in cuts] + [end]
    opens = [(start, True), *((at, not blank) for at, blank in cuts)]
    return [(first, last, is_open) for (first, is_open), last in zip(opens, ends, strict=True)]


def joined(pieces: list[Piece]) -> Piece:
    """Parts of one cell as one piece: the text of all, the place of the first when they do not stand side by side."""
    first, last = pieces[0], pieces[-1]
    if first is last:
        return first
    text = "".join(piece.text for piece in pieces)
    end = last.end if last.end - first.start <= len(text) + len(pieces) else first.end
    return Piece(text, first.start, end, first.column, first.opens)
