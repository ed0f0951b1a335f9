"""To which indicator a file may belong, judged by its path alone. A suggestion: a person files it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from jixiao.web.years.models import Indicator, Proof

SURE, LIKELY, WEAK = 5, 3, 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`grade` from 1 to 5: how well path and indicator fit."""

    indicator: Indicator
    grade: int


def suggestion(proof: Proof, indicators: Iterable[Indicator], listed: dict[str, Indicator]) -> Suggestion | None:
    """`listed` are the papers known by name, with their indicator: a file called like one is that paper."""
    if named := listed.get(PurePosixPath(proof.name).stem):
        return Suggestion(named, SURE)
    found = [Suggestion(one, _grade(proof.name, one.name)) for one in indicators]
    best = max(found, key=lambda one: one.grade, default=None)
    return best if best and best.grade >= WEAK else None


def _grade(path: str, name: str) -> int:
    if name in path:
        return SURE
    pairs = {name[at : at + 2] for at in range(len(name) - 1)}
    if len(pairs) < LIKELY:
        return 0
    shared = sum(pair in path for pair in pairs)
    return min(SURE - 1, shared * SURE // len(pairs))
