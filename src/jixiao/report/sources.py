"""The files a report was made from, as they are today: the same, moved on with or without the values used, gone."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from jixiao.dossier.datum import Datum, Provenance
from jixiao.dossier.evidence import Evidence, Stands
from jixiao.dossier.place import Source
from jixiao.report.trace import Printing, SourceFile, Trace, resting_on

Reader = Callable[[str], Source | str]  # a file as it reads today, or why it cannot be read


class State(StrEnum):
    """What became of a file."""

    SAME = "没有变"
    UNUSED = "变了，所用的值没有变"
    DIFFERENT = "变了，所用的值不同"
    UNREADABLE = "变了，读不了"
    GONE = "找不到"


@dataclass(frozen=True, slots=True)
class Moved:
    """A value that was read and stands there no more; `now` is what does, "" for nothing."""

    datum: Datum
    place: Provenance
    now: str
    printings: tuple[Printing, ...]


@dataclass(frozen=True, slots=True)
class SourceState:
    """`used` is how many values were read from it; `problem` why it cannot be read."""

    path: str
    state: State
    used: int = 0
    moved: tuple[Moved, ...] = ()
    problem: str = ""


def states(trace: Trace, report: Path, folder: Path | None, read: Reader) -> tuple[SourceState, ...]:
    """Each file as named, else below the folder given, else beside the report."""
    return tuple(_state(trace, file, _located(file.path, report, folder), read) for file in trace.files)


def evidence_states(trace: Trace, evidence: Evidence | None) -> tuple[SourceState, ...]:
    """The rows of ledgers that values rest on, beside what a workbench says of them today."""
    now = {one.cell: one for one in evidence.pins} if evidence else {}
    resting: dict[Provenance, list[Datum]] = {}
    for datum in trace.data:
        for place in datum.provenance:
            if place.is_row and place.digest:
                resting.setdefault(place, []).append(datum)
    return tuple(_pinned(trace, place, data, now.get(place.cell)) for place, data in resting.items())


def _pinned(trace: Trace, place: Provenance, data: list[Datum], now: Stands | None) -> SourceState:
    path = f"{place.path}“{now.name if now else place.quote}”"
    if now is None or not now.digest:
        return SourceState(path, State.GONE, len(data))
    if now.digest == place.digest:
        return SourceState(path, State.SAME, len(data))
    if now.quote == place.quote:
        return SourceState(path, State.UNUSED, len(data))
    keys = {datum.key for datum in data}
    printings = tuple(one for one in trace.printings if one.key in keys)
    return SourceState(path, State.DIFFERENT, len(data), tuple(Moved(one, place, now.quote, printings) for one in data))


def _located(path: str, report: Path, folder: Path | None) -> Path | None:
    named = Path(path)
    roots = [folder] if folder else [Path(), report.parent]
    wanted = [root / name for root in roots for name in (named, Path(named.name))]
    return next((candidate for candidate in wanted if candidate.is_file()), None)


def _state(trace: Trace, file: SourceFile, here: Path | None, read: Reader) -> SourceState:
    used, _ = resting_on(trace, file.path)
    if here is None:
        return SourceState(file.path, State.GONE, len(used))
    if hashlib.sha256(here.read_bytes()).hexdigest() == file.digest:
        return SourceState(file.path, State.SAME, len(used))
    source = read(str(here))
    if isinstance(source, str):
        return SourceState(file.path, State.UNREADABLE, len(used), problem=source)
    moved = tuple(_moved(trace, file, source, used))
    return SourceState(file.path, State.DIFFERENT if moved else State.UNUSED, len(used), moved)


def _moved(trace: Trace, file: SourceFile, source: Source, used: list[Datum]) -> Iterator[Moved]:
    """The file is another one: are the values that were used still where they were?"""
    starts = [block.start for block in source.blocks]
    cells = {source.cell(start): source.text[start : _end(source.text, start)] for start in starts}
    text = "".join(source.text.split())
    for datum in used:
        for place in datum.provenance:
            if place.path == file.path and (now := _now(place, cells, text)) is not None:
                yield Moved(datum, place, now, tuple(resting_on(trace, place.path, place.cell)[1]))


def _end(text: str, start: int) -> int:
    """Where a cell or paragraph of a reading text ends."""
    ends = [at for sign in "\t\n" if (at := text.find(sign, start)) >= 0]
    return min(ends, default=len(text))


def _now(place: Provenance, cells: dict[str, str], text: str) -> str | None:
    """What stands at the place now when it is something else, "" when nothing does; None when it is the same."""
    quote = "".join(place.quote.split())
    if place.cell in cells:
        now = cells[place.cell]
        return None if _holds("".join(now.split()), quote) else now
    return None if _holds(text, quote) else ""


def _holds(text: str, quote: str) -> bool:
    """Whether the quote stands there whole: 27 does not stand in 127 or 27.5."""
    return bool(re.search(rf"(?<![\d.]){re.escape(quote)}(?!\.?\d)", text))
