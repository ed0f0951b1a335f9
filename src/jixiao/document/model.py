"""A file after reading, before meaning: blocks with addresses over one reading text.

Two texts are kept. `source` is what the file says, line by line (for txt the decoded file itself); places are
given in it. `text` is for reading: one line a paragraph or table row, cells divided by tabs, wrapped lines
joined, digits half-width, punctuation beside Chinese characters full-width, blanks beside them gone. `Origin`
leads from the second to the first. Every position below is an offset in `text`.
"""

from bisect import bisect_right
from dataclasses import field
from typing import NamedTuple

from jixiao.units.record import record


@record
class Paragraph:
    """A paragraph or heading. `level` 1–9 when the file itself marks a heading, else 0."""

    start: int
    end: int
    level: int = 0


class Cell(NamedTuple):
    """A table cell; `rows` and `columns` are its spans, a merged cell stands once at its upper left."""

    start: int
    end: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@record
class Table:
    """A table of `height` × `width` grid squares. `name` is the sheet of a workbook, else empty.

    `rows` and `columns` number the grid's rows and columns as the sheet does, from 1; empty outside a workbook.
    `loose` marks a table guessed from tabs or blanks of plain text, where spans are not known.
    """

    start: int
    end: int
    cells: tuple[Cell, ...]
    height: int
    width: int
    name: str = ""
    loose: bool = False
    rows: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()

    def grid(self) -> list[list[Cell | None]]:
        """Squares row by row; a merged cell fills all of its squares, a square without cell is None."""
        squares: list[list[Cell | None]] = [[None] * self.width for _ in range(self.height)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.rows, self.height)):
                for column in range(cell.column, min(cell.column + cell.columns, self.width)):
                    squares[row][column] = cell
        return squares


@record
class Origin:
    """Where each piece of the reading text comes from: `starts[i]` in the text is `sources[i]` in the source."""

    starts: tuple[int, ...]
    sources: tuple[int, ...]

    def __call__(self, position: int) -> int:
        """Source offset of a position in the reading text."""
        piece = bisect_right(self.starts, position) - 1
        if piece < 0:
            return 0
        return self.sources[piece] + position - self.starts[piece]


@record
class Remark:
    """Something about the file a reader of the findings must know, in Chinese (tracked changes, hidden text …).

    `start` and `end` are in the reading text; equal when the remark is about the whole file.
    """

    code: str
    message: str
    start: int = 0
    end: int = 0


@record
class Document:
    """One file. `pages` are the source offsets at which pages 1, 2 … begin; empty where the format has none."""

    path: str
    format: str
    source: str
    text: str
    origin: Origin
    blocks: tuple[Paragraph | Table, ...]
    pages: tuple[int, ...] = ()
    remarks: tuple[Remark, ...] = field(default=())
