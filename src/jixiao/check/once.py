"""What several rules ask of one dossier is worked out once: kept while the rules run over it, then forgotten."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from jixiao.dossier.model import Dossier

R = TypeVar("R")


class _Kept:
    """Results for one dossier, known by identity; the next one takes its place."""

    def __init__(self) -> None:
        self.dossier: Dossier | None = None
        self.results: dict[Callable[..., Any], Any] = {}


_kept = _Kept()


def once(function: Callable[[Dossier], R]) -> Callable[[Dossier], R]:
    """Keep what the function gives for the dossier at hand: nobody may change it."""

    @wraps(function)
    def kept(dossier: Dossier) -> R:
        if _kept.dossier is not dossier:
            forget()
            _kept.dossier = dossier
        if function not in _kept.results:
            _kept.results[function] = function(dossier)
        result: R = _kept.results[function]
        return result

    return kept


def forget() -> None:
    """Let go of the dossier."""
    _kept.dossier = None
    _kept.results = {}
