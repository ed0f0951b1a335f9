"""Blocks laid out as one source text and put into a Document; the writer of Word comments uses the same layout."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from jixiao.document.build import Builder, Piece, Square
from jixiao.document.join import HEADING, is_columns, paragraphs
from jixiao.document.model import Document
from jixiao.readers.lines import Grid, Line, Para
from jixiao.readers.txt.flat import sentences, words
from jixiao.readers.txt.rows import between_blanks, is_ruled, split
from jixiao.units.record import record

MOST_SQUARES = 2_000_000
_LONGEST_ROW = 300
_LONGEST_FIELD = 40  # characters of a column set off by tabs


@record
class Text:
    """A paragraph: its lines as pieces of the source."""

    pieces: tuple[Piece, ...]
    level: int


@record
class Table:
    squares: tuple[Square, ...]
    loose: bool = False


class Layout:
    """`source` holds one line a paragraph line or table row; `lines` where each line begins in it."""

    def __init__(self, blocks: Iterable[Para | Grid]) -> None:
        self.lines: list[tuple[int, Line]] = []
        self._parts: list[str] = []
        self._length = 0
        self.blocks = list(self._blocks(blocks))
        self.source = "".join(self._parts)

    def _blocks(self, blocks: Iterable[Para | Grid]) -> Iterator[Text | Table]:
        for is_plain, run in groupby(blocks, key=_is_plain):
            if is_plain:
                yield from self._plain([block for block in run if isinstance(block, Para)])
                continue
            for block in run:
                if isinstance(block, Para):
                    yield from self._texts(block.lines, block.level, contents=block.contents)
                else:
                    yield from self._grid(block)

    def _plain(self, paras: Sequence[Para]) -> Iterator[Text | Table]:
        """Body text between headings and tables; a line broken by hand into paragraphs is put together again."""
        for is_row, group in _rows_and_texts(paras):
            if is_row:
                yield self._rows([line for para in group for line in para.lines])
                continue
            for texts in _runs(group):
                yield from self._texts([line for para in texts for line in para.lines], 0)

    def _texts(self, lines: Sequence[Line], level: int, *, contents: bool = False) -> Iterator[Text]:
        """One paragraph for one line; of several lines those that continue one another."""
        placed = []
        for line in lines:
            if contents:
                line.text = _with_leader(line.text)
            at = self._write(line, "\n")
            if line.text.strip():
                placed.append(Piece(line.text, at))
        if len(placed) == 1:
            yield from _parts(placed[0], level)
            return
        for group in paragraphs(placed):
            if len(group) == 1:
                yield from _parts(group[0], level)
            else:
                yield Text(tuple(group), level)

    def _rows(self, lines: Sequence[Line]) -> Table:
        """Columns made with tabs or blanks."""
        squares: list[Square] = []
        row = -1
        for line in lines:
            at = self._write(line, "\n")
            if is_ruled(line.text):
                continue
            row += 1
            fields = split(line.text, "\t", 0) if "\t" in line.text else between_blanks(line.text)
            squares += [
                Square((Piece(text, at + offset),), row, column) for column, (text, offset) in enumerate(fields)
            ]
        return Table(tuple(squares), loose=True)

    def _grid(self, grid: Grid) -> Iterator[Text | Table]:
        squares = []
        if _squares_of(grid) > MOST_SQUARES:  # no table of a report; whoever fills the grid must not run out of memory
            yield from self._texts([slot.line for slot in grid.slots if slot.line.text], 0)
            return
        for index, slot in enumerate(grid.slots):
            slot.line.text = slot.line.text.replace("\t", " ")
            last = index + 1 == len(grid.slots) or grid.slots[index + 1].row != slot.row
            at = self._write(slot.line, "\n" if last else "\t")
            squares.append(Square((Piece(slot.line.text, at),), slot.row, slot.column, slot.rows, slot.columns))
        if squares:
            yield Table(tuple(squares))

    def _write(self, line: Line, end: str) -> int:
        """Add a line to the source; where it begins. Lines without text leave no trace but what they report."""
        at = self._length
        if line.leaves or line.changes or line.hidden:
            self.lines.append((at, line))
        if line.text.strip() or end == "\t" or (self._parts and self._parts[-1] == "\t"):
            self._parts += (line.text, end)
            self._length += len(line.text) + len(end)
        return at


def _squares_of(grid: Grid) -> int:
    height = max((slot.row + slot.rows for slot in grid.slots), default=0)
    return height * max((slot.column + slot.columns for slot in grid.slots), default=0)


def _is_plain(block: Para | Grid) -> bool:
    return isinstance(block, Para) and not block.level and not block.contents


def build(path: str, kind: str, layout: Layout) -> Document:
    """The Document of a layout."""
    builder = Builder(path, kind, layout.source)
    for block in layout.blocks:
        if isinstance(block, Text):
            builder.paragraph(block.pieces, block.level)
        else:
            builder.table(block.squares, loose=block.loose)
    return builder.build()


def _runs(paras: Sequence[Para]) -> Iterator[list[Para]]:
    """Paragraphs that may be the lines of one text: none but the first begins anew by its look."""
    run: list[Para] = []
    for para in paras:
        if run and (para.apart or para.centred or run[-1].centred):
            yield run
            run = []
        run.append(para)
    yield run


def _parts(line: Piece, level: int) -> Iterator[Text]:
    """A line as a paragraph; one that holds a whole form or a whole text, as its parts."""
    for text, offset in (not level and words(line.text)) or sentences(line.text):
        yield Text((Piece(text, line.source + offset),), level)


def _rows_and_texts(paras: Sequence[Para]) -> Iterator[tuple[bool, list[Para]]]:
    """Runs of paragraphs that are rows of a table set with tabs or blanks, and runs of others."""
    run: list[Para] = []
    in_rows = False
    for para in paras:
        is_row = _is_row(para, in_rows=in_rows)
        if run and is_row is not in_rows:
            yield in_rows, run
            run = []
        in_rows = is_row
        run.append(para)
    if run:
        yield in_rows, run


def _is_row(para: Para, *, in_rows: bool) -> bool:
    """Whether tabs or blanks set the line off into columns; one tab alone may also stand after a list number."""
    if len(para.lines) != 1:
        return False
    line = para.lines[0].text
    text = line.strip()
    if "\t" not in text:
        return (in_rows and line.startswith("\t")) or (len(text) <= _LONGEST_ROW and is_columns(text))
    fields = [field.strip() for field in text.split("\t")]
    if in_rows or len(fields) > 2:
        return True
    if any(len(field) > _LONGEST_FIELD or "。" in field for field in fields):
        return False
    return not HEADING.fullmatch(fields[0])


def _with_leader(text: str) -> str:
    """A line of a table of contents as it is printed: dots before the page number."""
    return re.sub(r"\t(?=\s*[\dIVXLivxl]+\s*$)", "…", text)
