"""Points that somebody gave a line instead of those the norm gives: a reviewer's, or none where nothing is proven."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from jixiao.dossier.datum import Datum
from jixiao.dossier.scoresheet import ScoreLine


@dataclass(frozen=True, slots=True)
class Given:
    """`working` says who gives the points and why."""

    points: Decimal
    working: str


def judged(line: ScoreLine, given: Mapping[str, Given]) -> ScoreLine:
    """The line with the points given to its key; what was missing is then decided."""
    found = given.get(line.key)
    if found is None:
        return line
    score = Datum(line.key, f"{line.subject}得分", found.points, "分", 2, working=found.working)
    return replace(
        line, score=score, low=found.points, high=found.points, working=found.working, notices=(), missing=()
    )
