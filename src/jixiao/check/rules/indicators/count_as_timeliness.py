from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import rows
from jixiao.check.shared.measures import Measure, measure_of, target_measure
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

_TIME = regex(r"时|期|准点|进度|频|月|季|年|天|日|周|每|次数|批次|场次|限|快|早|速|提前|当场|即")


def count_as_timeliness(dossier: Dossier) -> Iterator[Hit]:
    for _, indicator in rows(dossier):
        if indicator.kind != "时效指标" or indicator.target_field is None:
            continue
        described = indicator.description.text if indicator.description is not None else ""
        if _TIME.search(indicator.name.text) or _TIME.search(described):
            continue
        if target_measure(indicator) is Measure.COUNT and measure_of(indicator.name.text) in (
            Measure.COUNT,
            Measure.NONE,
        ):
            working = f"时效指标“{indicator.name.text}”的指标值为{indicator.target_field.text}，与时间无关"
            yield Hit(indicator.name.span, working, related=(indicator.target_field.span,))
