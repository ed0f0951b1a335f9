"""What several rules ask of one dossier is worked out once: kept while the rules run over it, then forgotten."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from jixiao.dossier.model import Dossier

P = ParamSpec("P")
R = TypeVar("R")


class _Kept:
    """Results for one dossier, known by identity; the next one takes its place."""

    def __init__(self) -> None:
        self.dossier: Dossier | None = None
        self.results: dict[tuple[Any, ...], Any] = {}


_kept = _Kept()


def once(function: Callable[Concatenate[Dossier, P], R]) -> Callable[Concatenate[Dossier, P], R]:
    """Keep what the function gives for the dossier at hand: nobody may change it."""

    @wraps(function)
    def kept(dossier: Dossier, /, *more: P.args, **named: P.kwargs) -> R:
        if _kept.dossier is not dossier:
            forget()
            _kept.dossier = dossier
        key = (function, *more, *named.values())
        if key not in _kept.results:
            _kept.results[key] = function(dossier, *more, **named)
        result: R = _kept.results[key]
        return result

    return kept


def forget() -> None:
    """Let go of the dossier."""
    _kept.dossier = None
    _kept.results = {}
