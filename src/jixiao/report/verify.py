"""Which printed numbers were changed by hand since the report was written, and which have no source."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from jixiao.report.docx.marks import Found, Marks
from jixiao.report.trace import HOLE, Printing, Trace, loose_digits
from jixiao.units.regex import regex

_DIGIT = "0123456789０１２３４５６７８９"
_JOINED = regex(rf"[{_DIGIT}.．,，]")
_GROWN = regex(rf"[{_DIGIT}.,，]*{HOLE}[{_DIGIT}.,，]*")  # told as EXTENDED already
_SCALE = regex(r"[十百千万亿%‰]")


class Fault(StrEnum):
    """What happened to a number."""

    CHANGED = "数字被改动"
    EXTENDED = "数字旁边加了数字"
    UNIT = "单位被改动"
    REMOVED = "数字被删除，或连同标记一起重打"
    ADDED = "手工写入、没有来源的数字"
    CHART = "图中的数字被改动"


@dataclass(frozen=True, slots=True)
class Change:
    """One number that is not as it was written. `printing` is None for a number that was added."""

    fault: Fault
    printing: Printing | None
    now: str
    where: str


def changes(trace: Trace, marks: Marks) -> tuple[Change, ...]:
    """Every number that differs from the trace, in the order of the report, then those that were added."""
    known = [change for printing in trace.printings if not printing.charted if (change := _changed(printing, marks))]
    return (*known, *_in_charts(trace, marks), *_added(trace, marks))


def surviving(trace: Trace, marks: Marks) -> int:
    """How many marked numbers still have their mark."""
    return sum(not printing.charted and printing.mark in marks.found for printing in trace.printings)


def _changed(printing: Printing, marks: Marks) -> Change | None:
    found = marks.found.get(printing.mark)
    if found is None or not found.text.strip():
        return Change(Fault.REMOVED, printing, "", printing.where)
    if found.text.strip() != printing.text:
        return Change(Fault.CHANGED, printing, found.text.strip(), printing.where)
    if _has_grown(printing, found):
        return Change(Fault.EXTENDED, printing, _stretched(found), printing.where)
    if _unit_differs(printing, found):
        return Change(Fault.UNIT, printing, f"{found.text}{found.after}", printing.where)
    return None


def _has_grown(printing: Printing, found: Found) -> bool:
    """A digit, point or sign that stands at the number now and did not before."""
    before, after = found.before[-1:], found.after[:1]
    return _sticks(before, printing.before[-1:], "-－−负") or _sticks(after, printing.after[:1], "")


def _sticks(now: str, then: str, signs: str) -> bool:
    return now != then and bool(now) and (bool(_JOINED.match(now)) or now in signs)


def _unit_differs(printing: Printing, found: Found) -> bool:
    """The unit behind the number is another one: 万元 became 亿元, % became 元."""
    if printing.unit and printing.after.startswith(printing.unit):
        return not found.after.startswith(printing.unit)
    then, now = printing.after[:1], found.after[:1]
    return now != then and bool(_SCALE.match(now) or (then and _SCALE.match(then)))


def _stretched(found: Found) -> str:
    before = re.search(rf"[{_DIGIT}.．,，\-－−负]*$", found.before)
    after = re.match(rf"[{_DIGIT}.．,，]*", found.after)
    return f"{before.group() if before else ''}{found.text}{after.group() if after else ''}"


def _in_charts(trace: Trace, marks: Marks) -> Iterator[Change]:
    """Points of charts, compared one by one as long as no chart was taken out or put in."""
    charted = [printing for printing in trace.printings if printing.charted]
    if len(charted) != len(marks.points):
        return
    for printing, now in zip(charted, marks.points, strict=True):
        if not _same(printing.text, now):
            yield Change(Fault.CHART, printing, now, printing.where)


def _same(text: str, now: str) -> bool:
    try:
        return Decimal(text) == Decimal(now)
    except InvalidOperation:
        return False


def _added(trace: Trace, marks: Marks) -> Iterator[Change]:
    """Digits outside every mark that the report was not written with; paragraphs as they were are passed over."""
    as_written = Counter(trace.loose)
    touched: list[tuple[int, str]] = []
    for number, words in marks.words:
        if as_written[words]:
            as_written[words] -= 1
        elif loose_digits(words):
            touched.append((number, words))
    left = Counter(digits for words in as_written.elements() for digits in loose_digits(words))
    for number, words in touched:
        for digits in loose_digits(_GROWN.sub(HOLE, words)):
            if left[digits]:
                left[digits] -= 1
            else:
                yield Change(Fault.ADDED, None, digits, f"第{number}段“{words.replace(HOLE, '…').strip()[:40]}”")
