from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

_METHOD = regex(
    r"(?:比较|分析|评判|评分|评价|计算|统计|调查|观察|访谈|赋分|打分)法|标杆|成本效益|最低成本|问卷|访谈|座谈|抽样|抽查|查阅|核查|现场|对比|比对|定量|定性|调查"
)
_PRINCIPLE = regex(r"原则")


def methods_are_principles(dossier: Dossier) -> Iterator[Hit]:
    about = [s for s in dossier.sections if "方法" in s.title and "原则" not in s.title]
    for section in about:
        if any(section.body.start <= other.span.start < section.body.end for other in about):
            continue  # the heading inside says it
        body = dossier.body(section)
        if len(_PRINCIPLE.findall(body)) >= 2 and not _METHOD.search(body):
            yield Hit(section.span, f"“{section.title}”下面只有原则，没有写用什么方法")
