from collections.abc import Iterator

from jixiao.check.forms import is_cost, rows
from jixiao.check.measures import Measure, measure_of, target_measure
from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

_MORE_IS_BETTER = regex(
    r"节约|节省|降低|下降|压减|减少|节支|完成|到位|拨付|支付|使用率|执行|带动|撬动|引进|吸引|利用|产出|补贴标准|补助标准"
    r"|补偿"
)


def cost_target_is_a_floor(dossier: Dossier) -> Iterator[Hit]:
    for _, indicator in rows(dossier):
        if not is_cost(indicator) or indicator.operator not in (">=", ">") or indicator.target is None:
            continue
        if target_measure(indicator) is not Measure.MONEY or _MORE_IS_BETTER.search(indicator.name.text):
            continue
        if measure_of(indicator.name.text) in (Measure.COUNT, Measure.SHARE):
            continue
        field = indicator.target_field
        assert field is not None
        yield Hit(indicator.target.span, f"成本指标“{indicator.name.text}”的指标值为{field.text}，成本应当是上限")
