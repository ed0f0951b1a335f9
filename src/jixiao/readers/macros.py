"""Whether a file carries macros: programs that run when it is opened."""

from jixiao.readers.archive import Archive
from jixiao.readers.ole import read as ole

_STREAMS = frozenset({"_VBA_PROJECT", "VBA"})


def has_macros(path: str, data: bytes) -> bool:
    """Of Word and Excel files, new and old; raises Unreadable when it is a damaged archive."""
    if data.startswith(b"PK"):
        return any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in Archive(path, data).names)
    if data.startswith(ole.MAGIC):
        return any(stream.name in _STREAMS for stream in ole.streams(data))
    return False
