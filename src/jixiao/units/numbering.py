"""Numbers of headings and list items: 第一部分, 一、, （一）, 1., 1.1, （1）, 1）, ①; and how they nest."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from jixiao.units.chinese import HAN, numeral
from jixiao.units.record import record
from jixiao.units.regex import regex

_HAN = "[一二三四五六七八九十]{1,3}"
# A number at the head of a paragraph. Decimal lists (1.1) must not be amounts (1.5万元), nor 1. a decimal.
MARK = regex(
    rf"第(?:(?P<part>{_HAN})部分|(?P<chapter>{_HAN})章|(?P<article>{_HAN})节)[、：: ]?"
    rf"|(?P<han>{_HAN})[、.．]"
    rf"|[（(](?P<round>{_HAN})[)）]、?"
    rf"|(?:[-*•] ?)?(?:(?P<arabic>\d{{1,2}})(?:[.．、](?!\d)|(?={HAN}{{2,}}绩效目标表))"
    rf"|(?P<tree>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})[.、 ]?(?={HAN})(?![万亿元个倍人家项次年月日]))"
    r"|[（(](?P<small>\d{1,2})[)）]、?"
    r"|(?P<half>\d{1,2})[)）]"
    r"|(?P<circle>[①-⑳⑴-⒇])、?"
)
_FIRST = frozenset("第一二三四五六七八九十（(-*•0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇")
NAMES = {
    "part": "第一部分",
    "chapter": "第一章",
    "article": "第一节",
    "han": "一、",
    "round": "（一）",
    "arabic": "1.",
    "tree": "1.1",
    "small": "（1）",
    "half": "1）",
    "circle": "①",
}
# One list is sometimes numbered in two styles by mistake: （一）（2）（三）.
_COUSINS = {"（一）": "（1）", "（1）": "（一）", "一、": "1.", "1.": "一、"}


@record
class Mark:
    """A printed number: its style, its value, and where the words after it begin."""

    style: str
    ordinal: int
    end: int


def mark_at(text: str, start: int, end: int) -> Mark | None:
    """The number a paragraph begins with."""
    if start >= end or text[start] not in _FIRST or (told := _told(text[start:end])) is None:
        return None
    style, ordinal, length = told
    return Mark(style, ordinal, start + length)


@lru_cache(maxsize=4096)
def _told(paragraph: str) -> tuple[str, int, int] | None:
    """Style, value and length; sections, tables and rules ask of the same paragraphs."""
    found = MARK.match(paragraph)
    if not found or found.lastgroup is None:
        return None
    return NAMES[found.lastgroup], _value(found.group(found.lastgroup)), found.end()


def _value(number: str) -> int:
    if "①" <= number <= "⑳":
        return ord(number) - ord("①") + 1
    if "⑴" <= number <= "⒇":
        return ord(number) - ord("⑴") + 1
    if number[0].isdecimal():
        return int(number.rpartition(".")[2])
    return numeral(number) or 0


def printed(style: str, ordinal: int) -> str:
    """The number as the style writes it: （一） and 3 → （三）."""
    digits = "十" if ordinal == 10 else _han(ordinal)
    if style == "①":
        return chr(ord("①") + min(ordinal, 20) - 1)
    return style.replace("一", digits, 1) if "一" in style else style.replace("1", str(ordinal), 1)


def _han(ordinal: int) -> str:
    tens, ones = divmod(ordinal, 10)
    return ("" if not tens else "十" if tens == 1 else f"{'零一二三四五六七八九'[tens]}十") + (
        "零一二三四五六七八九"[ones] if ones or not tens else ""
    )


_REMEMBERED = 4  # interrupted lists of one style that may still go on


@dataclass(slots=True)
class _List:
    """A list that is open: its style, the last number seen, and the last numbers of lists it interrupted."""

    style: str
    last: int
    earlier: list[tuple[int, int]] = field(default_factory=list)  # number and index of its item
    at: int = 0  # index of the item that carries `last`

    def goes_on_with(self, ordinal: int) -> bool:
        before = ordinal - 1
        return self.last == before or (bool(self.earlier) and any(entry[0] == before for entry in self.earlier))


class Placement(NamedTuple):
    """Where a number stands: its depth (from 1), the style of its list, and the number before it in that list.

    `previous` is 0 for the first of a list; `previous_index` the index of that item, −1 when there is none.
    """

    level: int
    style: str
    previous: int
    previous_index: int


def nest(marks: Iterable[tuple[str, int]]) -> list[Placement]:
    """Depth of every (style, ordinal) in reading order: a style already open goes on, a new one opens below."""
    stack: list[_List] = []
    placed = []
    for index, (style, ordinal) in enumerate(marks):
        depth = _depth(stack, style, ordinal)
        if depth is None:
            stack.append(_List(style, ordinal, at=index))
            placed.append(Placement(len(stack), style, 0, -1))
            continue
        del stack[depth + 1 :]
        current = stack[depth]
        previous, at = current.last, current.at
        resumed = [entry for entry in current.earlier if entry[0] == ordinal - 1]
        if ordinal == 1 and style == current.style:
            current.earlier = [*current.earlier[-_REMEMBERED:], (current.last, current.at)]
            previous, at = 0, -1
        elif resumed and previous != ordinal - 1:
            previous, at = resumed[-1]
            del current.earlier[current.earlier.index(resumed[-1]) :]
        current.last, current.at = ordinal, index
        placed.append(Placement(depth + 1, current.style, previous, at))
    return placed


def _depth(stack: list[_List], style: str, ordinal: int) -> int | None:
    """Index of the open list this number belongs to; None when it opens a new one."""
    cousin = _COUSINS.get(style) if ordinal > 1 else None
    same = taken_up = None
    for depth in range(len(stack) - 1, -1, -1):
        current = stack[depth]
        if current.style == style:
            if current.goes_on_with(ordinal):
                return depth
            same = depth if same is None else same
        elif current.style == cousin and taken_up is None and current.goes_on_with(ordinal):
            taken_up = depth
    return same if taken_up is None else taken_up
