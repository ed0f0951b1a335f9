"""Satisfaction out of a raw sample: how many were asked and answered, and what share of them is content.

There is no satisfaction without a sample; every figure comes with its working, and with what makes a sample doubtful.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from jixiao.units.number import plain, rounded, short

HUNDRED = Decimal(100)
FEW = 10  # answers; fewer say little
RARE = Decimal(30)  # per cent answered; below it those who answered may not stand for those who were asked
BURST = timedelta(minutes=2)
SEVERAL = 5


class Scale(StrEnum):
    """What a question lets people choose; the grades stand in GRADES."""

    FIVE = "five"
    THREE = "three"


class Method(StrEnum):
    """SHARE counts who is content; GRADED weighs every grade. No norm prescribes one: the report says which."""

    SHARE = "share"
    GRADED = "graded"


@dataclass(frozen=True, slots=True)
class Grade:
    """`content` counts under SHARE; `worth` is its weight in per cent under GRADED."""

    name: str
    content: bool
    worth: int


GRADES: dict[Scale, tuple[Grade, ...]] = {
    Scale.FIVE: (
        Grade("很满意", True, 100),
        Grade("满意", True, 80),
        Grade("一般", False, 60),
        Grade("不满意", False, 30),
        Grade("很不满意", False, 0),
    ),
    Scale.THREE: (Grade("满意", True, 100), Grade("基本满意", True, 80), Grade("不满意", False, 0)),
}
FORMULAS = {
    Method.SHARE: "满意度＝表示满意的人次÷有效评价人次×100%（很满意、满意、基本满意都算满意）",
    Method.GRADED: "满意度＝各档人次×该档权重之和÷有效评价人次（很满意100%、满意80%、一般60%、不满意30%、很不满意0%；"
    "三档的为满意100%、基本满意80%、不满意0%）",
}


@dataclass(frozen=True, slots=True)
class Sampled:
    """One answer to the whole survey: when, and the grades given as (scale, place of the grade)."""

    at: datetime
    grades: tuple[tuple[Scale, int], ...]


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """`percent` is None while there is no valid grade; `response` while it is not known how many were asked."""

    asked: int | None
    answered: int
    valid: int
    percent: Decimal | None
    response: Decimal | None
    working: str
    counts: tuple[tuple[str, int], ...]
    doubts: tuple[str, ...]


def satisfaction(sample: Sequence[Sampled], asked: int | None, method: Method) -> Satisfaction:
    """Of all grades given to all questions; rounded half up to two decimals."""
    given = [GRADES[scale][place] for answer in sample for scale, place in answer.grades]
    counted = Counter(grade.name for grade in given)
    percent, working = _percent(given, counted, method)
    response = rounded(Decimal(len(sample)) * HUNDRED / asked, 2) if asked else None
    return Satisfaction(
        asked=asked,
        answered=len(sample),
        valid=len(given),
        percent=percent,
        response=response,
        working=working,
        counts=tuple((name, counted[name]) for name in _names() if counted[name]),
        doubts=tuple(_doubts(sample, given, response)),
    )


def _names() -> tuple[str, ...]:
    """From the best to the worst."""
    return ("很满意", "满意", "基本满意", "一般", "不满意", "很不满意")


def _percent(given: Sequence[Grade], counted: Counter[str], method: Method) -> tuple[Decimal | None, str]:
    if not given:
        return None, "还没有有效的评价，不能计算满意度"
    if method is Method.SHARE:
        content = sum(grade.content for grade in given)
        percent = rounded(Decimal(content) * HUNDRED / len(given), 2)
        return percent, f"满意 {content} 人次 ÷ 有效评价 {len(given)} 人次 × 100% = {plain(percent)}%"
    percent = rounded(Decimal(sum(grade.worth for grade in given)) / len(given), 2)
    worths = dict.fromkeys((grade.name, grade.worth) for grade in given)
    terms = " ＋ ".join(f"{name} {_times(given, name, worth)} × {worth}%" for name, worth in worths)
    return percent, f"（{terms}）÷ 有效评价 {len(given)} 人次 = {plain(percent)}%"


def _times(given: Sequence[Grade], name: str, worth: int) -> int:
    return sum((grade.name, grade.worth) == (name, worth) for grade in given)


def _doubts(sample: Sequence[Sampled], given: Sequence[Grade], response: Decimal | None) -> Iterator[str]:
    """What a reviewer would ask about; nothing is refused for it."""
    if 0 < len(sample) < FEW:
        yield f"只有 {len(sample)} 份答卷，样本太少，说明不了问题"
    if response is not None and response > HUNDRED:
        yield "收回的答卷比发出的多，请核实调查对象的人数"
    elif response is not None and response < RARE:
        yield f"回收率只有 {short(response)}%，请说明没有回答的人的情况"
    if len(sample) >= SEVERAL and given and all(grade.worth == 100 for grade in given):
        yield "所有答卷都是最高一档，请核实调查对象和填答方式"
    if burst := _burst(sample):
        yield f"{burst} 份答卷在 {BURST.seconds // 60} 分钟内提交，请核实不是一个人代填"


def _burst(sample: Sequence[Sampled]) -> int:
    """The most answers within two minutes when they are more than half of all, else 0."""
    times = sorted(answer.at for answer in sample)
    most = first = 0
    for last, at in enumerate(times):
        while at - times[first] > BURST:
            first += 1
        most = max(most, last - first + 1)
    return most if most >= SEVERAL and most * 2 > len(times) else 0
