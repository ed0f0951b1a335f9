"""Which files a command line means: files as named, folders with everything in them that can be read."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

EXTENSIONS = frozenset({
    ".docx", ".xlsx", ".pdf", ".html", ".htm", ".txt", ".md",
    ".doc", ".xls", ".wps", ".et", ".rtf", ".ofd", ".odt", ".ods",
})  # fmt: skip
_TEMPORARY = ("~$", ".~", ".")  # what Word, WPS and the system leave beside a document


def documents(paths: Iterable[str]) -> list[str]:
    """Every document once, in the order given; a folder without any stays in the list, to be reported."""
    found: dict[Path, str] = {}
    for path in paths:
        for document in _inside(path) if Path(path).is_dir() else [path]:
            found.setdefault(Path(document).resolve(), document)
    return list(found.values())


def _inside(folder: str) -> Iterator[str]:
    empty = True
    for above, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if Path(name).suffix.lower() in EXTENSIONS and not name.startswith(_TEMPORARY):
                empty = False
                yield str(Path(above) / name)
    if empty:
        yield folder
