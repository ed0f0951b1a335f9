"""Building a Document block by block: readers hand over strings, this keeps the two texts in step."""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from jixiao.document.model import Cell, Document, Origin, Paragraph, Remark, Table
from jixiao.units.chinese import HALF_WIDTH
from jixiao.units.record import many
from jixiao.units.regex import regex

# Han, kana-free: ideographs, their punctuation and the full-width forms.
WIDE = "\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…≥≤〔〕﹝﹞"
_BLANKS = "[ \t\u00a0\u2002\u2003\u2009\u200b\u3000\ufeff]"
# A blank goes when either neighbour is wide or it stands at an end; between Latin words or numbers it
# stays, but not between a number and its percent sign. All blanks are spaces by then; what stands before the run
# is asked behind its first space, for a pattern that begins with a literal is searched at full speed.
_IDLE_BLANK = regex(f" (?:(?<=^ ) *| *$|(?<=[{WIDE}] ) *| *(?=[{WIDE}])|(?<=  ) *|(?<=\\d ) *(?=[%‰]))")
_BLANK = regex(f"{_BLANKS}|[\r\n\v\f]")
# Digits are read half-width, punctuation beside Chinese full-width; each replacement keeps the length.
_NARROW_SIGN = regex(f"[,;:()!?](?:(?<=[{WIDE}].)|(?=[{WIDE}]))")
_UNEVEN = regex(f"[{''.join(map(chr, HALF_WIDTH))},;:()!?]")
# Most pieces have neither blanks nor signs to be changed.
_ODD = regex(f"{_BLANK.pattern}|{_UNEVEN.pattern}")
_FULL_SIGN = dict(zip(",;:()!?", "，；：（）！？", strict=True))


UNPLACED = -1


class Piece(NamedTuple):
    """A string and where it begins in the source; `source` is UNPLACED when the builder shall write the source.

    `pages` new pages begin with it: more than one when pages before were empty.
    """

    text: str
    source: int = UNPLACED
    pages: int = 0


# A Piece in its shortest form, for readers that make very many.
Cut = tuple[str, int, int]


class Square(NamedTuple):
    """A table cell as a reader delivers it: its pieces (one for each line) and its place in the grid."""

    pieces: Sequence[Cut]
    row: int
    column: int
    rows: int = 1
    columns: int = 1


def _runs(raw: str) -> list[tuple[str, int]]:
    """The stretches of a piece between its idle blanks, evened, and where each begins."""
    if _UNEVEN.search(raw):
        raw = _NARROW_SIGN.sub(lambda sign: _FULL_SIGN[sign.group()], raw.translate(HALF_WIDTH))
    if not raw.isprintable():  # of all blanks only the space is
        raw = _BLANK.sub(" ", raw)
    runs, done = [], 0
    for blank in _IDLE_BLANK.finditer(raw):
        if done < blank.start():
            runs.append((raw[done : blank.start()], done))
        done = blank.end()
    if done < len(raw):
        runs.append((raw[done:], done))
    return runs


class Builder:
    """Collects blocks in reading order. With `source` given (txt), pieces carry their offsets in it."""

    def __init__(self, path: str, kind: str, source: str | None = None) -> None:
        self._path, self._kind = path, kind
        self._given = source
        self._written: list[str] = []
        self._length = 0  # of the source written so far
        self._texts: list[str] = []
        self._at = 0  # length of the reading text so far
        self._starts: list[int] = []
        self._sources: list[int] = []
        self._blocks: list[Paragraph | Table] = []
        self._pages: list[int] = []
        self._remarks: list[Remark] = []

    def page(self, source: int | None = None) -> None:
        """A new page begins here (at `source` in a given source)."""
        self._pages.append(self._length if source is None else source)

    def begin_pages(self, count: int) -> None:
        """So many pages begin here, all but the last of them empty."""
        for _ in range(count):
            self.page()

    def remark(self, code: str, message: str, start: int = 0, end: int = 0) -> None:
        self._remarks.append(Remark(code, message, start, end))

    def paragraph(self, pieces: Sequence[Cut] | str, level: int = 0) -> None:
        """Add a paragraph made of the lines it was wrapped into; nothing when they are blank."""
        start = self._at
        self._add_pieces((Piece(pieces),) if isinstance(pieces, str) else pieces)
        if self._at > start:
            self._blocks.append(Paragraph(start, self._at, level))
        self._append("\n")

    def table(
        self,
        squares: Sequence[Square],
        name: str = "",
        *,
        loose: bool = False,
        rows: Sequence[int] = (),
        columns: Sequence[int] = (),
    ) -> None:
        """Add a table; squares in any order. Nothing when no square holds text."""
        self._add_table(sorted(squares, key=itemgetter(1, 2)), name, loose, rows, columns)

    def rows(self, rows: Sequence[Sequence[Sequence[Cut]]]) -> None:
        """Add a loose table: the pieces of every cell of every row."""
        self._add_table(
            [(cell, row, column, 1, 1) for row, cells in enumerate(rows) for column, cell in enumerate(cells)], "", True
        )

    def build(self) -> Document:
        return Document(
            self._path,
            self._kind,
            self._given if self._given is not None else "".join(self._written),
            "".join(self._texts),
            Origin(tuple(self._starts), tuple(self._sources)),
            tuple(self._blocks),
            tuple(self._pages),
            tuple(self._remarks),
        )

    def _append(self, separator: str) -> None:
        """In the reading text always, in the source only when the builder writes it."""
        if self._given is None:
            self._written.append(separator)
            self._length += 1
        self._texts.append(separator)
        self._at += 1

    def _add_table(
        self,
        squares: Sequence[tuple[Sequence[Cut], int, int, int, int]],
        name: str,
        loose: bool,
        rows: Sequence[int] = (),
        columns: Sequence[int] = (),
    ) -> None:
        """Squares row by row."""
        if not any(piece[0].strip() for square in squares for piece in square[0]):
            return
        start, row = self._at, squares[0][1]
        cells: list[tuple[int, ...]] = []
        for pieces, at, column, down, across in squares:
            if cells:
                self._append("\t" if at == row else "\n")
            row = at
            begin = self._at
            self._add_pieces(pieces)
            cells.append((begin, self._at, at, column, down, across))
        height = max([cell[2] + cell[4] for cell in cells])
        width = max([cell[3] + cell[5] for cell in cells])
        found = tuple(many(Cell, cells))
        self._blocks.append(Table(start, self._at, found, height, width, name, loose, tuple(rows), tuple(columns)))
        self._append("\n")

    def _add_pieces(self, pieces: Iterable[Cut]) -> None:
        """Append the pieces of a paragraph or cell without their idle blanks."""
        tail = ""  # the last character so far
        for text, placed, pages in pieces:
            source = self._length if placed == UNPLACED else placed
            if pages:
                self._pages += [source] * pages
            if self._given is None:
                self._written.append(_BLANK.sub(" ", text))
                self._length += len(text)
            if not text:
                continue  # an empty cell
            for run, offset in _runs(text) if _ODD.search(text) else ((text, 0),):
                if tail and run[0].isascii() and run[0].isalpha() and tail.isascii() and tail.isalpha():
                    self._texts.append(" ")  # two Latin words on two lines
                    self._at += 1
                self._starts.append(self._at)
                self._sources.append(source + offset)
                self._texts.append(run)
                self._at += len(run)
                tail = run[-1]
