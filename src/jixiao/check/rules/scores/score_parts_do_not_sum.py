from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.grades import points
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier
from jixiao.units.number import short

_MOST = 15  # points: a list that lacks more than these tells some of the items only
EACH = Decimal("0.005")  # every item may have been rounded to two decimals before it was added


def score_parts_do_not_sum(dossier: Dossier) -> Iterator[Hit]:
    conclusion = dossier.conclusion
    if conclusion is None:
        return
    for rating in conclusion.ratings:
        if rating.score is None or not rating.parts:
            continue
        added = sum((part.value for part in rating.parts), Decimal(0))
        apart = abs(added - rating.score.value)
        if _tolerance(rating.score, len(rating.parts)) < apart <= _MOST:
            terms = " + ".join(short(part.value) for part in rating.parts)
            gap = short(apart)
            working = f"{terms} = {short(added)} ≠ {points(rating.score)}，差{gap}分"
            stated, computed = short(rating.score.value), short(added)
            yield Hit(rating.score.span, working, "", stated, computed, "分", rating.parts)


def _tolerance(total: Figure, items: int) -> Decimal:
    """A total printed with fewer decimals than its items may have been rounded itself."""
    return max(total.printed.step / 2, EACH * items)
