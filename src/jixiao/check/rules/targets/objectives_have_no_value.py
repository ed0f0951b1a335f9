from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.inventory import figures_within, sections_about
from jixiao.check.shared.reports import has_indicator_tables, is_report
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

OBJECTIVES = regex(r"绩效目标|绩效指标")
ABOUT = regex(r"情况|完成|实现|分析|设定|质量|自评|评价|管理|问题|需|进一步|优化|调整|审核|公开|合理|表$")
ELSEWHERE = regex(r"(?:详见|见|附)[^。\n]{0,12}(?:表|附件)")
SHORTEST_BODY = 15


def objectives_have_no_value(dossier: Dossier) -> Iterator[Hit]:
    if not is_report(dossier) or any(t.figure is not None for t in dossier.targets):
        return
    if has_indicator_tables(dossier):
        return
    sections = [s for s in sections_about(dossier, OBJECTIVES) if not ABOUT.search(s.title)]
    written = [s for s in sections if len(dossier.body(s).strip()) >= SHORTEST_BODY]
    if written and not any(ELSEWHERE.search(dossier.body(s)) or figures_within(dossier, s.body) for s in written):
        yield Hit(written[0].span, "这一部分没有一个写了数值的目标或指标，完成情况无从对照")
