"""The records of an xls file (Excel 97 to 2003): kind, length, content; its strings and packed numbers."""

import struct
from collections.abc import Iterator, Sequence
from decimal import Decimal

CONTINUE = 0x3C
_MOST_RECORDS = 4_000_000
_MOST_STRINGS = 1_000_000
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def records(content: bytes, start: int = 0) -> Iterator[tuple[int, bytes]]:
    """Records from a place up to the end of their part of the stream."""
    at = start
    for _ in range(_MOST_RECORDS):
        if at + 4 > len(content):
            return
        kind, length = struct.unpack_from("<HH", content, at)
        if kind == 0x0A:
            return
        yield kind, content[at + 4 : at + 4 + length]
        at += 4 + length


def short(content: bytes, at: int) -> int:
    number: int = struct.unpack_from("<H", content, at)[0]
    return number


def number(content: bytes, at: int) -> Decimal | None:
    """A number of eight bytes; None when it is none (infinite)."""
    value = struct.unpack_from("<d", content, at)[0]
    return Decimal(repr(value)) if abs(value) < 1e300 else None


def packed(content: bytes, at: int) -> Decimal | None:
    """A number in four bytes: an integer or the upper half of eight bytes, either divided by a hundred or not."""
    raw: int = struct.unpack_from("<i", content, at)[0]
    value = Decimal(raw >> 2) if raw & 2 else number(b"\0\0\0\0" + struct.pack("<i", raw & ~3), 0)
    return value / 100 if raw & 1 and value is not None else value


def error(code: int) -> str:
    return _ERRORS.get(code, "#N/A")


def string(content: bytes, at: int, width: int) -> str:
    """A string behind its length (of `width` bytes) and a byte that says how it is coded."""
    length = content[at] if width == 1 else short(content, at)
    start = at + width + 1
    if content[at + width] & 1:
        return content[start : start + 2 * length].decode("utf-16-le", errors="replace")
    return content[start : start + length].decode("latin-1")


def shared_strings(parts: Sequence[bytes]) -> list[str]:
    """The table of strings: one record and those that continue it."""
    run = _Run(parts)
    run.take(4)
    wanted = min(struct.unpack("<I", run.take(4))[0], _MOST_STRINGS)
    found: list[str] = []
    while len(found) < wanted and not run.is_done:
        found.append(run.string())
    return found


class _Run:
    """Bytes over several records. Characters cut by the end of a record are coded anew in the next."""

    def __init__(self, parts: Sequence[bytes]) -> None:
        self._parts = parts
        self._part = 0
        self._at = 0

    @property
    def is_done(self) -> bool:
        self._turn()
        return self._part >= len(self._parts)

    def _turn(self) -> None:
        while self._part < len(self._parts) and self._at >= len(self._parts[self._part]):
            self._part += 1
            self._at = 0

    def take(self, length: int) -> bytes:
        """So many bytes; fewer than asked for are an error of the file."""
        taken = b""
        while len(taken) < length:
            if self.is_done:
                raise IndexError(length)
            piece = self._parts[self._part][self._at : self._at + length - len(taken)]
            self._at += len(piece)
            taken += piece
        return taken

    def string(self) -> str:
        length, coding = struct.unpack("<HB", self.take(3))
        runs = short(self.take(2), 0) if coding & 8 else 0
        extra = struct.unpack("<I", self.take(4))[0] if coding & 4 else 0
        text = self._characters(length, coding)
        self.take(4 * runs + min(extra, sum(map(len, self._parts))))
        return text

    def _characters(self, length: int, coding: int) -> str:
        text = ""
        while len(text) < length:
            if self.is_done:
                raise IndexError(length)
            if self._at == 0 and text:
                coding = self.take(1)[0]
            width = 2 if coding & 1 else 1
            here = min(length - len(text), (len(self._parts[self._part]) - self._at) // width)
            if here == 0:
                self._at = len(self._parts[self._part])
                continue
            raw = self.take(here * width)
            text += (
                raw.decode("utf-16-le", errors="replace").ljust(here, "\ufffd") if width == 2 else raw.decode("latin-1")
            )
        return text
