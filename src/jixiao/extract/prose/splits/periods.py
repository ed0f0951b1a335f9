"""Instalments and what they make up: 一季度A、二季度B…全年C; 1月A、2月B、3月C，一季度D; 第一批A、第二批B."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.dossier.claim import Split
from jixiao.dossier.figure import FigureKind
from jixiao.extract.prose.mentions import Mention
from jixiao.extract.prose.splits.by_words import Found
from jixiao.extract.prose.splits.lists import kind_of, tells_other_stage
from jixiao.units.chinese import DIGITS
from jixiao.units.record import record
from jixiao.units.regex import regex

_MAY = regex("[四4]季度|[二2]季度|下半年|第[二2][批期轮]|2月")
_MONTH = "1[0-2]|[1-9]"
_PERIOD = regex(
    r"第?(?P<quarter>[一二三四1-4])季度(?!末)|(?P<half>[上下])半年|第(?P<batch>[一二三四五六七八九1-9])(?P<of>[批期轮])次?|(?P<first>首批)"
    rf"|截[至止]到?(?:(?:19|20)\d{{2}}年)?(?P<until>{_MONTH})月[底末]"
    rf"|(?<![\d.])(?P<month>{_MONTH})(?:月份?)?(?:[至到—–~～-]+(?P<to>{_MONTH}))?月份?(?![底末初中上下\d])"
)
_SO_FAR = regex(r"(?:截至|截止|止|至|到|从|自|每|前|累计)(?:(?:19|20)\d{2}年)?$")
_SIGN = regex("[；。\n]")
_WHOLE = regex("全年|年度|本年|当年|累计|合计|共|总|(?:19|20)\\d{2}年")
_NOUN = regex(r"[\u4e00-\u9fff]{2,}")
_IDLE = regex("其中|分别|完成|实现|全年|年度|本年|累计|合计|共计|总计|全[市县区省局]|资金|金额|[为共计达的了各约]")
_LEVELS = (FigureKind.AMOUNT, FigureKind.COUNT)
_YEAR = 12
_FARTHEST = 8  # like figures that may stand between the parts and their whole
_DISTANCE = 600  # characters
_NEAR = Decimal("0.15")


@record
class Period:
    """The months of a year, or the number of an instalment, that a figure is told for."""

    family: str  # 年, 批, 期, 轮
    start: int
    end: int


@record
class _Told:
    mention: Mention
    period: Period | None
    noun: str


def by_periods(text: str, mentions: Sequence[Mention]) -> Iterator[Found]:
    """Runs of periods that begin with the first and leave none out, with the figure told for them together."""
    if not _MAY.search(text):
        return
    labels = [hit for hit in _PERIOD.finditer(text) if not _SO_FAR.search(text, max(0, hit.start() - 8), hit.start())]
    starts = [hit.end() for hit in labels]
    by_unit: dict[tuple[str, FigureKind], list[_Told]] = {}
    for mention in mentions:
        if mention.figure.exact and (kind := kind_of(mention)) in _LEVELS:
            told = _told(text, mention, labels, starts)
            by_unit.setdefault((mention.figure.printed.unit.base, kind), []).append(told)
    for like in by_unit.values():
        for first, last in _runs(like):
            yield from _against_whole(like, first, last)


def _told(text: str, mention: Mention, labels: Sequence[re.Match[str]], ends: Sequence[int]) -> _Told:
    """A mention with the period its clause names last."""
    index = bisect_right(ends, mention.figure.span.start) - 1
    label = labels[index] if index >= 0 else None
    if label is None or label.start() < mention.sentence or _SIGN.search(text, label.end(), mention.figure.span.start):
        return _Told(mention, None, _noun(mention.before))
    between = text[label.end() : mention.figure.span.start]
    if "分别" in between:
        return _Told(mention, None, "")
    if _WHOLE.search(between) and not label["until"]:
        return _Told(mention, None, _noun(mention.before))
    return _Told(mention, _period(label), _noun(_PERIOD.sub("", mention.before)))


def _noun(before: str) -> str:
    return "\n".join(_NOUN.findall(_IDLE.sub("，", before)))


def _period(label: re.Match[str]) -> Period:
    if label["first"]:
        return Period("批", 1, 1)
    if label["until"]:
        return Period("年", 1, int(label["until"]))
    if label["batch"]:
        number = _number(label["batch"])
        return Period(label["of"], number, number)
    if label["half"]:
        return Period("年", 1, 6) if label["half"] == "上" else Period("年", 7, 12)
    if label["quarter"]:
        number = _number(label["quarter"])
        return Period("年", number * 3 - 2, number * 3)
    return Period("年", int(label["month"]), int(label["to"] or label["month"]))


def _number(sign: str) -> int:
    return int(sign) if sign.isdigit() else DIGITS[sign]


def _runs(like: Sequence[_Told]) -> Iterator[tuple[list[int], Period]]:
    """Indexes of the figures of a run, and the periods they cover together."""
    run: list[int] = []
    covered = Period("", 0, 0)
    for index, told in enumerate(like):
        period = told.period
        if period is None or (run and period == like[run[-1]].period and not _heads(told, like[run[-1]])):
            continue  # 一季度新增12户、其中规上3户: the first is told for the period
        follows = run and period.family == covered.family and period.start == covered.end + 1
        if follows and _same(like[run[0]], told) and index - run[-1] <= _FARTHEST:
            run.append(index)
            covered = Period(covered.family, covered.start, period.end)
            continue
        if len(run) > 1:
            yield run, covered
        run, covered = ([index], period) if period.start == 1 else ([], Period("", 0, 0))
    if len(run) > 1:
        yield run, covered


def _heads(told: _Told, last: _Told) -> bool:
    return told.mention.sentence != last.mention.sentence and not _same(last, told)


def _same(one: _Told, other: _Told) -> bool:
    """Whether two figures are told of the same thing, as far as their nouns say."""
    if not one.noun or not other.noun:
        return True
    pairs = (one.noun[at : at + 2] for at in range(len(one.noun) - 1))
    return any(pair in other.noun for pair in pairs if "\n" not in pair)


def _against_whole(like: Sequence[_Told], run: Sequence[int], covered: Period) -> Iterator[Found]:
    parts = tuple(like[index].mention for index in run)
    added = sum(part.figure.base for part in parts)
    before = like[max(0, run[0] - _FARTHEST) : run[0]][::-1]
    after = like[run[-1] + 1 : run[-1] + 1 + _FARTHEST]
    wholes = [
        told.mention for told in (*before, *after)
        if _is_whole(told, like[run[0]], covered) and _is_near(told.mention, parts, added)
    ]  # fmt: skip
    wholes = [m for m in wholes if not tells_other_stage(m, parts)]
    if not wholes:
        return
    whole = next((m for m in wholes if m.figure.base == added), wholes[0])
    yield whole, parts, Split(whole.figure, tuple(part.figure for part in parts), True, "分期")


def _is_whole(told: _Told, first: _Told, covered: Period) -> bool:
    if told.period is not None:
        return told.period == covered and _same(first, told)
    if covered.family == "年" and covered.end != _YEAR:
        return False
    if first.noun and not (told.noun and _same(first, told)):
        return False
    return bool(_WHOLE.search(told.mention.before)) or bool(first.noun)


def _is_near(whole: Mention, parts: Sequence[Mention], added: Decimal | int) -> bool:
    base = whole.figure.base
    first, last, place = parts[0].figure.span, parts[-1].figure.span, whole.figure.span
    distance = max(first.start - place.end, place.start - last.end)
    most = max(part.figure.base for part in parts)
    return most < base and abs(base - added) <= added * _NEAR and distance <= _DISTANCE
