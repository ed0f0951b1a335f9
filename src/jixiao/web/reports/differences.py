"""What differs between two versions of a report: values that were typed, values that follow, and words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import SequenceMatcher

from jixiao.dossier.datum import Datum
from jixiao.report.trace import Trace
from jixiao.units.number import short
from jixiao.web.papers.cells import WORKBENCH
from jixiao.web.people.models import LogEntry
from jixiao.web.reports.lines import Line

_QUOTED = re.compile(r"/\d+$")  # the key of a number within words
_ALIKE = Decimal("0.4")  # of two lines: one is the other, rewritten


@dataclass(slots=True)
class Moved:
    """A value that is another: before and now ("" for none), its computation, and what the log says of it."""

    key: str
    label: str
    before: str
    now: str
    working: str = ""
    rows: tuple[tuple[str, int], ...] = ()
    reasons: list[LogEntry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a line; `changed` where the other side has something else."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lines side by side; one side is empty where a line was added or taken out."""

    left: tuple[Bit, ...]
    right: tuple[Bit, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    typed: list[Moved]
    follows: list[Moved]
    words: list[Pair]

    @property
    def none(self) -> bool:
        return not (self.typed or self.follows or self.words)


def differences(before: Trace, now: Trace, lines: Iterable[Line], new_lines: Iterable[Line]) -> Differences:
    moved = list(_moved(before, now))
    return Differences(
        typed=[one for one in moved if not one.working],
        follows=[one for one in moved if one.working],
        words=list(_pairs(list(lines), list(new_lines))),
    )


# --- values ----------------------------------------------------------------------------------------------------------


def _moved(before: Trace, now: Trace) -> Iterator[Moved]:
    """By key; numbers within words are told with the words."""
    then = {datum.key: datum for datum in before.data if not _QUOTED.search(datum.key)}
    today = {datum.key: datum for datum in now.data if not _QUOTED.search(datum.key)}
    for key in dict.fromkeys((*then, *today)):
        old, new = then.get(key), today.get(key)
        if _said(old) != _said(new):
            told = new or old
            assert told
            yield Moved(key, told.label, _said(old), _said(new), told.working, tuple(_rows(old, new)))


def _said(datum: Datum | None) -> str:
    return f"{short(datum.value)}{datum.unit}" if datum else ""


def _rows(*data: Datum | None) -> Iterator[tuple[str, int]]:
    """The rows of the workbench a value was typed in: table and key."""
    cells = {place.cell for datum in data if datum for place in datum.provenance if place.path == WORKBENCH}
    for cell in sorted(cells):
        table, _, rest = cell.partition("/")
        if (key := rest.partition("/")[0]).isdecimal():
            yield table, int(key)


# --- words -----------------------------------------------------------------------------------------------------------


def _pairs(left: list[Line], right: list[Line]) -> Iterator[Pair]:
    """Lines that differ in more than their traced numbers."""
    old, new = [holed for _, holed in left], [holed for _, holed in right]
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _beside([text for text, _ in left[start:end]], [text for text, _ in right[first:last]])


def _beside(left: list[str], right: list[str]) -> Iterator[Pair]:
    """One for one where they are alike; the others stand alone."""
    while left and right:
        alike = [Decimal(str(round(SequenceMatcher(None, left[0], text).ratio(), 3))) for text in right]
        best = max(range(len(right)), key=lambda at: alike[at])
        if alike[best] < _ALIKE:
            yield Pair((Bit(left.pop(0), changed=True),), ())
            continue
        yield from (Pair((), (Bit(right.pop(0), changed=True),)) for _ in range(best))
        yield _marked(left.pop(0), right.pop(0))
    yield from (Pair((Bit(text, changed=True),), ()) for text in left)
    yield from (Pair((), (Bit(text, changed=True),)) for text in right)


def _marked(left: str, right: str) -> Pair:
    """Where the two lines differ, character by character."""
    before, after = [], []
    for tag, start, end, first, last in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        before.append(Bit(left[start:end], tag != "equal"))
        after.append(Bit(right[first:last], tag != "equal"))
    return Pair(tuple(bit for bit in before if bit.text), tuple(bit for bit in after if bit.text))
