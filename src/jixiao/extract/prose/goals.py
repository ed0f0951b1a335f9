"""Targets and results told in prose."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from jixiao.dossier.claim import Goal
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.indicator import Program
from jixiao.dossier.model import Passage, Section
from jixiao.dossier.place import Source, Span
from jixiao.extract.forms.signs import HEAD_WORD
from jixiao.extract.prose.goal_regions import Region, Told, read_regions
from jixiao.extract.prose.goal_subjects import clean, subjects
from jixiao.units.regex import regex

_KINDS = frozenset(
    {FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.RATIO, FigureKind.GROWTH, FigureKind.CHANGE, FigureKind.RANK}
)
_SIGN = regex(r"[，。；：:;,\n！？]")
_LAST_SIGN = regex(rf"{_SIGN.pattern}(?=[^，。；：:;,\n！？]*\Z)")
_SENTENCE = regex(r"[^。；;\n]+")
# 超1000亿元的开发区达4个: the first number only says which zones.
_CLASS = regex(r"(?:以上|以下|以内|左右)?(?:（[^（）]{0,8}）)?的?(?![的和及与或并、，。；且同较比])[\u4e00-\u9fff]")
_DONE = regex(r"实际完成|已完成|已(?:累计)?[实完]|年初目标|目标任务的")
LONGEST_SUBJECT = 60


def read_goals(
    source: Source,
    sections: Sequence[Section],
    prose: Sequence[Passage],
    figures: Sequence[Figure],
    programs: Sequence[Program] = (),
) -> tuple[tuple[Goal, ...], tuple[Goal, ...]]:
    """Targets, then results; the rows of `programs`, flattened to lines of text, are neither."""
    text = source.text
    prose = _outside_forms(text, prose, programs)
    starts = [figure.span.start for figure in figures]
    targets: list[Goal] = []
    results: list[Goal] = []
    for region in read_regions(text, sections, prose):
        first, last = bisect_left(starts, region.span.start), bisect_left(starts, region.span.end)
        for told, goal in _numbered(text, region, figures[first:last]):
            (results if told is Told.RESULT else targets).append(goal)
        if region.told is Told.TARGET:
            targets.extend(_unnumbered(text, region, figures[first:last]))
    return tuple(sorted(targets, key=lambda goal: goal.span)), tuple(results)


def _outside_forms(text: str, prose: Sequence[Passage], programs: Sequence[Program]) -> Sequence[Passage]:
    """The passages that stand in no form, from its head row on."""
    forms = [
        (head.start(), program.span.end)
        for program in programs
        if program.indicators and (head := HEAD_WORD.search(text, *program.span))
    ]
    if not forms:
        return prose
    starts = [start for start, _ in sorted(forms)]
    ends = dict(forms)
    return [p for p in prose if (at := bisect_right(starts, p.span.start)) == 0 or p.span.start >= ends[starts[at - 1]]]


def _numbered(text: str, region: Region, figures: Sequence[Figure]) -> Iterator[tuple[Told, Goal]]:
    previous, after, whole, outside = _title(text, region.span.start), region.span.start, "", ""
    for index, figure in enumerate(figures):
        start = _clause(text, max(after, region.span.start), figure.span.start)
        following = figures[index + 1].span.start if index + 1 < len(figures) else region.span.end
        if not _measures(text, figure, following) or (
            region.told is Told.TARGET and _DONE.search(text, start, figure.span.end)
        ):
            continue
        if _SENTENCE_SIGN.search(text, after, start + 1):
            previous, whole = _title(text, start), ""
        words, passed = text[start : figure.span.start], text[after : figure.span.start]
        if "）" in passed and outside:  # 实训室8间（智能制造4间、护理2间），计划8间
            previous, outside = outside, ""
        if passed.rfind("（") > passed.rfind("）"):
            outside = previous
        whole = previous if "其中" in words else whole  # 造林12.6万亩，其中人工造林…，为年度任务12万亩的105%
        aim = _restated(words, whole or previous) if region.told is Told.RESULT else ""
        named = [aim] if aim else [s for s in subjects(words, previous) if len(s) <= LONGEST_SUBJECT]
        for subject in named:
            begin = text.find(subject, start, figure.span.start)
            span = Span(begin if begin >= 0 else start, figure.span.end)
            told = Told.TARGET if aim else region.told
            yield told, Goal(subject, figure, span, region.group, region.overall or bool(aim), region.indicator)
        previous = named[-1] if named and figure.kind is not FigureKind.GROWTH else previous
        after = figure.span.end


_SENTENCE_SIGN = regex(r"[。\n]")
# 目标值100个，实际完成112个: results repeat what was aimed at.
_AIM = regex(
    r"(?P<head>.*?)(?:(?:年度|年初|全年|预期|计划|下达|既定|绩效)的?)*(?:目标(?:任务)?|任务|计划)(?:值|数|指标)?(?:为|是|：)?$"
)
_AIMED = regex("目标|任务|计划")
_COMPARED = regex(
    r"(?:[高低多少]于|[高低多少]出|超出?过?|比|较|占|达到|符合|超额)(?:年度|年初|控制|规定|预定|省定|下达|\d[\d.]*[^，。；\d]{0,3})*的?$"
)
_ITEM_TITLE = regex(r"(?:（[一二三四五六七八九十]+）|\d{1,2}[.．、])(?P<name>[^，。；：\d]{2,20})[。：]")


def _restated(words: str, previous: str) -> str:
    """What a target told again among the results is of, "" when the words before the number tell none."""
    aim = _AIM.fullmatch(words) if _AIMED.search(words) else None
    if aim is None or _COMPARED.search(aim["head"]):
        return ""
    own = clean(aim["head"])
    return previous if own in ("", "完成", "实现", "其中") else own


def _title(text: str, start: int) -> str:
    """（二）新签约项目。目标值100个…: the item's name stands for the noun the sentence leaves out."""
    item = _ITEM_TITLE.match(text, text.rfind("\n", 0, start) + 1, start)
    return item["name"] if item else ""


