from collections.abc import Iterator, Sequence

from jixiao.check.companions import named, same_year
from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import number_in_unit_of
from jixiao.check.shared.goals import canon, is_growth
from jixiao.dossier.claim import Goal
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain

SHORTEST = 4


def target_differs_between_documents(dossiers: Sequence[Dossier]) -> Iterator[tuple[int, Hit]]:
    planned = [_first(dossier) for dossier in dossiers]
    for later, earlier in same_year(dossiers):
        for key, figure in planned[later].items():
            other = planned[earlier].get(key)
            if other is None or figure[1].base == other[1].base or len(key[0]) < SHORTEST:
                continue
            goal, mine = figure
            before = number_in_unit_of(other[1], mine)
            planned_words = f"{named(dossiers[earlier])}{before}{mine.unit}"
            working = f"“{goal.subject}”的目标：此处{plain(mine.value)}{mine.unit}，{planned_words}"
            elsewhere = ((earlier, other[1]),)
            yield later, Hit(mine.span, working, "", plain(mine.value), before, mine.unit, elsewhere=elsewhere)


def _first(dossier: Dossier) -> dict[tuple[str, str, bool], tuple[Goal, Figure]]:
    """Each target as it is set first, by what it measures."""
    found: dict[tuple[str, str, bool], tuple[Goal, Figure]] = {}
    for goal in dossier.targets:
        if goal.figure is not None:
            key = (canon(goal.subject), goal.figure.printed.unit.base, is_growth(goal.figure))
            found.setdefault(key, (goal, goal.figure))
    return found
