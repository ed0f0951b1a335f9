from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.dossier.indicator import Indicator
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain, rounded, short

_TOLERANCE = Decimal("0.05")
_HUNDRED = Decimal(100)


def coefficient_does_not_give_score(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        for indicator in program.indicators:
            if hit := _hit(indicator):
                yield hit


def _hit(indicator: Indicator) -> Hit | None:
    weight, score, coefficient = indicator.weight, indicator.score, indicator.coefficient
    if weight is None or score is None or coefficient is None:
        return None
    share = coefficient.value / _HUNDRED if coefficient.unit == "%" or coefficient.value > 1 else coefficient.value
    points = weight.value * share
    step = coefficient.printed.step / (_HUNDRED if share != coefficient.value else 1)
    slip = max(_TOLERANCE, score.printed.step / 2, weight.value * step / 2)
    if abs(points - score.value) <= slip:
        return None
    computed = short(rounded(points, 2))
    working = (
        f"“{indicator.name.text}”{plain(weight.value)} × {plain(coefficient.value)} = {computed} ≠ {plain(score.value)}"
    )
    return Hit(score.span, working, "", plain(score.value), computed, "分", (weight, coefficient))
