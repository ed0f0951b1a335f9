"""Single-file web pages (mht), which Word and WPS also write under the name .doc."""

import re
from email import policy
from email.errors import MessageError
from email.parser import BytesParser

from jixiao.document.model import Document
from jixiao.readers.errors import Unreadable
from jixiao.readers.html import read as html

_MOST_PARTS = 2000


def read(path: str, data: bytes) -> Document:
    """The first page of the file; frames and pictures are left."""
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(data)
        for index, part in enumerate(message.walk()):
            if index > _MOST_PARTS:
                break
            if part.get_content_type() == "text/html":
                page = part.get_payload(decode=True)
                if isinstance(page, bytes) and page.strip():
                    return html.read(path, _with_charset(page, part.get_param("charset")))
    except (MessageError, ValueError, LookupError, AssertionError):
        pass
    raise Unreadable(path, "网页存档里没有网页", "请用 WPS 或 Word 打开后另存为 docx")


def _with_charset(page: bytes, charset: object) -> bytes:
    """The page with the encoding its envelope names, unless it names one itself."""
    if isinstance(charset, str) and re.fullmatch(r"[\w-]{2,20}", charset) and b"charset" not in page[:4000].lower():
        return f'<meta charset="{charset}">'.encode("ascii", errors="ignore") + page
    return page
