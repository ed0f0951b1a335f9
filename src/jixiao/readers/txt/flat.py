"""Lines that hold far more than a line: a whole form with blanks between its cells, a whole text without breaks."""

import re
from collections.abc import Iterator
from itertools import pairwise

from jixiao.units.regex import regex

_WORD = regex(r"[^ \t\u3000]+")
_GAP = r"[\u4e00-\u9fff）)。；][ \t\u3000]+(?=[\u4e00-\u9fff（(“《])"  # between two Chinese words
_FEWEST_GAPS = 6
_FEWEST_WORDS = 12
_MANY_WORDS = 25  # more than a row has cells
_MOST_JOINED = 8  # words a bracket may hold together
_FORM = regex(
    r"[一二三]级指标|指标值|完成值|项目名称|主管部门|实施单位|分值|得分|预算数|执行[数率]|决算数?|年初预算|合计|小计|金额|科目|单位[：:]"
)
_FEWEST_SIGNS = 2
_SENTENCE_SIGN = regex(r"[，。；：、]")
# Digits set off by blanks in running text, as pdf programs do: 项目 88 项，资金 39.5 万元，全年 …
_NUMBER = regex(r"[-+≥≤约]?\d[\d.,%]*")
_RUNS_ON = regex(
    r"(?:年|月|日|[个项家人次名场批户件台套处份期天亩吨倍]|[万亿千百]?元|万|亿|余|多)[^ ]*[，。；、）][^ ]*"
)
_DATE = frozenset("年月日")
# 2021 年 4 月 22 日; but 年度总体目标 is a head, whatever stands before it.
_DATE_GAP = regex(r"\D{0,3}(?:(?:19|20)\d\d +年(?!度?(?:总体|绩效|目标|指标))|\d{1,2} +[月日])")
_LONG = 1200  # characters: no paragraph is as long
# A new paragraph inside: a sentence has ended and a heading or list item begins.
_NEXT = regex(
    r"(?<=[。；！？])\s*(?=第[一二三四五六七八九十]{1,3}(?:部分|章|节)|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)])"
)


def words(line: str) -> list[tuple[str, int]]:
    """The cells of a form that stands on one line, with their offsets; empty when the line is no such form."""
    blanks = line.count(" ") + line.count("\t") + line.count("\u3000")
    if blanks < _FEWEST_GAPS or len(re.findall(_GAP, line)) < _FEWEST_GAPS:
        return []
    found = [(word.start(), word.end()) for word in _WORD.finditer(line)]
    if len(found) < _FEWEST_WORDS or (len(found) < _MANY_WORDS and not _SENTENCE_SIGN.search(line)):
        return []
    numbers = sum(1 for start, end in found if _NUMBER.fullmatch(line, start, end))
    if len(_FORM.findall(line)) < _FEWEST_SIGNS and 6 * numbers < len(found):
        return []
    return [(line[start:end], start) for start, end in _joined(line, found)]


def _joined(line: str, found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Words that blanks have torn apart: （2022 年度）, 安排项目 88 项，资金."""
    at = 0
    while at < len(found):
        start, end = found[at]
        held = 1
        while at + held < len(found) and held <= _MOST_JOINED and _is_torn(line, start, found, at + held):
            end = found[at + held][1]
            held += 1
        if line.count("（", start, end) + line.count("(", start, end) > _closed(line, start, end):
            held, end = 1, found[at][1]  # a bracket that never closes holds nothing
        yield start, end
        at += held


def _is_torn(line: str, start: int, found: list[tuple[int, int]], following: int) -> bool:
    """Whether the words from `start` on go on in the next one."""
    end = found[following - 1][1]
    if line.count("（", start, end) + line.count("(", start, end) > _closed(line, start, end):
        return True
    below = found[following]
    after = found[following + 1] if following + 1 < len(found) else None
    if line[below[0]] in _DATE and _DATE_GAP.match(line, max(end - 4, 0)):
        return True
    if not _NUMBER.fullmatch(line, *below):
        return bool(_NUMBER.fullmatch(line, *found[following - 1]) and _RUNS_ON.fullmatch(line, *below))
    if after is None or line[end - 1] in "。；":
        return False
    if line[end - 1] in _DATE and line[after[0]] in _DATE:
        return True
    # A number begins a cell unless the words before it are running text.
    return bool(_SENTENCE_SIGN.search(line, start, end) and _RUNS_ON.fullmatch(line, *after))


def _closed(line: str, start: int, end: int) -> int:
    return line.count("）", start, end) + line.count(")", start, end)


def sentences(line: str) -> list[tuple[str, int]]:
    """The paragraphs of a text without line breaks, with their offsets; a line of usual length stays whole."""
    if len(line) < _LONG:
        return [(line, 0)]
    starts = [0, *(hit.end() for hit in _NEXT.finditer(line)), len(line)]
    return [(line[start:end], start) for start, end in pairwise(starts) if start < end]
