from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.attainment import attainment
from jixiao.check.shared.forms import evaluated, explains
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain

_FAR_ABOVE = Decimal("1.2")


def reached_target_loses_points(dossier: Dossier) -> Iterator[Hit]:
    for program in evaluated(dossier):
        for indicator in program.indicators:
            weight, score, reached = indicator.weight, indicator.score, attainment(indicator)
            if weight is None or score is None or score.value >= weight.value or reached is None or reached.missed:
                continue
            if explains(indicator.deviation) or reached.actual > reached.target * _FAR_ABOVE:
                continue
            working = f"“{indicator.name.text}”已达到指标值，分值{plain(weight.value)}，得分{plain(score.value)}"
            related = tuple(figure for figure in (indicator.target, indicator.actual, weight) if figure is not None)
            yield Hit(score.span, working, "", plain(score.value), plain(weight.value), "分", related)
