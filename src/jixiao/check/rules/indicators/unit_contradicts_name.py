from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import is_cost, rows
from jixiao.check.shared.measures import Measure, measure_of, target_measure
from jixiao.dossier.finding import Severity
from jixiao.dossier.indicator import Indicator
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

# What the name measures, what the unit counts, and how sure the contradiction is.
_CONTRADICTIONS = {
    (Measure.MONEY, Measure.COUNT): Severity.ERROR,
    (Measure.MONEY, Measure.TIME): Severity.ERROR,
    (Measure.COUNT, Measure.MONEY): Severity.ERROR,
    (Measure.COUNT, Measure.SHARE): Severity.WARNING,
    (Measure.SHARE, Measure.COUNT): Severity.WARNING,
    (Measure.SHARE, Measure.MONEY): Severity.WARNING,
    (Measure.TIME, Measure.COUNT): Severity.WARNING,
    (Measure.TIME, Measure.MONEY): Severity.ERROR,
}


def unit_contradicts_name(dossier: Dossier) -> Iterator[Hit]:
    for _, indicator in rows(dossier):
        measure, counted = _named(indicator), target_measure(indicator)
        if measure is Measure.NONE and _is_of_things(indicator):
            measure = Measure.COUNT
        if measure is Measure.MONEY and not (is_cost(indicator) or _SUM.search(indicator.name.text)):
            continue  # 发放高龄补贴 500人, 缴纳水电费 12次: a number of payments
        severity = _CONTRADICTIONS.get((measure, counted))
        if severity is None or indicator.target is None or indicator.target_field is None:
            continue
        if counted is Measure.TIME and "时间" in indicator.name.text:
            continue  # 时间成本 is a cost counted in days
        working = (
            f"“{indicator.name.text}”说的是{measure}，指标值{indicator.target_field.text}"
            f"的单位“{indicator.target.unit}”计的是{counted}"
        )
        yield Hit(indicator.target.span, working, unit=indicator.target.unit, severity=severity)


def _is_of_things(indicator: Indicator) -> bool:
    """新增高新技术企业 under 数量指标: so many firms, whatever the unit says; 100 % of them may be meant."""
    target = indicator.target
    some = target is not None and target.value < _ALL
    return some and "数量" in indicator.kind and _THINGS.fullmatch(indicator.name.text.strip()) is not None


_ALL = 90
_THINGS = regex(
    "(?:新增|新建|新设|培育|引进|签约|认定|建成|举办|开展|组织|走访|购置)[^率比占幅度增]{2,12}"
    "(?:企业|项目|机构|平台|单位|活动|推介会|培训班|场所|设施|设备|社区|学校|人才|站|点)"
)
_SUM = regex(r"(?:费用|成本|总支出|金额|总额|单价|造价|价格|产值|税收)$")


def _named(indicator: Indicator) -> Measure:
    """By the name; where it does not say, by a description that ends in a count."""
    measure = measure_of(indicator.name.text)
    if measure is Measure.NONE and indicator.description is not None:
        described = measure_of(indicator.description.text)
        return described if described is Measure.COUNT else Measure.NONE
    return measure
