"""Whether a file is a report of ours: it says again what its sources say, and must not be read as another of them."""

import io
import zipfile

from jixiao.dossier.generated import TRACE_NAMESPACE, TRACE_SCRIPT

_ZIP = b"PK\x03\x04"
_PART = "customXml/item"
_HEAD = 1000  # bytes of a part within which its namespace stands
_SCRIPT = f'id="{TRACE_SCRIPT}"'.encode()


def is_generated(data: bytes) -> bool:
    """Of a file that was read; one for the public, which carries no trace, is not known."""
    if not data.startswith(_ZIP):
        return _SCRIPT in data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(_holds_trace(archive, name) for name in archive.namelist() if name.startswith(_PART))
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return False  # it was read all the same, from what is left of it


def _holds_trace(archive: zipfile.ZipFile, name: str) -> bool:
    with archive.open(name) as part:
        return b"<trace" in (head := part.read(_HEAD)) and TRACE_NAMESPACE.encode() in head
