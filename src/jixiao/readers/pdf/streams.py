"""Streams of a pdf that unpack to more than a page can need, found before anything is drawn from them.

Ten bytes of a content stream make an object of some hundred; a stream of a megabyte may unpack to a gigabyte.
"""

import re
import zlib
from base64 import a85decode
from binascii import Error as BinasciiError

from jixiao.readers.errors import Unreadable
from jixiao.readers.limits import MEGABYTE

LARGEST_CONTENT = 8 * MEGABYTE  # of a page or form, unpacked; densely drawn maps have some two
LARGEST_FONT = 64 * MEGABYTE
_HARMLESS = LARGEST_CONTENT // 1032  # packed length from which deflate cannot reach the limit
_STEP = MEGABYTE
_SAMPLE = 1 << 15
_STREAM = re.compile(rb"stream(?:\r\n|\n|\r)")
_PICTURE = re.compile(rb"/Subtype\s*/Image|/EmbeddedFile|/DCTDecode|/JPXDecode|/CCITTFaxDecode|/JBIG2Decode")
_FONT = re.compile(rb"/Length1\b|/Subtype\s*/(?:CIDFontType0C|OpenType|Type1C)\b")
_PACKED = re.compile(rb"/(?:FlateDecode|Fl|LZWDecode|LZW)\b")
_SAVE_AGAIN = "请用 WPS 或浏览器打开后另存为 PDF 再试"
_HEAD = 1024  # bytes before a stream in which its dictionary stands


def check_streams(path: str, data: bytes) -> None:
    """Refuse a file of whose streams one is a bomb. Pictures are never unpacked here, so they do not count."""
    at = 0
    while found := _STREAM.search(data, at):
        start = found.end()
        end = data.find(b"endstream", start)
        end = len(data) if end < 0 else end
        head = data[max(at, found.start() - _HEAD) : found.start()]
        head = head[head.rfind(b" obj") + 1 :]
        if end - start > _HARMLESS and not _PICTURE.search(head):
            packed, limit = data[start:end], LARGEST_CONTENT
            if _FONT.search(head):
                # Fonts are long and pack badly: the beginning tells.
                packed, limit = packed[:_SAMPLE], LARGEST_FONT * _SAMPLE // max(len(packed), _SAMPLE)
            if _unpacked(head, packed, limit) > limit:
                raise Unreadable(path, "PDF 内容异常（一个内容流解压后过大），可能是压缩炸弹", _SAVE_AGAIN)
        at = end + len(b"endstream")


def _unpacked(head: bytes, packed: bytes, limit: int) -> int:
    """The unpacked length, counted no further than just beyond the limit."""
    filters = _PACKED.findall(head)
    if not filters:
        return len(packed)
    if len(filters) > 1:
        return limit + 1  # packed twice, which no writer does
    if b"LZW" in filters[0]:
        return len(packed) * 16  # text seldom reaches more than four
    if b"/ASCII85Decode" in head or b"/A85" in head:
        try:
            packed = a85decode(packed.strip().removesuffix(b"~>"))
        except (ValueError, BinasciiError):
            return 0
    return _inflated(packed, limit)


def _inflated(packed: bytes, limit: int) -> int:
    machine = zlib.decompressobj()
    length = 0
    try:
        while packed and length <= limit and not machine.eof:
            length += len(machine.decompress(packed, _STEP))
            packed = machine.unconsumed_tail
    except zlib.error:
        pass  # encrypted or damaged: the reader of the page will see
    return length
