from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.inventory import paragraphs
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

GOAL = regex(r"(?:总体|整体|部门|预算支出)?绩效目标")
DUTY = regex(
    r"(?:^|[；。，：、])(?:\d{4}年)?(?:负责|拟[定订]|制定|承办|协调|组织实施|牵头完成|指导|对口|跟踪|搜集|承担|贯彻|完成[^，。；]{0,16}交办)"
)
OPENING = regex(r"[^，。；：]{4,40}")
FEWEST_DUTIES = 6


def goals_copy_duties(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    goals = {n for n, s in enumerate(dossier.sections) if GOAL.search(s.title) and "情况" not in s.title}
    for passage in paragraphs(dossier):
        start, end = passage.span
        if passage.section not in goals or len(DUTY.findall(text[start:end])) < FEWEST_DUTIES:
            continue
        opening = OPENING.search(text, start, end)
        if opening:
            yield Hit(Span(*opening.span()), "这一段逐条写部门职责，没有写本年度要达到什么结果")
            return
