from collections.abc import Iterator, Sequence

from jixiao.check.companions import following_years, named
from jixiao.check.rule import Hit
from jixiao.check.shared.goals import canon, is_growth
from jixiao.dossier.claim import Goal
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain

FEWEST = 4


def objectives_copied_from_last_year(dossiers: Sequence[Dossier]) -> Iterator[tuple[int, Hit]]:
    for this, last in following_years(dossiers):
        old = {_key(goal): goal for goal in dossiers[last].targets if goal.figure}
        goals = [goal for goal in dossiers[this].targets if goal.figure and not is_growth(goal.figure)]
        same = [goal for goal in goals if _key(goal) in old]
        if len(same) >= FEWEST and len(same) == len(goals):
            working = f"{len(same)}项目标和目标值与{named(dossiers[last])}完全相同"
            places = tuple((last, old[_key(goal)].span) for goal in same[:FEWEST])
            yield this, Hit(same[0].span, working, elsewhere=places)


def _key(goal: Goal) -> tuple[str, str]:
    return canon(goal.subject), plain(goal.figure.base) if goal.figure else ""
