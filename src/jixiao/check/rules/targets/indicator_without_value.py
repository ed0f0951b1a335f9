import re
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.reports import line_at
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

VAGUE = regex(
    r"[均都]?(?:位居|位列|名列|居于?|处于|保持在?)[^，。；、\d]{0,6}(?:前列|前茅|领先(?:水平|地位)?|上游|先进水平)"
    r"|(?:显著|明显|进一步|不断|持续|逐步|有所|稳步)(?:提升|提高|增强|改善|优化|增长|扩大|好转)"
)


_BY_DAY = regex(r"\d(?:日|号|月|年|个工作日|天|小时)(?:底|末)?(?:前|内|之前|以前|完成)")
_MOST = 4


def indicator_without_value(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    goals = [goal for goal in dossier.targets if goal.indicator]
    bare = [goal.span for goal in goals if goal.figure is None]
    if len(bare) > max(_MOST, len(goals) - len(bare)):
        bare = []  # the cells of a table, one to a line
    for span in bare:
        if _BY_DAY.search(text, *span):
            continue  # 报告提交时限为次月20日前
        yield Hit(span, f"“{text[span.start : span.end]}”写在绩效指标里，没有指标值，无法衡量")
    first = {line_at(text, goal.span.start): goal.span.start for goal in reversed(goals)}
    for line, start in first.items():
        for vague in VAGUE.finditer(text, start, line.end):
            inside = any(span.start <= vague.start() < span.end for span in bare)
            if not inside and not _has_number(text, Span(*vague.span())):
                yield Hit(Span(*vague.span()), f"“{vague.group()}”没有指标值，无法衡量")


def _has_number(text: str, span: Span) -> bool:
    """The clause goes on with a figure: 稳步增长5%以上."""
    return bool(re.match(r"[^，。；]{0,12}\d", text[span.end : span.end + 14]))
