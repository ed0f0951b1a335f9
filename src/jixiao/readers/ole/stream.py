"""One stream of an old container (doc, xls) as a whole: the chain of its sectors, small streams in their own."""

import struct
from itertools import islice

_LAST = 0xFFFFFFFA  # sector numbers from here on are marks
_SMALL = 4096  # streams under this length stand in the container of small streams
_SMALL_SECTOR = 64
_ENTRY = 128


def stream(data: bytes, name: str) -> bytes:
    """The content; empty when there is no such stream or the container is damaged."""
    try:
        return _Container(data).stream(name)
    except (struct.error, IndexError, ValueError):
        return b""


class _Container:
    def __init__(self, data: bytes) -> None:
        self._data = data
        (shift,) = struct.unpack_from("<H", data, 30)
        self._size = 1 << shift if shift in {9, 12} else 512
        self._table = self._sectors_table()
        (start,) = struct.unpack_from("<I", data, 48)
        self._entries = self._chain(start)
        (small,) = struct.unpack_from("<I", data, 60)
        self._small_table = _numbers(self._chain(small)) if small < _LAST else ()

    def stream(self, name: str) -> bytes:
        wanted = name.encode("utf-16-le") + b"\0\0"
        for at in range(0, len(self._entries) - _ENTRY + 1, _ENTRY):
            entry = self._entries[at : at + _ENTRY]
            if entry.startswith(wanted) and entry[66] == 2:
                start, length = struct.unpack_from("<II", entry, 116)
                if length < _SMALL:
                    return self._small(start)[:length]
                return self._chain(start)[:length]
        return b""

    def _sectors_table(self) -> tuple[int, ...]:
        """For each sector the next one; the sectors of this table are listed in the head and in a chain."""
        listed = [n for n in struct.unpack_from("<109I", self._data, 76) if n < _LAST]
        (more, count) = struct.unpack_from("<II", self._data, 68)
        for _ in range(min(count, len(self._data) // self._size)):
            if more >= _LAST:
                break
            *numbers, more = _numbers(self._sector(more))
            listed += [n for n in numbers if n < _LAST]
        return _numbers(b"".join(self._sector(n) for n in islice(listed, len(self._data) // self._size + 1)))

    def _sector(self, number: int) -> bytes:
        return self._data[(number + 1) * self._size : (number + 2) * self._size]

    def _chain(self, start: int) -> bytes:
        parts = []
        seen = 0
        while start < len(self._table) and seen <= len(self._table):
            parts.append(self._sector(start))
            start = self._table[start]
            seen += 1
        return b"".join(parts)

    def _small(self, start: int) -> bytes:
        """From the container of small streams, which is the stream of the first entry."""
        (root,) = struct.unpack_from("<I", self._entries, 116)
        holder = self._chain(root)
        parts = []
        seen = 0
        while start < len(self._small_table) and seen <= len(self._small_table):
            parts.append(holder[start * _SMALL_SECTOR : (start + 1) * _SMALL_SECTOR])
            start = self._small_table[start]
            seen += 1
        return b"".join(parts)


def _numbers(content: bytes) -> tuple[int, ...]:
    count = len(content) // 4
    return struct.unpack(f"<{count}I", content[: 4 * count])
