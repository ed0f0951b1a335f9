from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import is_cost, rows
from jixiao.check.shared.measures import Measure, measure_of, target_measure
from jixiao.dossier.indicator import Indicator
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

_SAVING = regex(r"成本|节约|节省|降低|控制|减少|耗")


_OF_OTHERS = ("社会成本指标", "生态环境成本指标")  # complaints, tons of waste: what others bear is counted


def count_as_cost(dossier: Dossier) -> Iterator[Hit]:
    for _, indicator in rows(dossier):
        if (
            not is_cost(indicator)
            or indicator.kind in _OF_OTHERS
            or indicator.target_field is None
            or _SAVING.search(indicator.name.text)
        ):
            continue
        if _is_count(indicator) or _is_time_in_words(indicator):
            working = f"成本指标“{indicator.name.text}”的指标值为{indicator.target_field.text}，不是成本"
            yield Hit(indicator.name.span, working, related=(indicator.target_field.span,))


def _is_count(indicator: Indicator) -> bool:
    named = measure_of(indicator.name.text)
    return target_measure(indicator) is Measure.COUNT and named in (Measure.COUNT, Measure.NONE)


def _is_time_in_words(indicator: Indicator) -> bool:
    """全年活动时间, with 合格 for a target."""
    return indicator.target is None and measure_of(indicator.name.text) in (Measure.TIME, Measure.COUNT)
