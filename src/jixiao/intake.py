"""Files of every kind into working papers: read each, extract, gather."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from jixiao.dossier import files
from jixiao.dossier.generated import TRACE_BESIDE
from jixiao.dossier.model import DocumentKind
from jixiao.dossier.workpaper import PaperFile, Workpaper
from jixiao.extract.dossier import extract
from jixiao.gather.papers import papers
from jixiao.gather.places import Reading
from jixiao.readers.errors import Unreadable
from jixiao.readers.files import documents
from jixiao.readers.generated import is_generated
from jixiao.readers.limits import load
from jixiao.readers.sniff import read_bytes


def gather(
    paths: Iterable[str],
    *,
    department: str = "",
    year: int = 0,
    place: str = "",
    told: Callable[[str], None] | None = None,
) -> Workpaper:
    """Working papers out of files and folders of files, or those that a .json of papers (or of a dossier) holds.

    A file that cannot be read stands in `files` with its problem; `told` hears the path of each file when it is done.
    `department`, `year` and `place` outweigh what the files say. Raises DossierError for JSON of another kind,
    Unreadable when it cannot be opened.
    """
    named = list(paths)
    if len(named) == 1 and named[0].lower().endswith(".json"):
        return _stored(named[0])
    readings: list[Reading] = []
    unread: list[PaperFile] = []
    for path in documents(named):
        try:
            readings.append(_reading(path))
        except Unreadable as error:
            unread.append(PaperFile(path, "", DocumentKind.UNKNOWN, 0, "", "", f"{error.problem}。{error.remedy}。"))
        if told:
            told(path)
    return papers(readings, department=department, year=year, place=place, unread=unread)


def _reading(path: str) -> Reading:
    data = load(path)
    generated = is_generated(data) or Path(f"{path}{TRACE_BESIDE}").exists()
    return Reading(extract(read_bytes(path, data)), path, hashlib.sha256(data).hexdigest(), generated)


def _stored(path: str) -> Workpaper:
    """Papers as `write_papers` wrote them, or made from one dossier in JSON."""
    data = load(path)
    kind = files.holds(data)
    if kind is files.Papers:
        return files.read_papers(data)
    dossier = files.read_extract(data) if kind is files.Extract else files.read(data)
    return papers([Reading(dossier, Path(path).name, hashlib.sha256(data).hexdigest())])
