from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.attainment import Attainment, attainment
from jixiao.check.shared.forms import cell, evaluated, explains
from jixiao.dossier.model import Dossier

_SLIGHT = Decimal("0.01")
_SLIGHT_OF_RATE = Decimal("0.1")


def shortfall_without_reason(dossier: Dossier) -> Iterator[Hit]:
    for program in evaluated(dossier):
        if "deviation" not in program.columns:
            continue
        for indicator in program.indicators:
            reached = attainment(indicator)
            if reached is None or not reached.missed or explains(indicator.deviation):
                continue
            if _is_slight(reached, indicator.name.text):
                continue
            weight, score = indicator.weight, indicator.score
            if weight is not None and score is not None and score.value >= weight.value:
                continue  # full points for it: SCO102
            target = indicator.target_field.text if indicator.target_field else ""
            actual = indicator.actual_field.text if indicator.actual_field else ""
            working = f"“{indicator.name.text}”指标值{target}，实际{actual}，没有写明原因"
            figures = [figure for figure in (indicator.target, indicator.score) if figure is not None]
            yield Hit(cell(indicator.actual_field, indicator.name), working, related=tuple(figures))


def _is_slight(reached: Attainment, name: str) -> bool:
    """Hardly missed; an execution rate needs a reason below nine tenths only (the Sichuan form says so)."""
    slight = _SLIGHT_OF_RATE if "执行率" in name else _SLIGHT
    return reached.target > 0 and abs(reached.actual - reached.target) / reached.target < slight
