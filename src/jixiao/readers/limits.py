"""What a file may cost: sizes looked at before reading, archives and XML opened without their traps."""

import zlib
from io import BytesIO
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from jixiao.readers.errors import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

MEGABYTE = 1 << 20
LARGEST_FILE = 200 * MEGABYTE
LARGEST_TEXT = 20 * MEGABYTE  # txt, html: ten million characters are a thousand reports
LARGEST_PART = 32 * MEGABYTE  # one XML part of a docx or ofd, unpacked: some 1,500 pages; the tree takes ten times that
MOST_TAGS = 2_000_000  # of one XML part or web page, opening and closing
MOST_CELLS = 200_000  # of the tables of a document that is no workbook
LARGEST_UNPACKED = 1024 * MEGABYTE
MOST_ENTRIES = 10_000
LARGEST_RATIO = 200  # of a whole archive beyond SMALL_UNPACKED; deflate cannot do better than 1,032
SMALL_UNPACKED = 64 * MEGABYTE
DEEPEST = 60  # boxes in cells in content controls …

_SAVE_AGAIN = "请用 WPS 或 Word 打开后另存一份再试"
_DAMAGED = "文件不完整或已损坏"
_GET_AGAIN = "请重新下载或请对方重新发送；能打开的话请另存一份再试"
# A document type brings entities; no office format needs one. Also in UTF-16.
_CODES = ("ascii", "utf-16-le", "utf-16-be")
_DOCTYPES = tuple(sign.encode(code) for sign in ("<!DOCTYPE", "<!ENTITY") for code in _CODES)


def load(path: str) -> bytes:
    """The bytes of a file, not before its size is known to be bearable."""
    try:
        status = Path(path).stat()
        if S_ISDIR(status.st_mode):
            raise Unreadable(path, "这是文件夹，不是文件", "请给出其中的文件，或把文件夹交给 jixiao check")
        if not S_ISREG(status.st_mode):
            raise Unreadable(path, "这不是普通文件", "请给出文档本身的路径")
        check_size(path, status.st_size, LARGEST_FILE)
        with Path(path).open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise Unreadable(path, "找不到这个文件", "请检查路径") from None
    except PermissionError:
        raise Unreadable(path, "没有读取权限", "请检查文件权限，或把文件复制到自己的文件夹再试") from None
    except OSError as error:
        raise Unreadable(path, f"无法读取（{error.strerror or error}）", "请检查磁盘或网络位置后再试") from None
    except ValueError:  # a NUL in the path
        raise Unreadable(path, "路径不合法", "请检查路径") from None
    check_size(path, len(data), LARGEST_FILE)  # it may have grown
    if not data:
        raise Unreadable(path, "文件是空的", "请确认保存或下载已经完成")
    return data


def check_size(path: str, size: int, limit: int) -> None:
    if size > limit:
        megabytes = f"{size / MEGABYTE:.0f} MB，超过 {limit // MEGABYTE} MB 的上限"
        raise Unreadable(path, f"文件太大（{megabytes}）", "请去掉图片、拆成几个文件，或只保留需要检查的部分后再试")


def check_tags(path: str, data: bytes) -> None:
    """A tree takes a hundred bytes and more for each element."""
    if data.count(b"<") > MOST_TAGS:
        raise Unreadable(path, f"内容太大（标记超过 {MOST_TAGS // 10_000} 万个）", "请拆成几个文件后再试")


def check_cells(path: str, count: int) -> None:
    if count > MOST_CELLS:
        words = f"表格太大（超过 {MOST_CELLS // 10_000} 万个单元格）"
        raise Unreadable(path, words, "请只保留需要检查的部分，或把数据另存为 Excel 工作簿")


def check_entities(path: str, data: bytes) -> None:
    """A document type brings entities, and they may grow without end."""
    if any(sign in data for sign in _DOCTYPES):
        raise Unreadable(path, "内部 XML 含有实体声明，不是正常的办公文档", _SAVE_AGAIN)


class Archive:
    """A zip file whose entries are counted and measured before anything is unpacked."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        try:
            self._zip = ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except (BadZipFile, ValueError, OSError, EOFError, NotImplementedError, IndexError, OverflowError):
            raise Unreadable(path, _DAMAGED, _GET_AGAIN) from None
        unpacked = sum(entry.file_size for entry in entries)
        bomb = unpacked > SMALL_UNPACKED and unpacked > LARGEST_RATIO * len(data)
        if bomb or unpacked > LARGEST_UNPACKED or len(entries) > MOST_ENTRIES:
            size = f"{len(entries)} 个条目，解压后 {unpacked // MEGABYTE} MB"
            raise Unreadable(path, f"压缩内容异常（{size}），可能是压缩炸弹", _SAVE_AGAIN)
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
            raise Unreadable(self.path, _DAMAGED, _GET_AGAIN) from None

    def xml(self, name: str) -> "_Element | None":
        """The root of an XML entry; None when there is no such entry."""
        data = self.bytes(name)
        return None if data is None else parse_xml(self.path, data)


def parse_xml(path: str, data: bytes) -> "_Element":
    """The root element, without entities, network or trees beyond libxml2's own bounds."""
    from lxml import etree

    check_entities(path, data)
    check_tags(path, data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Unreadable(path, _DAMAGED, _GET_AGAIN) from None
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(path, "内部 XML 含有实体声明，不是正常的办公文档", _SAVE_AGAIN)
    return root


def too_deep(path: str) -> Unreadable:
    return Unreadable(path, "内容嵌套太深，不是正常的文档", _SAVE_AGAIN)
