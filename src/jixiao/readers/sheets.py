"""A sheet of a workbook into titles, tables and notes: borders say what is table, blank rows what is apart."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jixiao.document.build import Builder, Piece, Square
from jixiao.units.regex import regex

_MOST_SQUARES = 2_000_000  # of one table
_LABEL = regex(r"[^：:]{1,14}[：:]|金?额?单位|第\s*\d+\s*页|公开\s*\d+|附[件表]|\d{4}\s*年")
_NUMBER = regex(r"[-+]?[\d,]+(?:\.\d+)?%?")

Position = tuple[int, int]  # row, column, from 0
Area = tuple[int, int, int, int]  # first row, first column, last row, last column


@dataclass(slots=True)
class Sheet:
    """What a sheet shows: texts of its filled cells, merged areas, and the cells that have a border."""

    name: str
    texts: dict[Position, str] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    framed: set[Position] = field(default_factory=set)


class TooLarge(Exception):
    """A table of more squares than a document can hold."""


def add(sheet: Sheet, builder: Builder) -> None:
    """Put a sheet into a document."""
    if sheet.texts:
        layout = _Layout(sheet)
        for rows in layout.groups():
            layout.add(rows, builder)


class _Layout:
    """A sheet with its rows in order."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._filled: dict[int, list[int]] = {}
        for row, column in sorted(sheet.texts):
            self._filled.setdefault(row, []).append(column)
        self._framed = {row for row, _ in sheet.framed}
        used = sheet.texts.keys() | sheet.framed
        bottom, right = max(row for row, _ in used), max(column for _, column in used)
        # Merged areas may reach to the last row a sheet can have.
        self._areas = [
            (a, b, min(c, bottom), min(d, right)) for a, b, c, d in sheet.merged if a <= bottom and b <= right
        ]

    def groups(self) -> Iterator[list[int]]:
        """Runs of rows; a blank row without border ends a run."""
        rows = set(self._filled) | self._framed
        for row, column, last, _ in self._areas:
            if (row, column) in self._sheet.texts:
                rows.update(range(row, last + 1))
        run: list[int] = []
        for row in sorted(rows):
            if run and row > run[-1] + 1 and self._opens(row):
                yield run
                run = []
            run.append(row)
        yield run

    def _opens(self, row: int) -> bool:
        """Without borders a row of figures goes on with the table above the blank."""
        texts = [self._sheet.texts[row, column] for column in self._filled.get(row, ())]
        return bool(self._framed) or not any(map(_NUMBER.fullmatch, texts))

    def add(self, rows: Sequence[int], builder: Builder) -> None:
        solid = [row for row in rows if row in self._filled]
        if not solid:
            return
        body = self._table_rows([row for row in rows if solid[0] <= row <= solid[-1]])
        first, last = (body[0], body[-1]) if body else (solid[-1] + 1, solid[-1] + 1)
        self._paragraphs([row for row in solid if row < first], builder)
        if body:
            columns = sorted({column for row in body for column in self._filled.get(row, ())})
            numbers = [row + 1 for row in body], [column + 1 for column in columns]
            squares = self._squares(body, columns)
            builder.table(squares, self._sheet.name, rows=numbers[0], columns=numbers[1])
        self._paragraphs([row for row in solid if row > last], builder)

    def _table_rows(self, rows: Sequence[int]) -> Sequence[int]:
        """The rows of the table: those with borders and rows of cells next to them; without borders, rows of cells."""
        framed = [n for n, row in enumerate(rows) if row in self._framed]
        wanted = 3 if framed else 2
        cells = [n for n, row in enumerate(rows) if self._is_row(row, wanted)]
        if not framed:
            return rows[cells[0] : self._end(rows, cells[-1], cells[0])] if cells else ()
        first, last = framed[0], framed[-1]
        while first - 1 in cells:
            first -= 1
        while last + 1 in cells:
            last += 1
        return rows[first : last + 1]

    def _end(self, rows: Sequence[int], last: int, first: int) -> int:
        """Behind the last row of a table without borders: figures alone, and cells not in its first column, are its."""
        left = min(self._filled[rows[first]])
        end = last + 1
        while end < len(rows) and (columns := self._filled.get(rows[end])):
            text = self._sheet.texts[rows[end], columns[0]]
            if columns[0] == left and not _NUMBER.fullmatch(text):
                break
            end += 1
        return end

    def _is_row(self, row: int, wanted: int) -> bool:
        """Cells side by side, not only labels (编制单位：…　　单位：万元)."""
        texts = [self._sheet.texts[row, column] for column in self._filled.get(row, ())]
        return len(texts) >= wanted and not all(map(_LABEL.match, texts))

    def _paragraphs(self, rows: Sequence[int], builder: Builder) -> None:
        for row in rows:
            for column in self._filled[row]:
                for line in self._sheet.texts[row, column].splitlines():
                    if line.strip():
                        builder.paragraph(line)

    def _squares(self, rows: Sequence[int], columns: Sequence[int]) -> list[Square]:
        """Cells of the table; columns without any text are left out."""
        if len(rows) * len(columns) > _MOST_SQUARES:
            raise TooLarge
        spans: dict[Position, tuple[int, int]] = {}
        covered: set[Position] = set()
        for row, column, last, end in self._areas:
            inside = rows[bisect_left(rows, row) : bisect_right(rows, last)]
            across = columns[bisect_left(columns, column) : bisect_right(columns, end)]
            if len(inside) * len(across) < 2 or covered.issuperset((r, c) for r in inside for c in across):
                continue
            places = [(r, c) for r in inside for c in across]
            holder = next((place for place in places if place in self._sheet.texts), places[0])
            if places[0] in spans or not covered.isdisjoint(places):
                continue
            spans[places[0]] = len(inside), len(across)
            covered.update(places[1:])
            if holder != places[0]:
                self._sheet.texts[places[0]] = self._sheet.texts.pop(holder)
        found = []
        for number, row in enumerate(rows):
            for place, column in enumerate(columns):
                if (row, column) not in covered:
                    down, right = spans.get((row, column), (1, 1))
                    text = self._sheet.texts.get((row, column), "")
                    found.append(Square((Piece(text),), number, place, down, right))
        return found
