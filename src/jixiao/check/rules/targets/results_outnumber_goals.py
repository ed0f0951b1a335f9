import re
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.inventory import sections_about
from jixiao.check.shared.reports import is_report
from jixiao.dossier.model import Dossier, Section
from jixiao.units.regex import regex

GOALS = regex(r"分项(?:绩效)?目标$|分项(?:绩效)?目标[、和]", re.MULTILINE)
RESULTS = regex(r"分项(?:绩效)?目标(?:的)?(?:完成|实现)情况")


def results_outnumber_goals(dossier: Dossier) -> Iterator[Hit]:
    if not is_report(dossier):
        return
    goals = next(iter(sections_about(dossier, GOALS)), None)
    results = next(iter(sections_about(dossier, RESULTS)), None)
    if goals is None or results is None:
        return
    planned, told = _below(dossier, goals), _below(dossier, results)
    if len(planned) < 2 or len(told) < 2 or len(planned) == len(told):
        return
    longer, what = (told, "完成情况") if len(told) > len(planned) else (planned, "分项目标")
    odd = longer[min(len(planned), len(told))]
    yield Hit(
        odd.span, f"分项目标{len(planned)}项，完成情况{len(told)}项，{what}多出的各项没有对应", related=(goals.span,)
    )


def _below(dossier: Dossier, section: Section) -> list[Section]:
    """The headings right below one."""
    inside = [s for s in dossier.sections if section.body.start <= s.span.start < section.body.end]
    highest = min((s.level for s in inside), default=0)
    return [s for s in inside if s.level == highest]
