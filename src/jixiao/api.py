"""The public face: read, extract, check; gather for what is made from many files at once, score for its points,
lint for a table that is still being typed.
"""

import gc
from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from jixiao.check.run import check as _check
from jixiao.extract.dossier import extract as _extract
from jixiao.extract.subjects import with_subjects
from jixiao.readers.sniff import read as _read

if TYPE_CHECKING:
    from jixiao.dossier.scoresheet import DepartmentScores
    from jixiao.dossier.workpaper import ProgramPaper, Workpaper
    from jixiao.lint.indicators import RowFinding

__all__ = ["check", "extract", "gather", "lint", "read", "score", "with_subjects"]


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
def score(papers: "Workpaper", *, place: str = "", year: int = 0, norms: str = "") -> "DepartmentScores":
    """Points, grades and what is missing; `norms` is a folder of the user's, place and year those of the papers."""
    from jixiao.norms.resolve import norms_of
    from jixiao.score.department import score as scored

    return scored(papers, norms_of(norms), place, year)


@_uncollected
def lint(program: "ProgramPaper", *, year: int, place: str = "", norms: str = "") -> "tuple[RowFinding, ...]":
    """What a check would find in the objective form of a program that is still being typed, row by row."""
    from jixiao.lint.indicators import lint as linted
    from jixiao.norms.resolve import norms_of

    return linted(program, year=year, place=place, norms=norms_of(norms))
