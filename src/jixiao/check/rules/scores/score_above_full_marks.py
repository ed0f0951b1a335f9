from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.grades import points
from jixiao.dossier.model import Dossier

HUNDRED = Decimal(100)


def score_above_full_marks(dossier: Dossier) -> Iterator[Hit]:
    conclusion = dossier.conclusion
    if conclusion is None:
        return
    full = conclusion.full.value if conclusion.full else HUNDRED
    related = (conclusion.full,) if conclusion.full else ()
    for rating in conclusion.ratings:
        if rating.score is not None and rating.score.value > full:
            working = f"{points(rating.score)} > 满分{full}分"
            yield Hit(rating.score.span, working, "", str(rating.score.value), str(full), "分", related)
