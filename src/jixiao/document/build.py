"""Building a Document block by block: readers hand over strings, this keeps the two texts in step."""

import re
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from jixiao.document.model import Cell, Document, Origin, Paragraph, Remark, Table
from jixiao.units.chinese import HALF_WIDTH

# Han, kana-free: ideographs, their punctuation and the full-width forms.
WIDE = "\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…≥≤〔〕﹝﹞"
_BLANKS = "[ \t\u00a0\u2002\u2003\u2009\u200b\u3000\ufeff]"
# A blank goes when either neighbour is wide or it stands at an end; between Latin words or numbers it
# stays, but not between a number and its percent sign. All blanks are spaces by then; what stands before the run
# is asked behind its first space, for a pattern that begins with a literal is searched at full speed.
_IDLE_BLANK = re.compile(f" (?:(?<=^ ) *| *$|(?<=[{WIDE}] ) *| *(?=[{WIDE}])|(?<=  ) *|(?<=\\d ) *(?=[%‰]))")
_BLANK = re.compile(f"{_BLANKS}|[\r\n\v\f]")
# Digits are read half-width, punctuation beside Chinese full-width; each replacement keeps the length.
_NARROW_SIGN = re.compile(f"[,;:()!?](?:(?<=[{WIDE}].)|(?=[{WIDE}]))")
_UNEVEN = "".join(map(chr, HALF_WIDTH)) + ",;:()!?"
# Most pieces have neither blanks nor signs to be changed.
_ODD = re.compile(f"{_BLANKS[:-1]}\r\n\v\f{_UNEVEN}]")
_FULL_SIGN = dict(zip(",;:()!?", "，；：（）！？", strict=True))


class Piece(NamedTuple):
    """A string and where it begins in the source; `source` is None when the builder shall write the source.

    `pages` new pages begin with it: more than one when pages before were empty.
    """

    text: str
    source: int | None = None
    pages: int = 0


class Square(NamedTuple):
    """A table cell as a reader delivers it: its pieces (one for each line) and its place in the grid."""

    pieces: tuple[Piece, ...]
    row: int
    column: int
    rows: int = 1
    columns: int = 1


def _evened(raw: str) -> str:
    """Half-width digits and, beside Chinese characters, full-width punctuation."""
    return _NARROW_SIGN.sub(lambda sign: _FULL_SIGN[sign.group()], raw.translate(HALF_WIDTH))


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

    @property
    def position(self) -> int:
        """Length of the reading text so far: where the next block will begin."""
        return self._at

    def page(self, source: int | None = None) -> None:
        """A new page begins here (at `source` in a given source)."""
        self._pages.append(self._length if source is None else source)

    def begin_pages(self, count: int) -> None:
        """So many pages begin here, all but the last of them empty."""
        for _ in range(count):
            self.page()

    def remark(self, code: str, message: str, start: int = 0, end: int = 0) -> None:
        self._remarks.append(Remark(code, message, start, end))

    def paragraph(self, pieces: Sequence[Piece] | str, level: int = 0) -> Paragraph | None:
        """Add a paragraph made of the lines it was wrapped into; None when there is nothing but blanks."""
        start = self._at
        self._add_pieces([Piece(pieces)] if isinstance(pieces, str) else pieces)
        end = self._at
        self._end_line()
        if end == start:
            return None
        block = Paragraph(start, end, level)
        self._blocks.append(block)
        return block

    def table(
        self,
        squares: Sequence[Square],
        name: str = "",
        *,
        loose: bool = False,
        rows: Sequence[int] = (),
        columns: Sequence[int] = (),
    ) -> Table | None:
        """Add a table; squares in any order. None when no square holds text."""
        if not any(piece.text.strip() for square in squares for piece in square.pieces):
            return None
        start, row, cells = self._at, None, []
        for pieces, at, column, down, right in sorted(squares, key=itemgetter(1, 2)):
            if row is not None:
                self._append("\n" if at != row else "\t")
            row = at
            begin = self._at
            self._add_pieces(pieces)
            cells.append(Cell(begin, self._at, at, column, down, right))
        end = self._at
        self._end_line()
        height = max([c.row + c.rows for c in cells])
        width = max([c.column + c.columns for c in cells])
        block = Table(start, end, tuple(cells), height, width, name, loose, tuple(rows), tuple(columns))
        self._blocks.append(block)
        return block

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

    def _end_line(self) -> None:
        self._append("\n")

    def _append(self, separator: str) -> None:
        """In the reading text always, in the source only when the builder writes it."""
        if self._given is None:
            self._written.append(separator)
            self._length += 1
        self._texts.append(separator)
        self._at += 1

    def _add_pieces(self, pieces: Sequence[Piece]) -> None:
        tail = ""
        for piece in pieces:
            source = self._length if piece.source is None else piece.source
            for _ in range(piece.pages):
                self.page(source)
            raw = piece.text
            if self._given is None:
                line = _BLANK.sub(" ", raw)
                self._written.append(line)
                self._length += len(line)
            tail = self._add_text(_evened(raw), source, tail) if _ODD.search(raw) else self._add_run(raw, source, tail)

    def _add_text(self, raw: str, source: int, tail: str) -> str:
        """Append one piece without its idle blanks; `tail` is the last character already in the paragraph."""
        raw = _BLANK.sub(" ", raw)
        done = 0
        for blank in _IDLE_BLANK.finditer(raw):
            tail = self._add_run(raw[done : blank.start()], source + done, tail)
            done = blank.end()
        return self._add_run(raw[done:], source + done, tail)

    def _add_run(self, run: str, source: int, tail: str) -> str:
        if not run:
            return tail
        if tail and run[0].isascii() and run[0].isalpha() and tail.isascii() and tail.isalpha():
            self._texts.append(" ")  # two Latin words on two lines
            self._at += 1
        self._starts.append(self._at)
        self._sources.append(source)
        self._texts.append(run)
        self._at += len(run)
        return run[-1]
