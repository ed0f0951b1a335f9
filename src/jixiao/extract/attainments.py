"""Results against targets in one sentence (完成年度目标30个的106.67%), and quotients named by what they count."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jixiao.dossier.claim import Attainment
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.extract.mentions import Mention
from jixiao.units.regex import regex

_TARGET = regex(r"目标|任务|计划|指标值|指标$|完成(?:年初|全年|调整后)?预算")
_AIMED = regex(r"的?(?:年度|年初)?(?:目标|任务)，")
_AIM_ONLY = regex("(?:年度|年初|全年|预期)?(?:目标|任务|计划)(?:任务)?(?:值|数)?(?:为|是)?")
_BEYOND = regex("(?:多|少|超出?|超额)(?:了|完成)?$")  # 比目标150人多12人
_OF = regex(r"的")
_ATTAINED = regex(r"完成率|完成(?:年度|年初)?(?:目标|任务|计划)(?:任务|值|数)?的?|达成率|完成比例")
_NAMED = regex(
    r"(满意|开工|落地|合格|办结|解决|化解|答复|准确|正确|整改|采纳|采用|录用|就业|消除|处置|查处|销号|回收|响应|入住|成活|在线|上线|识别|优良|评优|达标|投产|履约|转化|到会|参会|出勤|通过|采纳|完好|及格|参保)(?:率|度)(?:为|达到?|是)?$"
)
_EARLIER = regex(r"上年|去年|同期|(?:19|20)\d{2}年(?:为|是)?$")
_LEVELS = (FigureKind.AMOUNT, FigureKind.COUNT)


def read_attainments(text: str, sentences: Sequence[Sequence[Mention]]) -> Iterator[Attainment]:
    above: list[Mention] = []
    signed = _Signed([m for sentence in sentences for m in sentence])
    for sentence in sentences:
        if above and above[-1].paragraph != sentence[0].paragraph:
            above = []
        for index, mention in enumerate(sentence):
            if index and mention.figure.kind is FigureKind.RATIO and mention.figure.printed.unit.base == "%":
                found = _attained(text, sentence, index) or _quotient(text, sentence, index, above[-_MOST_ABOVE:])
                found = found or signed.share(sentence[index - 1], mention)
                if found:
                    yield found
        above += sentence


class _Signed:
    """Programs signed, told once in the document: what 已开工18个，开工率52.9% is of, wherever it stands."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._counts = [m for m in mentions if m.figure.kind is FigureKind.COUNT and m.figure.exact]
        self._wholes = [m for m in self._counts if _SIGNED.search(m.before)] if len(self._counts) > 1 else []

    def share(self, part: Mention, rate: Mention) -> Attainment | None:
        """None where any count of the document gives the rate, or several tell how many were signed."""
        named = _OF_SIGNED.search(rate.before)
        if named is None or named.group(1) not in part.before or len({m.figure.base for m in self._wholes}) != 1:
            return None
        whole = self._wholes[0].figure
        if part.figure.kind is not FigureKind.COUNT or part.sentence != rate.sentence or part.figure.base > whole.base:
            return None
        counts = (m.figure.base for m in self._counts if m.figure.base)
        if any(abs(part.figure.base / base * 100 - rate.figure.base) <= rate.figure.printed.step for base in counts):
            return None
        return Attainment(rate.subject, whole, part.figure, rate.figure)


_SIGNED = regex("签约(?:亿元以上)?项目(?:总数)?(?:共|共计|达到?|有)?$")
_OF_SIGNED = regex("(开工|落地|注册|投产|履约)率(?:为|达到?|是)?$")


