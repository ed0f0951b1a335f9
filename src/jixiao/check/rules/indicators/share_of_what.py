from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import rows
from jixiao.check.shared.measures import Measure, measure_of, target_measure
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

_SHARE = regex(
    r"率|度|比|占|幅|程度|百分|完成|覆盖|增长|增加|提高|提升|下降|降低|减少|达标|到位|保障|及时|资金|预算|全部|合格"
)


def share_of_what(dossier: Dossier) -> Iterator[Hit]:
    for _, indicator in rows(dossier):
        if target_measure(indicator) is not Measure.SHARE or indicator.target is None:
            continue
        described = indicator.description.text if indicator.description is not None else ""
        if Measure.COUNT in (measure_of(indicator.name.text), measure_of(described)):
            continue  # IND102: a number of things written as a percentage
        if not _SHARE.search(indicator.name.text) and not _SHARE.search(described):
            yield Hit(indicator.target.span, f"“{indicator.name.text}”{indicator.target.printed}，没有说明是什么占什么")
