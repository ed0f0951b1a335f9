from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import rows
from jixiao.dossier.finding import Severity
from jixiao.dossier.indicator import Indicator
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

_COUNTS = "人数|次数|场次|家数|个数|数量|户数|份数|面积|金额|批次"
_TWO_COUNTS = regex(rf"(?:{_COUNTS})(?:和|及|与|、|以及|及其).{{0,6}}(?:{_COUNTS})")
_LONGEST = 40  # a longer target is a paragraph: reported as such, if at all


def several_quantities_in_one_row(dossier: Dossier) -> Iterator[Hit]:
    for _, indicator in rows(dossier):
        target = indicator.target_field
        if _TWO_COUNTS.search(indicator.name.text) or (
            indicator.target is not None and "每次" in indicator.target.unit
        ):
            yield Hit(
                indicator.name.span, f"“{indicator.name.text}”一行里有几个量，指标值{target.text if target else ''}"
            )
        elif target is not None and _has_several(indicator):
            numbers = "、".join(str(figure.printed) for figure in indicator.figures)
            severity = Severity.NOTE if len(target.text) > _LONGEST else None
            working = f"“{indicator.name.text}”的指标值里有{numbers}{len(indicator.figures)}个量"
            yield Hit(target.span, working, related=indicator.figures, severity=severity)


def _has_several(indicator: Indicator) -> bool:
    """Numbers with different units, none of which alone is the target."""
    bases = {figure.printed.unit.base for figure in indicator.figures if figure.unit}
    return indicator.target is None and len(bases) > 1 and "半年" not in (indicator.target_field or indicator.name).text
