from bisect import bisect_left
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.inventory import sections_about
from jixiao.check.shared.reports import has_indicator_tables, is_report
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

DETAILED = regex(r"分项(?:绩效)?目标[^，。\n]{0,6}(?:完成|实现|达成)|指标(?:完成|实现)情况|指标分析")
ABOUT_EVALUATION = regex(r"自评|评价|评优|等级|得分|优秀率")
ELSEWHERE = regex(r"(?:详见|见|附)[^。\n]{0,12}(?:表|附件)|如下表|下表")


def results_not_told_by_goal(dossier: Dossier) -> Iterator[Hit]:
    if not is_report(dossier) or has_indicator_tables(dossier):
        return
    starts = [result.span.start for result in dossier.results]
    sections = sections_about(dossier, DETAILED)
    for section, following in zip(sections, [*sections[1:], None], strict=False):
        if following is not None and following.span.start < section.body.end:
            continue  # the section below it is looked at
        first, last = bisect_left(starts, section.body.start), bisect_left(starts, section.body.end)
        told = dossier.results[first:last]
        if (
            told
            and all(ABOUT_EVALUATION.search(r.subject) for r in told)
            and not ELSEWHERE.search(dossier.body(section))
        ):
            working = "这一部分只写了自评项目的个数和等级，没有逐项写目标、指标的完成情况"
            yield Hit(section.span, working, related=(told[0].span,))
