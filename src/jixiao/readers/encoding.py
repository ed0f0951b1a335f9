"""Bytes to text: UTF-8, UTF-16 with its mark, else GB18030 (which reads gb2312 and gbk whole)."""

import re

from jixiao.readers.errors import Unreadable

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def decode(path: str, data: bytes) -> str:
    """The text of the file; raises Unreadable when it is binary."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(_CONTROL.findall(text[:4000])) > 8:
            break
        return text
    raise Unreadable(path, "内容不是文本", "请确认文件没有损坏；若是文档，请改用正确的扩展名")
