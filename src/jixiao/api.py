"""The public face: read, extract, check; gather for what is made from many files at once, score for its points."""

import gc
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from jixiao.check.run import check as _check
from jixiao.extract.dossier import extract as _extract
from jixiao.extract.subjects import with_subjects
from jixiao.readers.sniff import read as _read

if TYPE_CHECKING:
    from jixiao.compare.papers import Comparison
    from jixiao.dossier.evidence import Evidence
    from jixiao.dossier.monitoring import Light, MonitoredDepartment
    from jixiao.dossier.place import Source
    from jixiao.dossier.scoresheet import DepartmentScores
    from jixiao.dossier.workpaper import ProgramPaper, Workpaper
    from jixiao.lint.indicators import RowFinding
    from jixiao.report.made import Made
    from jixiao.report.sealing import Beside
    from jixiao.report.verified import Verified
    from jixiao.score.duties import Duty, Events
    from jixiao.score.given import Given
    from jixiao.score.plan import Plan
    from jixiao.score.result_use import Proposal

__all__ = [
    "check", "compare", "duties", "extract", "fill_form", "gather", "lint", "monitor", "read", "report", "result_use",
    "score", "trace", "verify", "with_subjects",
]  # fmt: skip


P = ParamSpec("P")
R = TypeVar("R")


def _uncollected(work: Callable[P, R]) -> Callable[P, R]:
    """Without the search for circles of references: it costs a fifth of the time, and records make no circles."""

    @wraps(work)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if not gc.isenabled():
            return work(*args, **kwargs)
        gc.disable()
        try:
            return work(*args, **kwargs)
        finally:
            gc.enable()

    return run


read = _uncollected(_read)
extract = _uncollected(_extract)
check = _uncollected(_check)


@_uncollected
def gather(
    paths: Iterable[str],
    *,
    department: str = "",
    year: int = 0,
    place: str = "",
    told: Callable[[str], None] | None = None,
) -> "Workpaper":
    """Working papers out of files, folders, or papers in JSON: see jixiao.intake, which a check does not load."""
    from jixiao.intake import gather as gathered

    return gathered(paths, department=department, year=year, place=place, told=told)


@_uncollected
def score(
    papers: "Workpaper",
    *,
    place: str = "",
    year: int = 0,
    norms: str = "",
    given: "Mapping[str, Given] | None" = None,
) -> "DepartmentScores":
    """Points, grades and what is missing; `norms` is a folder of the user's, place and year those of the papers.

    `given` are points by the key of their line that a person puts in the place of the norm's.
    """
    from jixiao.norms.resolve import norms_of
    from jixiao.score.department import score as scored

    return scored(papers, norms_of(norms), place, year, given=given or {})


def compare(left: "Workpaper", right: "Workpaper") -> "Comparison":
    """Two years of a department, or two departments, side by side."""
    from jixiao.compare.papers import compare as compared

    return compared(left, right)


@_uncollected
def report(
    papers: "Workpaper",
    *,
    scores: "DepartmentScores | None" = None,
    template: str = "",
    kind: str = "",
    norms: str = "",
    signed: str = "",
) -> "Made":
    """A report as a value, with its file in every format: see jixiao.report.made. Raises its ReportError."""
    from jixiao.report.made import make

    return make(papers, scores=scores, template=template, kind=kind, norms=norms, signed=signed)


@_uncollected
def fill_form(
    papers: "Workpaper", name: str, *, scores: "DepartmentScores | None" = None, kind: str = "", norms: str = ""
) -> bytes:
    """A form filled from papers, as xlsx or docx (by default the first its layout has).

    `scores` are filled in where the form shows some; without them the office's own are. Raises FormError, NormError.
    """
    from jixiao.forms.fill import fill
    from jixiao.forms.load import layouts, named
    from jixiao.norms.resolve import folder_of

    layout = named(name, layouts(folder_of(norms)))
    return fill(layout, papers, scores, kind or layout.formats[0])


def trace(path: str, data: bytes | None = None) -> "Beside":
    """What a report carries within or beside it; `data` where it is not on the disk. Raises TraceError."""
    from pathlib import Path

    from jixiao.report.traces import load

    return load(Path(path), data)


@_uncollected
def verify(
    path: str,
    data: bytes | None = None,
    *,
    papers: "Workpaper | None" = None,
    sources: str = "",
    evidence: "str | Evidence" = "",
) -> "Verified":
    """A report that came back: numbers changed by hand, words written anew, values that are others in `papers` now.

    The files it was made from are looked for in the folder `sources`, or where they were; not when the report is
    given as `data`. Rows of ledgers are held against the `evidence` of a workbench, or its file. Raises ReportError.
    """
    from pathlib import Path

    from jixiao.dossier.files import DossierError, read_evidence
    from jixiao.report.docx.package import DocxError
    from jixiao.report.made import ReportError
    from jixiao.report.sealing import TraceError
    from jixiao.report.sources import evidence_states, states
    from jixiao.report.verified import verified

    file = Path(path)
    try:
        found = trace(path, data).trace
        told = states(found, file, Path(sources) if sources else None, _source) if data is None else ()
        asked = read_evidence(Path(evidence).read_bytes()) if evidence and isinstance(evidence, str) else evidence
        pinned = evidence_states(found, asked or None)
        return verified(found, file, data, papers, told, pinned)
    except (TraceError, DocxError, DossierError) as error:
        raise ReportError(str(error)) from None
    except OSError:
        raise ReportError(f"打不开“{evidence}”") from None


def _source(path: str) -> "Source | str":
    """A file as it reads today, or why it cannot be read."""
    from jixiao.readers.errors import Unreadable

    try:
        return _extract(_read(path)).source
    except Unreadable as error:
        return error.problem


@_uncollected
def monitor(
    papers: "Workpaper",
    month: int,
    day: int = 0,
    *,
    place: str = "",
    year: int = 0,
    norms: str = "",
    plans: "Mapping[str, Plan] | None" = None,
    before: "Mapping[str, Light] | None" = None,
) -> "MonitoredDepartment":
    """Lights at the end of a month (or on a day of it) by the interim values of the papers: see score.monitoring."""
    from jixiao.norms.resolve import norms_of
    from jixiao.score.monitoring import monitor as monitored

    return monitored(papers, norms_of(norms), month, day, place=place, year=year, plans=plans, before=before)


def result_use(
    papers: "Workpaper", scores: "DepartmentScores", *, place: str = "", norms: str = ""
) -> "tuple[Proposal, ...]":
    """What the norms make of the result of each program; a person decides."""
    from jixiao.norms.resolve import norms_of
    from jixiao.score.result_use import result_use as proposed

    return proposed(papers, scores, norms_of(norms), place)


def duties(place: str, year: int, *, events: "Events | None" = None, norms: str = "") -> "tuple[Duty, ...]":
    """What a department has to do in and after a budget year, by when, and by which norm; `events` start the terms."""
    from jixiao.norms.resolve import norms_of
    from jixiao.score.duties import duties as found

    return found(norms_of(norms), place, year, events)


@_uncollected
def lint(program: "ProgramPaper", *, year: int, place: str = "", norms: str = "") -> "tuple[RowFinding, ...]":
    """What a check would find in the objective form of a program that is still being typed, row by row."""
    from jixiao.lint.indicators import lint as linted
    from jixiao.norms.resolve import norms_of

    return linted(program, year=year, place=place, norms=norms_of(norms))
