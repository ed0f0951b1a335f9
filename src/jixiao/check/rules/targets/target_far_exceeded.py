from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.attainment import attainment
from jixiao.check.shared.forms import evaluated, explains
from jixiao.dossier.finding import Severity
from jixiao.dossier.indicator import Indicator
from jixiao.dossier.model import Dossier
from jixiao.score.attainment import Direction
from jixiao.units.number import plain, rounded, short

_FAR, _NOTABLE = Decimal(2), Decimal("1.3")
_FEW = 3  # of small numbers one more is already half as much again


def target_far_exceeded(dossier: Dossier) -> Iterator[Hit]:
    for program in evaluated(dossier):
        for indicator in program.indicators:
            if hit := _hit(indicator):
                yield hit


def _hit(indicator: Indicator) -> Hit | None:
    reached, target, actual = attainment(indicator), indicator.target, indicator.actual
    if reached is None or target is None or actual is None or reached.direction is not Direction.AT_LEAST:
        return None
    share = reached.share
    if share is None or share <= _NOTABLE or reached.actual - reached.target < _FEW:
        return None
    severity = None if share >= _FAR and not explains(indicator.deviation) else Severity.NOTE
    percent = short(rounded(share * 100, 2))
    working = f"“{indicator.name.text}”{short(reached.actual)} ÷ {short(reached.target)} = {percent}%"
    return Hit(target.span, working, "", plain(target.value), plain(actual.value), target.unit, (actual,), severity)
