"""Points and grades of the same papers under the norms of another place, side by side."""

from dataclasses import dataclass
from decimal import Decimal

from jixiao.dossier.scoresheet import DepartmentScores, ScoreLine, ScoreSheet
from jixiao.dossier.workpaper import Workpaper
from jixiao.norms.resolve import Norms
from jixiao.score.department import score


@dataclass(frozen=True, slots=True)
class LineCompared:
    """One line here and there. `difference` is there minus here, None while one of the scores is open."""

    subject: str
    here: ScoreLine
    there: ScoreLine | None
    difference: Decimal | None


@dataclass(frozen=True, slots=True)
class SheetCompared:
    """One sheet under both norms; `difference` of the totals."""

    here: ScoreSheet
    there: ScoreSheet
    lines: tuple[LineCompared, ...]
    difference: Decimal | None

    @property
    def changed(self) -> tuple[LineCompared, ...]:
        """The lines whose score, weight or openness is another there."""
        return tuple(one for one in self.lines if one.there is None or _signature(one.here) != _signature(one.there))


def what_if(papers: Workpaper, norms: Norms, place: str, here: str = "", year: int = 0) -> tuple[SheetCompared, ...]:
    """`place` is the other place, `here` that of the papers when empty.

    There the hundred points are divided as its norm divides them: those of the forms were made for here.
    """
    return compared(score(papers, norms, here, year), score(papers, norms, place, year, by_norm=True))


def compared(here: DepartmentScores, there: DepartmentScores) -> tuple[SheetCompared, ...]:
    others = {made.key: made for made in there.sheets}
    return tuple(_sheet(made, others[made.key]) for made in here.sheets if made.key in others)


def _sheet(here: ScoreSheet, there: ScoreSheet) -> SheetCompared:
    others = {one.key: one for one in there.lines}
    lines = tuple(_line(one, others.get(one.key)) for one in here.lines)
    totals = (here.total, there.total)
    difference = totals[1].value - totals[0].value if totals[0] and totals[1] else None
    return SheetCompared(here, there, lines, difference)


def _line(here: ScoreLine, there: ScoreLine | None) -> LineCompared:
    both = there is not None and here.score is not None and there.score is not None
    difference = there.score.value - here.score.value if both and there and there.score and here.score else None
    return LineCompared(here.subject, here, there, difference)


def _signature(one: ScoreLine) -> tuple[Decimal, Decimal, Decimal]:
    return one.weight, one.low, one.high
