"""Results of the work as prose tells them: 全市新签约亿元以上项目940个, with the period they are of."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jixiao.dossier.claim import Goal
from jixiao.dossier.figure import FigureKind
from jixiao.dossier.model import Section
from jixiao.dossier.place import Span
from jixiao.extract.prose.mentions import Mention
from jixiao.units.regex import regex

_PLANNED = regex(r"目标|计划|指标值|力争|预计|预期|拟|争取|不少于|不低于|以上$")
_RESULT = regex(r"完成|实现|成效|情况")
_PERIOD = regex(
    r"(?=[\d截上下前第去“近])(?:(?:(?:19|20)\d{2}年)?\d{1,2}[-—~至]\d{1,2}月(?:份)?|截至[^，。]{0,8}|上半年|下半年|[前第][一二三四1-4]个?季度|(?:19|20)\d{2}年(?:度|底|末)?"
    r"|\d{1,2}月(?:份|底|末)?|去年|上年|“[一二三四十]+五”(?:期间|以来)?|近[一二三四五]年)"
)
_PLACE = regex(r"^(?:全[国省市区县]|我[省市区县局委])")
_VAGUE = regex(r"^(?:其中|另外|每|平均|人均|最高|最低|第|上述)|[）)]$|^[^\u4e00-\u9fff]")
_SUMMARY = regex(r"结论|总体(?:情况|绩效|目标|完成|评价)|综合评价|总结|综述")
SHORTEST, SHORTEST_WITH_PLACE, SHORTEST_SUMMED_UP = 8, 6, 4
_KINDS = (FigureKind.AMOUNT, FigureKind.COUNT)


def read_measures(text: str, sections: Sequence[Section], mentions: Sequence[Mention], year: int) -> Iterator[Goal]:
    """Results under names long enough to tell; in a summary (`overall`) a name may be as short as in the goals."""
    planning = [bool(_PLANNED.search(s.title) and not _RESULT.search(s.title)) for s in sections]
    for mention in mentions:
        if mention.figure.kind not in _KINDS or (mention.item is not None and "业务" not in mention.before):
            continue
        subject = mention.subject
        enough = SHORTEST_WITH_PLACE if _PLACE.match(subject) else SHORTEST
        summed_up = mention.section >= 0 and bool(_SUMMARY.search(sections[mention.section].title))
        brief = summed_up and SHORTEST_SUMMED_UP <= len(subject) < enough
        if (len(subject) < enough and not brief) or _VAGUE.search(subject) or _PLANNED.search(mention.before):
            continue
        if mention.section >= 0 and planning[mention.section]:
            continue
        period = period_of(text, mention, year)
        figure = replace(mention.figure, period=period) if period else mention.figure
        yield Goal(subject, figure, Span(mention.clause, mention.figure.span.end), "", overall=brief)


def period_of(text: str, mention: Mention, year: int) -> str:
    """The periods the sentence names before the figure, without the report year and the whole of it."""
    words = text[mention.sentence : mention.figure.span.start]
    named = (m.group().removeprefix(f"{year}年").lstrip("度") for m in _PERIOD.finditer(words))
    return "、".join(p for p in named if p and p not in ("1-12月", "1—12月", "1至12月", "底", "末"))
