"""Rates of what was reached: results against targets in one sentence (完成年度目标30个的106.67%), quotients."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from jixiao.dossier.claim import Attainment
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.extract.prose.mentions import Mention
from jixiao.extract.prose.quotients import NEAR, comparable, quotient
from jixiao.units.regex import regex

_TARGET = regex(r"目标|任务|计划|指标值|指标$|完成(?:年初|全年|调整后)?预算")
_AIMED = regex(r"的?(?:年度|年初)?(?:目标|任务)，")
_AIM_ONLY = regex("(?:年度|年初|全年|预期)?(?:目标|任务|计划)(?:任务)?(?:值|数)?(?:为|是)?")
_BEYOND = regex("(?:多|少|超出?|超额)(?:了|完成)?$")  # 比目标150人多12人
_OF = regex(r"的")
_ATTAINED = regex(r"完成率|完成(?:年度|年初)?(?:目标|任务|计划)(?:任务|值|数)?的?|达成率|完成比例")
_EARLIER = regex(r"上年|去年|同期|(?:19|20)\d{2}年(?:为|是)?$")
_LEVELS = (FigureKind.AMOUNT, FigureKind.COUNT)


def read_attainments(text: str, paragraphs: Sequence[Sequence[Mention]]) -> Iterator[Attainment]:
    signed = _Signed([m for paragraph in paragraphs for m in paragraph])
    for paragraph in paragraphs:
        first = 0  # of the sentence
        for at, mention in enumerate(paragraph):
            if mention.sentence != paragraph[first].sentence:
                first = at
            if mention.figure.kind is FigureKind.RATIO and mention.figure.printed.unit.base == "%":
                low = max(0, at - NEAR)
                near, since = paragraph[low : at + NEAR + 1], max(first, low)
                found = _attained(text, paragraph[since : at + 1], at - since) or quotient(text, near, at - low)
                if found is None and at > first:
                    found = signed.share(paragraph[at - 1], mention)
                if found:
                    yield found


class _Signed:
    """Programs signed, told once in the document: what 已开工18个，开工率52.9% is of, wherever it stands."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._counts = [m for m in mentions if m.figure.kind is FigureKind.COUNT and m.figure.exact]
        signed = [m for m in self._counts if _SIGNED.match(m.before)] if len(self._counts) > 1 else []
        self._wholes = [m for m in signed if "亿元" not in m.before] or signed  # of all, not of the large ones

    def share(self, part: Mention, rate: Mention) -> Attainment | None:
        """None where any count of the document gives the rate, or several tell how many were signed."""
        named = _OF_SIGNED.search(rate.before)
        if named is None or named.group(1) not in part.before or len({m.figure.base for m in self._wholes}) != 1:
            return None
        whole = self._wholes[0].figure
        counted = part.figure.printed.unit.is_count and whole.printed.unit.is_count
        if part.figure.kind is not FigureKind.COUNT or part.sentence != rate.sentence or not counted:
            return None
        if part.figure.base > whole.base and not _OF_SIGNED_ONLY.search(part.before):
            return None  # 已开工41个，开工率82%: of those signed earlier as well
        counts = (m.figure.base for m in self._counts if m.figure.base)
        if any(abs(part.figure.base / base * 100 - rate.figure.base) <= rate.figure.printed.step for base in counts):
            return None
        like = replace(whole, printed=replace(whole.printed, unit=part.figure.printed.unit))  # 29家 of 34个
        return Attainment(rate.subject, like, part.figure, rate.figure)


_OF_SIGNED_ONLY = regex("当年签约|签约项目|其中|注册")
# Not 经洽会期间集中签约项目22个: of all the year.
_SIGNED = regex(
    r"(?:\d[.、．]|[（(].{1,2}[）)])?(?:全年|当年|本年|全[市区县省]|我[市区县局]|20\d\d年|共|累计|新)*签约(?:亿元以上)?(?:项目)?(?:总数)?(?:共|共计|达到?|有)?$"
)
_OF_SIGNED = regex("(开工|落地|注册|投产|履约)率(?:为|达到?|是)?$")


def _attained(text: str, sentence: Sequence[Mention], index: int) -> Attainment | None:
    """甲32个，完成年度目标30个的106.67% and 目标40次，实际完成46次，完成率115%."""
    if index < _FEWEST:
        return None
    rate, nearest = sentence[index], sentence[index - 1]
    if (
        not (_TARGET.search(nearest.before) or _ATTAINED.search(rate.before))
        or _EXCEEDED.search(nearest.before)
        or "未完成" in nearest.before
    ):
        return None  # 超过目标1.20亿元的13.3%
    others = [m for m in sentence[: index - 1] if not _EARLIER.search(m.before) and m.figure.kind in _LEVELS]
    if not others or _BEYOND.search(nearest.before):
        return None
    other = _answer(others, nearest.figure, rate.figure)
    if not comparable(nearest.figure, other.figure):
        return None
    if _TARGET.search(nearest.before) and _OF.fullmatch(text[nearest.figure.span.end : rate.figure.span.start]):
        return Attainment(other.subject, nearest.figure, other.figure, rate.figure)
    if _ATTAINED.search(rate.before) and _AIMED.match(text, nearest.figure.span.end):
        return Attainment(other.subject, nearest.figure, other.figure, rate.figure)  # 未达到10.2亿元目标，完成率96.1%
    if _ATTAINED.search(rate.before) and _AIM_ONLY.fullmatch(nearest.before) and others[-1] is sentence[index - 2]:
        return Attainment(other.subject, nearest.figure, other.figure, rate.figure)  # 1260期，目标1200期
    if _ATTAINED.search(rate.before) and _TARGET.search(other.before) and not _TARGET.search(nearest.before):
        return Attainment(nearest.subject or other.subject, other.figure, nearest.figure, rate.figure)
    return None


def _answer(levels: Sequence[Mention], aim: Figure, rate: Figure) -> Mention:
    """What attained the aim: what the rate fits, else the head of a list (156户，其中甲61户、乙95户), else the last."""
    fitting = [m for m in levels if aim.base and abs(m.figure.base / aim.base * 100 - rate.base) <= rate.printed.step]
    heads = [one for one, following in pairwise(levels) if "其中" in following.before]
    return (fitting or heads or levels)[-1]


_EXCEEDED = regex("(?:超过|超出|高于|低于|少于)(?:年度|年初)?(?:目标|任务|计划)")
_FEWEST = 2  # figures before a rate: what it is of, and what has been reached
