from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import rows
from jixiao.check.shared.measures import Measure, measure_of, target_measure
from jixiao.dossier.model import Dossier

_KINDS = ("质量指标", "时效指标")


def fee_outside_cost(dossier: Dossier) -> Iterator[Hit]:
    for _, indicator in rows(dossier):
        if indicator.kind not in _KINDS or indicator.target_field is None:
            continue
        if target_measure(indicator) is Measure.MONEY and measure_of(indicator.name.text) is Measure.MONEY:
            working = f"{indicator.kind}“{indicator.name.text}”的指标值为{indicator.target_field.text}，是费用"
            yield Hit(indicator.name.span, working, related=(indicator.target_field.span,))
