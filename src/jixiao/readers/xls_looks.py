"""Number formats and borders of an xls file: the records of its Workbook stream that tell how cells look.

The values themselves come from elsewhere; what is not understood here leaves a cell without a format, never without
its value.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from jixiao.readers.cell_formats import BUILT_IN, GENERAL
from jixiao.readers.ole import MAGIC
from jixiao.readers.ole_stream import stream

_DATEMODE, _SHEET, _FORMAT, _LOOK, _END = 0x22, 0x85, 0x41E, 0xE0, 0x0A
# Records of one cell that begin with its row, column and look.
_SINGLE = frozenset((0x06, 0x201, 0x203, 0x204, 0x205, 0x27E, 0xFD))
_NUMBERS, _BLANKS = 0xBD, 0xBE  # several cells of a row
_MOST_RECORDS = 3_000_000


@dataclass(slots=True)
class Looks:
    """The number formats of the cells of a sheet that have one, and the cells with a border."""

    codes: dict[tuple[int, int], str] = field(default_factory=dict)
    framed: set[tuple[int, int]] = field(default_factory=set)
    from_1904: bool = False


def looks(data: bytes) -> dict[str, Looks]:
    """Looks by the name of the sheet; empty when the file is none of Excel 97 to 2003."""
    if not data.startswith(MAGIC):
        return {}
    content = stream(data, "Workbook")
    try:
        return _Records(content).sheets() if content else {}
    except (struct.error, IndexError):
        return {}


class _Records:
    """The records of a stream: kind, length, content."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def sheets(self) -> dict[str, Looks]:
        places: list[tuple[str, int]] = []
        codes = dict(BUILT_IN)
        cell_looks: list[tuple[str, bool]] = []
        from_1904 = False
        for kind, at, length in self._from(0):
            if kind == _DATEMODE:
                from_1904 = bool(self._short(at))
            elif kind == _SHEET:
                (start,) = struct.unpack_from("<I", self._content, at)
                places.append((self._string(at + 6, self._content[at + 6], 1), start))
            elif kind == _FORMAT and length > 5:
                codes[self._short(at)] = self._string(at + 2, self._short(at + 2), 2)
            elif kind == _LOOK and length >= 20:
                (lines,) = struct.unpack_from("<I", self._content, at + 10)
                sides = sum(bool(lines >> shift & 0xF) for shift in (0, 4, 8, 12))
                cell_looks.append((codes.get(self._short(at + 2), GENERAL), sides >= 2))
        return {name: self._sheet(start, cell_looks, from_1904=from_1904) for name, start in places}

    def _sheet(self, start: int, cell_looks: list[tuple[str, bool]], *, from_1904: bool) -> Looks:
        found = Looks(from_1904=from_1904)
        for place, number in self._cells(start):
            if number < len(cell_looks):
                code, framed = cell_looks[number]
                if code != GENERAL:
                    found.codes[place] = code
                if framed:
                    found.framed.add(place)
        return found

    def _cells(self, start: int) -> Iterator[tuple[tuple[int, int], int]]:
        """Each cell and the number of its look."""
        for kind, at, length in self._from(start):
            if kind in _SINGLE and length >= 6:
                yield (self._short(at), self._short(at + 2)), self._short(at + 4)
            elif kind in {_NUMBERS, _BLANKS} and length >= 6:
                row, first = self._short(at), self._short(at + 2)
                step = 6 if kind == _NUMBERS else 2
                for number in range((length - 6) // step):
                    yield (row, first + number), self._short(at + 4 + step * number)

    def _from(self, start: int) -> Iterator[tuple[int, int, int]]:
        """Kind, place and length of each record up to the end of its part of the stream."""
        at = start
        for _ in range(_MOST_RECORDS):
            if at + 4 > len(self._content):
                return
            kind, length = struct.unpack_from("<HH", self._content, at)
            if kind == _END:
                return
            yield kind, at + 4, length
            at += 4 + length

    def _short(self, at: int) -> int:
        number: int = struct.unpack_from("<H", self._content, at)[0]
        return number

    def _string(self, at: int, length: int, width: int) -> str:
        """A string behind its length (of `width` bytes) and a byte that says how it is coded."""
        wide = self._content[at + width] & 1
        start = at + width + 1
        if wide:
            return self._content[start : start + 2 * length].decode("utf-16-le", errors="replace")
        return self._content[start : start + length].decode("latin-1")
