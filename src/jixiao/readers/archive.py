"""Zip files, which docx, xlsx and ofd are, opened without their traps."""

import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from jixiao.readers.errors import Unreadable
from jixiao.readers.limits import DAMAGED, GET_AGAIN, LARGEST_PART, MEGABYTE, SAVE_AGAIN, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_UNPACKED = 1024 * MEGABYTE
MOST_ENTRIES = 10_000
LARGEST_RATIO = 200  # of a whole archive beyond SMALL_UNPACKED; deflate cannot do better than 1,032
SMALL_UNPACKED = 64 * MEGABYTE


class Archive:
    """A zip file whose entries are counted and measured before anything is unpacked."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        try:
            self._zip = ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except (BadZipFile, ValueError, OSError, EOFError, NotImplementedError, IndexError, OverflowError):
            raise Unreadable(path, DAMAGED, GET_AGAIN) from None
        unpacked = sum(entry.file_size for entry in entries)
        bomb = unpacked > SMALL_UNPACKED and unpacked > LARGEST_RATIO * len(data)
        if bomb or unpacked > LARGEST_UNPACKED or len(entries) > MOST_ENTRIES:
            size = f"{len(entries)} 个条目，解压后 {unpacked // MEGABYTE} MB"
            raise Unreadable(path, f"压缩内容异常（{size}），可能是压缩炸弹", SAVE_AGAIN)
        # The first of two entries with one name; some writers use backslashes, some other cases.
        self._entries = {entry.filename.replace("\\", "/").lower(): entry for entry in reversed(entries)}
        self.names = tuple(entry.filename.replace("\\", "/") for entry in entries)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def bytes(self, name: str, largest: int = LARGEST_PART) -> bytes | None:
        """One entry unpacked; None when there is no such entry."""
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise Unreadable(self.path, "文件有密码", "请去掉密码后另存一份")
        if entry.file_size > largest:
            size = f"“{entry.filename}”解压后 {entry.file_size // MEGABYTE} MB"
            raise Unreadable(self.path, f"内容太大（{size}）", "请拆成几个文件后再试")
        try:
            with self._zip.open(entry) as file:
                return file.read(largest + 1)
        except (BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, IndexError):
            raise Unreadable(self.path, DAMAGED, GET_AGAIN) from None

    def xml(self, name: str) -> "_Element | None":
        """The root of an XML entry; None when there is no such entry."""
        data = self.bytes(name)
        return None if data is None else parse_xml(self.path, data)
