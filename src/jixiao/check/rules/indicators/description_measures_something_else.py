from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import rows
from jixiao.check.shared.measures import Measure, measure_of
from jixiao.dossier.indicator import Field, Indicator
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

_SOURCE = regex("(?:核定|统计|提供|反馈|汇总|报告|台账|系统|年报|口径)(?:数|值|数据|为准)?$")  # 统计部门核定数
_FORMULA = regex(r"[/÷＝=×*＋+]|占|比|除以|乘以|之和|总和|与.{1,20}的")
# Stages of a project that are counted apart.
_STAGES = {
    "签约": "签约",
    "入区": "入区",
    "入园": "入区",
    "落地": "入区",
    "开工": "开工",
    "投产": "投产",
    "竣工": "竣工",
}
_APART = {Measure.MONEY, Measure.COUNT, Measure.SHARE}


def description_measures_something_else(dossier: Dossier) -> Iterator[Hit]:
    for _, indicator in rows(dossier):
        description = indicator.description
        if description is None or not description.text or description.text == indicator.name.text:
            continue
        if said := _measures(indicator, description) or _stages(indicator, description):
            yield Hit(description.span, f"名称“{indicator.name.text}”，描述“{description.text[:40]}”：{said}")


def _measures(indicator: Indicator, description: Field) -> str:
    named, described = measure_of(indicator.name.text), measure_of(description.text)
    if named is described or {named, described} - _APART or _FORMULA.search(description.text):
        return ""
    if _SOURCE.search(description.text):
        return ""
    return f"一个是{named}，一个是{described}"


def _stages(indicator: Indicator, description: Field) -> str:
    """Only where name and description each name one stage, and both count projects."""
    if measure_of(indicator.name.text) is not Measure.COUNT or measure_of(description.text) is not Measure.COUNT:
        return ""
    named = {stage for word, stage in _STAGES.items() if word in indicator.name.text}
    described = {stage for word, stage in _STAGES.items() if word in description.text}
    if len(named) == len(described) == 1 and named != described:
        return f"一个是{named.pop()}，一个是{described.pop()}"
    return ""
