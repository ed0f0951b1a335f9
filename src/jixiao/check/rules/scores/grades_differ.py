from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.grades import RANKS
from jixiao.dossier.model import Dossier
from jixiao.dossier.rating import Rating


def grades_differ(dossier: Dossier) -> Iterator[Hit]:
    conclusion = dossier.conclusion
    if conclusion is None:
        return
    first: dict[str, Rating] = {}
    for rating in conclusion.ratings:
        if not rating.grade:
            continue
        earlier = first.setdefault(rating.scope, rating)
        if RANKS[rating.grade] != RANKS[earlier.grade] and _same_score(rating, earlier):
            what = f"“{rating.scope}”的" if rating.scope else ""
            working = f"{what}等级：此处“{rating.grade}”，前文“{earlier.grade}”"
            yield Hit(rating.span, working, "", rating.grade, earlier.grade, "", (earlier.span,))


def _same_score(one: Rating, other: Rating) -> bool:
    """SCO308 reports two scores; their grades may differ with them."""
    return one.score is None or other.score is None or one.score.value == other.score.value
