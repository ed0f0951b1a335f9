"""The public face: read, extract, check; with_subjects for those who want the dossier itself."""

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from jixiao.check.run import check as _check
from jixiao.extract.dossier import extract as _extract
from jixiao.extract.subjects import with_subjects
from jixiao.readers.sniff import read as _read

__all__ = ["check", "extract", "read", "with_subjects"]


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
