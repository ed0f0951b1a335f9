"""Several files in one zip: names that any system can hold, the same files always the same zip."""

import io
import re
import zipfile
from collections.abc import Iterable

BAD_NAME = re.compile(r'[\\/:*?"<>|\s]+')
_STILL = (2020, 1, 1, 0, 0, 0)  # the time of every file


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Names may say a folder before a slash; two files of one name are told apart."""
    whole = io.BytesIO()
    taken: set[str] = set()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files:
            package.writestr(zipfile.ZipInfo(_unlike(name, taken), _STILL), content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _unlike(name: str, taken: set[str]) -> str:
    parts = [BAD_NAME.sub("", part).strip(".") or "未命名" for part in name.split("/")]
    stem, dot, ending = "/".join(parts).rpartition(".")
    number, free = 1, f"{stem}{dot}{ending}"
    while free in taken:
        number += 1
        free = f"{stem}-{number}{dot}{ending}"
    taken.add(free)
    return free
