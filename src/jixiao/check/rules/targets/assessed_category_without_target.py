from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.reports import has_indicator_tables, is_report
from jixiao.dossier.claim import Goal
from jixiao.dossier.model import Dossier, Section
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

ASSESSED = Sought(r"(?P<kind>时效|成本|满意度)指标(?:主要)?(?:考核|评价|反映|完成|均|基本|全部)")
PLANNED = {
    "时效": regex(r"及时|按时|按期|时效|月底前|年底前|\d月|时限|进度"),
    "成本": regex(r"成本|预算(?:控制)?|经费|费用|节约|不超过|万元以内"),
    "满意度": regex(r"满意"),
}
GOALS = regex(r"目标|指标")


def assessed_category_without_target(dossier: Dossier) -> Iterator[Hit]:
    goals = [goal for goal in dossier.targets if goal.indicator]
    if not is_report(dossier) or not goals or has_indicator_tables(dossier):
        return
    text = dossier.source.text
    first, last = min(g.span.start for g in goals), max(g.span.end for g in goals)
    section = _holder(dossier, goals[0])
    start = section.body.start if section else first
    planned = text[start : max(last, section.body.end if section else last)]
    assessed = {hit["kind"]: Span(*hit.span()) for hit in ASSESSED.finditer(dossier) if not start <= hit.start() < last}
    lacking = [kind for kind in assessed if not PLANNED[kind].search(planned)]
    if lacking:
        kinds = "、".join(f"{kind}指标" for kind in lacking)
        span = section.span if section else goals[0].span
        yield Hit(
            span, f"完成情况中说考核了{kinds}，目标里没有这类指标", related=tuple(assessed[kind] for kind in lacking)
        )


def _holder(dossier: Dossier, goal: Goal) -> Section | None:
    """The innermost heading on goals that holds the first of them."""
    holding = [s for s in dossier.sections if s.body.start <= goal.span.start < s.body.end and GOALS.search(s.title)]
    return holding[-1] if holding else None
