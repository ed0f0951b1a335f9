from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.dossier.claim import Conclusion
from jixiao.dossier.model import Dossier
from jixiao.dossier.rating import ToldPoints
from jixiao.units.number import short

_HUNDRED = Decimal(100)


def full_marks_told_do_not_total(dossier: Dossier) -> Iterator[Hit]:
    conclusion = dossier.conclusion
    if conclusion is None:
        return
    for items in conclusion.points:
        added = sum((item.full.value for item in items), Decimal(0))
        wanted = _wanted(conclusion)
        if added != wanted and _is_whole(conclusion, items):
            widest = max(items, key=lambda item: item.full.value).full
            others = tuple(item.full for item in items if item.full.span != widest.span)
            terms = " + ".join(short(item.full.value) for item in items)
            working = f"{terms} = {short(added)} ≠ {short(wanted)}分"
            yield Hit(widest.span, working, "", short(added), short(wanted), "分", others)


def _wanted(conclusion: Conclusion) -> Decimal:
    return conclusion.full.value if conclusion.full else _HUNDRED


def _is_whole(conclusion: Conclusion, items: Sequence[ToldPoints]) -> bool:
    """What was got adds up to a score the document states: no item is left out."""
    got = sum((item.got.value for item in items), Decimal(0))
    return any(rating.score is not None and rating.score.value == got for rating in conclusion.ratings)