def _attained(text: str, sentence: Sequence[Mention], index: int) -> Attainment | None:
    """甲32个，完成年度目标30个的106.67% and 目标40次，实际完成46次，完成率115%."""
    if index < _FEWEST:
        return None
    rate, nearest = sentence[index], sentence[index - 1]
    if not (_TARGET.search(nearest.before) or _ATTAINED.search(rate.before)):
        return None
    others = [m for m in sentence[: index - 1] if not _EARLIER.search(m.before) and m.figure.kind in _LEVELS]
    if not others or _BEYOND.search(nearest.before):
        return None
    other = _answer(others, nearest.figure, rate.figure)
    if not _comparable(nearest.figure, other.figure):
        return None
    if _TARGET.search(nearest.before) and _OF.fullmatch(text[nearest.figure.span.end : rate.figure.span.start]):
        return Attainment(other.subject, nearest.figure, other.figure, rate.figure)
    if _ATTAINED.search(rate.before) and _AIMED.match(text, nearest.figure.span.end):
        return Attainment(other.subject, nearest.figure, other.figure, rate.figure)  # 未达到10.2亿元目标，完成率96.1%
    if _ATTAINED.search(rate.before) and _AIM_ONLY.fullmatch(nearest.before) and others[-1] is sentence[index - 2]:
        return Attainment(others[-1].subject, nearest.figure, others[-1].figure, rate.figure)  # 1260期，目标1200期
    if _ATTAINED.search(rate.before) and _TARGET.search(other.before) and not _TARGET.search(nearest.before):
        return Attainment(nearest.subject or other.subject, other.figure, nearest.figure, rate.figure)
    return None


def _answer(levels: Sequence[Mention], aim: Figure, rate: Figure) -> Mention:
    """What attained the aim: what the rate fits, else the head of a list (156户，其中甲61户、乙95户), else the last."""
    fitting = [m for m in levels if aim.base and abs(m.figure.base / aim.base * 100 - rate.base) <= rate.printed.step]
    heads = [one for one, following in pairwise(levels) if "其中" in following.before]
    return (fitting or heads or levels)[-1]


_MOST_ABOVE = 24
_FEWEST = 2  # figures before a rate: what it is of, and what has been reached


def _quotient(text: str, sentence: Sequence[Mention], index: int, above: Sequence[Mention]) -> Attainment | None:
    """收回问卷76份，其中表示满意的73份，满意度96.05%: the count that shares the name of the rate over one before it.

    A whole the paragraph told in an earlier sentence counts only when the rate fits it.
    """
    if index < _FEWEST:
        return None
    rate, part = sentence[index], sentence[index - 1]
    named = _shared_name(rate.before, part.before)
    if not named:
        return None
    if "其中" in part.before and "到位" in named:
        return None  # 到位资金660万元，其中自筹到位80万元，资金到位率97.06%: of the whole
    low = text.rfind("；", rate.sentence, part.figure.span.start)  # what a ； parts off is of another thing
    kin = [m for m in sentence[: index - 1] if m.figure.span.start > low and named in m.before]
    if any(_comparable(m.figure, part.figure) for m in kin):
        return None  # 非常满意96份、满意17份、基本满意5份，满意率100%: of all of them
    wholes = [
        m.figure for m in sentence[: index - 1]
        if m.figure.span.start > low and _comparable(m.figure, part.figure)
        and m.figure.base >= part.figure.base and named not in m.before
    ]  # fmt: skip
    if not wholes:
        return None
    told = [*wholes, *(m.figure for m in above if _comparable(m.figure, part.figure))]
    agreeing = (w for w in told if abs(part.figure.base / w.base * 100 - rate.figure.base) <= rate.figure.printed.step)
    return Attainment(rate.subject, next(agreeing, wholes[-1]), part.figure, rate.figure)


def _shared_name(rate: str, part: str) -> str:
    """What a rate and the count before it are both of: 规范管理46205人，规范管理服务率74.36%."""
    if named := _NAMED.search(rate):  # 一般22份、不满意5份，满意度94.38%: not of that count
        return named.group(1) if re.search(rf"(?<![不未非]){named.group(1)}", part) else ""
    if not (named := _RATE_NAME.search(rate)):
        return ""
    name = named.group(1).removesuffix("服务").removesuffix("工作")
    return name if len(name) > 1 and part.endswith(name) and not part[: -len(name)].endswith(_NOT) else ""


_NOT = ("不", "未", "非")
_RATE_NAME = regex("([\u4e00-\u9fff]{2,10})率(?:为|达到?|是)?$")


def _comparable(one: Figure, other: Figure) -> bool:
    return (
        one.kind in _LEVELS and other.kind in _LEVELS and one.printed.unit.base == other.printed.unit.base
        and one.base > 0
    )  # fmt: skip
