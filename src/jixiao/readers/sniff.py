"""Which reader a file needs: by content first, by extension where content does not say."""

from pathlib import Path

from jixiao.document.model import Document
from jixiao.readers import txt
from jixiao.readers.errors import Unreadable


def read(path: str | Path) -> Document:
    """The Document of a file; raises Unreadable with a Chinese message that says what to do."""
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError:
        raise Unreadable(str(path), "找不到这个文件", "请检查路径") from None
    return txt.read(str(path), data)
