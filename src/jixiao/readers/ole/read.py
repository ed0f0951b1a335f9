"""The old container of doc, xls, wps and et: only its list of streams, to tell what the file is."""

import struct
from collections.abc import Iterator

from jixiao.units.record import record

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA  # sector numbers from here on are marks
_MOST_SECTORS = 4096  # of a directory
_ENTRY = 128


@record
class Stream:
    name: str
    offset: int  # of its first bytes in the file, when it is no small stream


def streams(data: bytes) -> list[Stream]:
    """Names of the streams; empty when the container is damaged."""
    try:
        return list(_streams(data))
    except (struct.error, IndexError):
        return []


def is_encrypted_word(data: bytes, stream: Stream) -> bool:
    """The flag fEncrypted in the head of a Word document."""
    flags = data[stream.offset + 10 : stream.offset + 12]
    return len(flags) == 2 and bool(struct.unpack("<H", flags)[0] & 0x0100)


def _streams(data: bytes) -> Iterator[Stream]:
    (shift,) = struct.unpack_from("<H", data, 30)
    if shift not in {9, 12}:
        return
    size = 1 << shift
    (sector,) = struct.unpack_from("<I", data, 48)
    table = struct.unpack_from("<109I", data, 76)
    for _ in range(_MOST_SECTORS):
        if sector >= _LAST:
            return
        block = data[(sector + 1) * size : (sector + 2) * size]
        for at in range(0, len(block) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", block, at + 64)
            (start,) = struct.unpack_from("<I", block, at + 116)
            if kind == 2 and 2 <= length <= 64:
                name = block[at : at + length - 2].decode("utf-16-le", errors="replace")
                yield Stream(name, (start + 1) * size if start < _LAST else len(data))
        sector = _next(data, table, sector, size)


def _next(data: bytes, table: tuple[int, ...], sector: int, size: int) -> int:
    """The sector after this one, by the allocation table."""
    part, index = divmod(sector, size // 4)
    if part >= len(table) or table[part] >= _LAST:
        return _LAST
    (following,) = struct.unpack_from("<I", data, (table[part] + 1) * size + 4 * index)
    return int(following)
