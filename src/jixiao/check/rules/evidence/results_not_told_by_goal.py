import re
from collections.abc import Iterator

from jixiao.check.reports import is_report, sections_about
from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier, Section

DETAILED = re.compile(r"分项(?:绩效)?目标[^，。]{0,6}(?:完成|实现|达成)|指标(?:完成|实现)情况|指标分析")
ABOUT_EVALUATION = re.compile(r"自评|评价|评优|等级|得分|优秀率")
ELSEWHERE = re.compile(r"(?:详见|见|附)[^。\n]{0,12}(?:表|附件)|如下表|下表")


def results_not_told_by_goal(dossier: Dossier) -> Iterator[Hit]:
    if not is_report(dossier) or any(i.actual_field for p in dossier.programs for i in p.indicators):
        return
    sections = sections_about(dossier, DETAILED)
    for section in sections:
        body = dossier.body(section).strip()
        if not body or ELSEWHERE.search(body) or any(_inside(other, section) for other in sections):
            continue
        told = [r for r in dossier.results if section.body.start <= r.span.start < section.body.end]
        if told and all(ABOUT_EVALUATION.search(result.subject) for result in told):
            yield Hit(
                section.span,
                "这一部分只写了自评项目的个数和等级，没有逐项写目标、指标的完成情况",
                related=(told[0].span,),
            )


def _inside(inner: Section, outer: Section) -> bool:
    return outer.body.start <= inner.span.start < outer.body.end
