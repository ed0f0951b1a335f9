"""What a file may cost: sizes looked at before reading, XML opened without its traps."""

from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

from jixiao.readers.errors import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

MEGABYTE = 1 << 20
LARGEST_FILE = 200 * MEGABYTE
LARGEST_TEXT = 20 * MEGABYTE  # txt, html: ten million characters are a thousand reports
LARGEST_PART = 32 * MEGABYTE  # one XML part of a docx or ofd, unpacked: some 1,500 pages; the tree takes ten times that
MOST_TAGS = 2_000_000  # of one XML part or web page, opening and closing
MOST_CELLS = 200_000  # of the tables of a document that is no workbook
DEEPEST = 60  # boxes in cells in content controls …

SAVE_AGAIN = "请用 WPS 或 Word 打开后另存一份再试"
DAMAGED = "文件不完整或已损坏"
GET_AGAIN = "请重新下载或请对方重新发送；能打开的话请另存一份再试"
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
        raise Unreadable(path, "内部 XML 含有实体声明，不是正常的办公文档", SAVE_AGAIN)


def parse_xml(path: str, data: bytes) -> "_Element":
    """The root element, without entities, network or trees beyond libxml2's own bounds."""
    from lxml import etree

    check_entities(path, data)
    check_tags(path, data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Unreadable(path, DAMAGED, GET_AGAIN) from None
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(path, "内部 XML 含有实体声明，不是正常的办公文档", SAVE_AGAIN)
    return root


def too_deep(path: str) -> Unreadable:
    return Unreadable(path, "内容嵌套太深，不是正常的文档", SAVE_AGAIN)
