"""Files of every kind into working papers: read each, extract, gather."""

import hashlib
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from jixiao.dossier import files as stored
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
    files = ((path, partial(load, path)) for path in documents(named))
    return gather_opened(files, department=department, year=year, place=place, told=told, is_ours=_has_trace)


def _has_trace(path: str) -> bool:
    return Path(f"{path}{TRACE_BESIDE}").exists()


def gather_opened(
    files: Iterable[tuple[str, Callable[[], bytes]]],
    *,
    department: str = "",
    year: int = 0,
    place: str = "",
    told: Callable[[str], None] | None = None,
    is_ours: Callable[[str], bool] = lambda _name: False,
) -> Workpaper:
    """The same out of files wherever they are kept: each its name, and what gives its content.

    `is_ours` knows of a name that the file is a report of ours, besides what the content says.
    """
    readings: list[Reading] = []
    unread: list[PaperFile] = []
    for name, opened in files:
        try:
            readings.append(_reading(name, opened(), is_ours=is_ours(name)))
        except Unreadable as error:
            unread.append(PaperFile(name, "", DocumentKind.UNKNOWN, 0, "", "", f"{error.problem}。{error.remedy}。"))
        if told:
            told(name)
    return papers(readings, department=department, year=year, place=place, unread=unread)


def _reading(name: str, data: bytes, *, is_ours: bool) -> Reading:
    digest = hashlib.sha256(data).hexdigest()
    return Reading(extract(read_bytes(name, data)), name, digest, is_ours or is_generated(data))


def _stored(path: str) -> Workpaper:
    """Papers as `write_papers` wrote them, or made from one dossier in JSON."""
    data = load(path)
    kind = stored.holds(data)
    if kind is stored.Papers:
        return stored.read_papers(data)
    dossier = stored.read_extract(data) if kind is stored.Extract else stored.read(data)
    return papers([Reading(dossier, Path(path).name, hashlib.sha256(data).hexdigest())])
