"""Programs counted by grade: 自评项目共6个，其中优5个、良1个，评优率83.33%."""

import re

from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.place import Span
from jixiao.dossier.rating import Tally
from jixiao.units.number import Printed
from jixiao.units.regex import regex

_GRADES = "优秀|良好|一般|较差|不合格|合格|优|良|中(?<!其中)|差"  # each begins with a literal: searched at full speed
_GRADE_COUNT = regex(
    rf"(?P<grade>{_GRADES})[”\"]?(?:等级|等次|级|档)?的?(?:预算|自评|评价)?(?:项目)?"
    r"(?:有|为|共|：|:)?(?P<n>\d+)个"
)
_COUNT_GRADE = regex(
    r"(?P<n>\d+)个(?:项目)?(?:（[^（）\n]{1,20}）)?的?(?:绩效)?(?:自评|评价)?(?:等级|结果|结论)?(?:均|全部)?(?:为|达到|评为|获得|是)[“\"]?"
    rf"(?P<grade>{_GRADES})(?=[”\"，。；、,;）]|等|级)"
)
# The same from 个 on: looked for first, for a pattern that begins with a literal is searched at full speed.
_COUNTED = regex(_COUNT_GRADE.pattern.replace(r"(?P<n>\d+)个", r"个(?<=\d个)"))
_TOTAL = regex(
    r"(\d+)个项目中|等(\d+)个项目(?=[^，。；\n\d]{0,8}(?:自评|评价))|项目(?:共|共计|总数|合计|总计)?(?:有|为)?(\d+)个|(?:共|共有|共计|对|年度|年)(\d+)个[^，。；\n\d]{0,12}项目"
)
_SET = regex(r"(\d+)个[^，。；\n\d]{0,12}项目")  # one of several sets: 自评项目8个，对市级5个重点项目开展评价
_RATE = regex(r"(?P<word>评优率|优秀率|优良率)(?:为|达到?|：|:)?(?P<rate>\d+(?:\.\d+)?)%")
_EVALUATED = regex(r"自评|评价|绩效")


NEAR = 24
BEFORE = 100  # characters before the sentence that may name the programs


def read_tally(text: str) -> Tally | None:
    """The first sentence that counts evaluated programs by grade."""
    for pattern in (_GRADE_COUNT, _COUNT_GRADE):
        for hit in pattern.finditer(text) if pattern is _GRADE_COUNT or _COUNTED.search(text) else ():
            start = max(text.rfind("。", 0, hit.start()), text.rfind("\n", 0, hit.start())) + 1
            end = text.find("。", hit.end())
            end = end if end >= 0 else len(text)
            named = "项目" in text[max(0, start - BEFORE) : end]
            if named and (_EVALUATED.search(text, max(0, start - NEAR * 2), end) or _RATE.search(text, start, end)):
                return _tally_of(text, pattern, start, end)
    return None


def _tally_of(text: str, pattern: re.Pattern[str], start: int, end: int) -> Tally:
    counts = tuple((hit["grade"], _count(hit, "n", "个")) for hit in pattern.finditer(text, start, end + 1))
    first = counts[0][1].span.start
    added = sum(count.value for _, count in counts)
    fitting = (hit for hit in _SET.finditer(text, start, first) if int(hit[1]) == added)
    total = next(fitting, None) or _total(text, start, first) or _total_before(text, start)
    rate = _RATE.search(text, start, end)
    return Tally(
        _count(total, total.lastindex or 1, "个") if total else None,
        counts,
        _count(rate, "rate", "%") if rate else None,
        rate["word"] if rate else "",
    )


def _total(text: str, start: int, end: int) -> re.Match[str] | None:
    """The number of programs told last before the counts; that of the evaluated ones where it is named."""
    totals = list(_TOTAL.finditer(text, start, end))
    evaluated = [hit for hit in totals if "自评" in text[max(start, hit.start() - NEAR) : hit.start()]]
    return next(reversed(evaluated or totals), None)


def _total_before(text: str, start: int) -> re.Match[str] | None:
    """The number of programs in the sentence before, when that is about the evaluation."""
    low = max(text.rfind("。", 0, start - 1), text.rfind("\n", 0, start - 1)) + 1
    return _total(text, low, start) if start > low and "自评" in text[low:start] else None


def _count(hit: re.Match[str], group: str | int, unit: str) -> Figure:
    kind = FigureKind.RATIO if unit == "%" else FigureKind.COUNT
    return Figure(Span(hit.start(group), hit.end(group) + len(unit)), kind, Printed.of(hit[group], unit))
