"""Bytes to text: UTF-8, UTF-16, else GB18030 (which reads gb2312 and gbk whole)."""

import re

from jixiao.readers.errors import Unreadable
from jixiao.units.regex import regex

_CONTROL = regex("[\x00-\x08\x0e-\x1f\x7f]")
_LOST = "\ufffd"
_HEAD = 4000  # characters looked at to tell text from binary
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})|<\?xml[^>]{0,100}encoding=["']([\w-]{2,20})""",
    re.IGNORECASE,
)
# gb2312 in name is gbk in fact; latin-1 is what servers say when nobody told them.
_CHINESE = frozenset(("gb2312", "gbk", "gb18030", "x-gbk", "cp936", "gb_2312-80", "chinese", "iso-8859-1"))
_USUAL = "[\r\n\t -~\u3000-\u9fff\uff01-\uffef]"  # compiled when a file has zero bytes


def decode(path: str, data: bytes) -> str:
    """The text of the file; raises Unreadable when it is binary."""
    text = _marked(data) or _wide(data)
    if text is None:
        text = _strict(data, "utf-8") or _strict(data, "gb18030") or _damaged(data)
    if text is None or len(_CONTROL.findall(text[:_HEAD])) > 8:
        raise Unreadable(path, "内容不是文本", "请确认文件没有损坏；若是文档，请改用正确的扩展名")
    return text


def decode_html(data: bytes) -> str:
    """The text of a web page. What the bytes are counts more than what the page says they are."""
    text = _marked(data) or _wide(data) or _strict(data, "utf-8")
    if text is not None:
        return text
    found = _DECLARED.search(data[:_HEAD])
    name = (found.group(1) or found.group(2)).decode("ascii").lower() if found else "gb18030"
    try:
        return data.decode("gb18030" if name in _CHINESE else name, errors="replace")
    except LookupError:
        return data.decode("gb18030", errors="replace")


def _marked(data: bytes) -> str | None:
    """Text that begins with a byte order mark."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    return None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: digits and line ends bring zero bytes on one side only."""
    head = data[: 2 * _HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < 4 or min(even, odd) * 8 > max(even, odd):
        return None
    text = data.decode("utf-16-be" if even > odd else "utf-16-le", errors="replace")
    return text if len(re.findall(_USUAL, text[:_HEAD])) >= 0.9 * len(text[:_HEAD]) else None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _damaged(data: bytes) -> str | None:
    """Text with a few broken characters: cut at the end, or pasted from elsewhere."""
    for encoding in ("utf-8", "gb18030"):
        text = data.decode(encoding, errors="replace")
        if text.count(_LOST) * 200 <= len(text):
            return text
    return None