def _measures(text: str, figure: Figure, following: int) -> bool:
    """Whether the number is a value, not the name of a class (超1000亿元的开发区) or a turn of speech (五大)."""
    if figure.kind not in _KINDS or not (
        text[figure.span.start].isdigit() or text[figure.span.start] in "≥≤><＞＜=＝-"
    ):
        return figure.kind is FigureKind.RANK
    if not _CLASS.match(text, figure.span.end):
        return True
    return bool(_SIGN.search(text, figure.span.end, following)) or following - figure.span.end > 30


_REMARKS = ("说明", "备注", "注：", "注:", "填报说明")


def _in_words(text: str, figure: Figure) -> bool:
    first = text[figure.span.start]
    return not first.isdigit() and first not in "≥≤><＞＜=＝-"


def _clause(text: str, low: int, high: int) -> int:
    """Start of the clause: after the last sign, brackets stepped over."""
    sign = _LAST_SIGN.search(text, low, high)
    if sign is None:
        return low
    if text.find("）", sign.end(), high) < 0 and text.find(")", sign.end(), high) < 0:
        return sign.end()
    start = low
    depth = 0
    for position in range(high - 1, low - 1, -1):
        char = text[position]
        if char in "）)":
            depth += 1
        elif char in "（(" and depth:
            depth -= 1
        elif not depth and char in "，。；：:;,\n！？":
            start = position + 1
            break
    return start


def _unnumbered(text: str, region: Region, figures: Sequence[Figure]) -> Iterator[Goal]:
    """Sentences under 绩效指标： that hold no number at all: their last clause."""
    if not region.indicator:
        return
    starts = [figure.span.start for figure in figures if not _in_words(text, figure)]  # 五大主导产业 is no value
    for sentence in _SENTENCE.finditer(text, region.span.start, region.span.end):
        if bisect_left(starts, sentence.start()) < bisect_left(starts, sentence.end()):
            continue
        if sentence.group().startswith(_REMARKS):
            continue  # 说明：部分目标值低于上年，是由于…
        start = _clause(text, sentence.start(), sentence.end())
        subject = clean(text[start : sentence.end()])
        if subject:
            yield Goal(subject, None, Span(start, sentence.end()), region.group, region.overall, indicator=True)
