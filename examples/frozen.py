"""Office files without the hour of their making: the same source gives the same bytes."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

DAY = (2026, 11, 20, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


def freeze(path: Path) -> None:
    """Rewrite a zip of Office parts with one fixed date in its entries and its properties."""
    held = BytesIO(path.read_bytes())
    with zipfile.ZipFile(held) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = _STAMP.sub(rb"\g<1>2026-11-20T00:00:00Z\g<2>", old.read(name))
            entry = zipfile.ZipInfo(name, DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, part)
