from bisect import bisect_left
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier, Section
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

# What can be counted or measured, and is counted where it is a task.
MEASURED = regex(r"省外资金|境外资金|内资|外资|税收|进出口|出口|就业|固定资产投资|专利|培训|研发投入")
SHORTEST_BODY = 30


def heading_task_without_target(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    goals = sorted(goal.span.start for goal in dossier.targets if goal.indicator)
    for section in dossier.sections:
        if bisect_left(goals, section.body.start) == bisect_left(goals, section.body.end):
            continue
        tasks = list(MEASURED.finditer(text, section.span.start, section.span.end))
        if len(tasks) < 2:
            continue
        missing = [task for task in tasks if task.group() not in dossier.body(section)]
        if len(missing) == len(tasks) or len(dossier.body(section)) < SHORTEST_BODY:
            continue
        for task in missing:
            working = f"标题写了“{task.group()}”，这一部分的目标和指标都没有提到"
            yield Hit(Span(_clause(text, section, task.start()), task.end()), working)


def _clause(text: str, section: Section, position: int) -> int:
    """Start of the task in the heading: 抓好利用外资，引进省外资金 → 引进省外资金."""
    return max(section.span.start, *(text.rfind(sign, section.span.start, position) + 1 for sign in "，、,） "))
