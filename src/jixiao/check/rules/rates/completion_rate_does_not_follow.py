from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.attainment import Attainment, attainment
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier
from jixiao.score.attainment import Direction
from jixiao.units.number import plain, rounded, short

_TOLERANCE = Decimal("0.1")
_HUNDRED = Decimal(100)


def completion_rate_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        for indicator in program.indicators:
            rate, reached = indicator.rate, attainment(indicator)
            if rate is None or reached is None or reached.target <= 0 or reached.actual <= 0:
                continue
            if not any(_meets(rate, share) for share in _shares(reached)):
                share = reached.actual / reached.target * _HUNDRED
                computed = short(rounded(share, 2))
                working = (
                    f"“{indicator.name.text}”{short(reached.actual)} ÷ {short(reached.target)} = {computed}%"
                    f" ≠ {plain(rate.value)}%"
                )
                related = tuple(f for f in (indicator.target, indicator.actual) if f is not None)
                yield Hit(rate.span, working, "", plain(rate.value), computed, "%", related)


def _shares(reached: Attainment) -> list[Decimal]:
    share = reached.actual / reached.target * _HUNDRED
    shares = [share]
    if reached.direction is Direction.AT_MOST:
        shares += [_HUNDRED * _HUNDRED / share, 2 * _HUNDRED - share]
    if not reached.missed:
        shares.append(_HUNDRED)
    return shares


def _meets(rate: Figure, share: Decimal) -> bool:
    tolerance = max(_TOLERANCE, rate.printed.step / 2)
    stated = rate.value
    if abs(stated - share) <= tolerance:
        return True
    return rate.unit != "%" and abs(stated * _HUNDRED - share) <= max(_TOLERANCE, rate.printed.step * _HUNDRED / 2)
