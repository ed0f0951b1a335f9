"""Tables that lost their grid: rows as lines of text (合计 9759.38 5377.64), or every cell on a line of its own.

Blank cells are gone, so a number is trusted to its column only where every row has as many; where rows differ,
only the first number of each is read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from jixiao.document.model import Document, Paragraph, Table
from jixiao.dossier.claim import Split
from jixiao.dossier.place import Span
from jixiao.extract.ledgers.grid import Taken
from jixiao.extract.ledgers.line_panels import CODE, Segment, first_is_sum, line_panels
from jixiao.extract.ledgers.panels import Panel
from jixiao.extract.ledgers.words import UNIT, Role, role_of, style_of, total_rank
from jixiao.units.record import record
from jixiao.units.regex import regex

FEWEST_ROWS = 4
LONGEST_LINE = 90
LONGEST_FRAGMENT = 30

_AMOUNT = r"(?:-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+\.\d{1,4})%?"
# A name, then its numbers; names may begin with a class code (208社会保障和就业支出).
_SEGMENT = regex(
    r"(?P<name>(?:\d{3}(?: ?\d{2}){0,2} ?)?[^\d\s][^\d]*?(?:\d{1,3}[^\d.,][^\d]*?)?)[ \t]?"
    rf"(?P<numbers>(?:{_AMOUNT})(?:[ \t](?:{_AMOUNT}|\d+(?![\d.\u4e00-\u9fff])))*)(?=[ \t]|$|(?=[^\d.%万元]))"
)
_WHOLE_NUMBERS = regex(r"(?P<name>[\u4e00-\u9fff“”\"（()）、：:]{2,30}) ?(?P<numbers>\d+(?: \d+)*)")
_NUMBERS_ONLY = regex(rf"(?:{_AMOUNT}|\d+%?)(?: (?:{_AMOUNT}|\d+%?))*")
_NUMBER = regex(rf"{_AMOUNT}|\d+%?")
_PROSE = regex(r"[。；，！？]")
_NOTE = ("注：", "注:", "说明：", "说明:")
_CODE_ALONE = regex(r"\d{3}(?: \d{2}){1,2}|\d{5}|\d{7}")
# Numbers of a name that was broken over the lines before, then the other side of the table.
_LEADING = regex(rf"(?P<numbers>(?:{_AMOUNT})(?: (?:{_AMOUNT}))*) (?=\d{{3}}(?: ?\d{{2}}){{0,2}} ?[\u4e00-\u9fff])")


class _Kind(Enum):
    ROW = auto()
    NUMBERS = auto()
    FRAGMENT = auto()
    BREAK = auto()


_ROW, _NUMBERS_ALONE, _FRAGMENT, _BREAK = _Kind  # asked for every paragraph


@record
class LineTable:
    """A run of such lines, understood as panels."""

    whole: bool  # no line was lost: parts may be held against their total
    span: Span
    caption: str
    caption_span: Span
    unit: str
    unit_span: Span | None
    panels: tuple[Panel, ...]
    splits: tuple[Split, ...]


@dataclass(slots=True)
class _Run:
    segments: list[list[Segment]] = field(default_factory=list)  # one list for each line
    pending: list[Span] = field(default_factory=list)
    open_numbers: bool = False  # the last line was a number on its own: more may follow
    heads: tuple[str, ...] = ()  # a line of heads above it
    opening: list[Span] = field(default_factory=list)  # the lines above the first numbers
    leaks: int = 0  # classes whose numbers, or numbers whose name, were not found
    start: int = 0
    end: int = 0


def read_lines(document: Document, taken: Taken, year: int) -> Iterator[LineTable]:
    text = document.text
    run = fresh = _Run()
    before: list[Span] = []
    for block in document.blocks:
        if isinstance(block, Table) and block.height > 1:
            continue  # a head that was guessed to be a table of its own
        kind = _kind(text, block.start, block.end)
        if kind is _BREAK and isinstance(block, Paragraph):
            if run is not fresh:
                yield from _finished(text, run, before, year)
                run, before = fresh, []
            continue
        if run is fresh:
            run = _Run()
        if isinstance(block, Table) and kind is not _ROW:
            run.heads = tuple(text[c.start : c.end] for c in block.cells) if not run.segments else run.heads
            continue  # one row of heads
        span = Span(block.start, block.end)
        new = kind is _FRAGMENT and bool(run.segments) and bool(_OPENS.search(text[span.start : span.end]))
        used = taken.meets(span)
        if new or used:
            yield from _finished(text, run, before, year)
            run, before = _Run(), [] if used else [span]
            continue
        if not run.segments and kind is _FRAGMENT:
            before.append(span)
        _add(text, run, span, kind)
    yield from _finished(text, run, before, year)


_OPENS = regex(r"单位[：:]|(?:总|算|况|出|细)表$")


def _kind(text: str, start: int, end: int) -> _Kind:
    if end - start > 2 * LONGEST_LINE:
        return _BREAK
    line = text[start:end]
    if line.startswith(_NOTE) or _PROSE.search(line):
        return _BREAK
    if _CODE_ALONE.fullmatch(line):
        return _FRAGMENT
    if line[-1].isdigit() or line[-1] == "%":
        if _NUMBERS_ONLY.fullmatch(line):
            return _NUMBERS_ALONE
        if _LEADING.match(line) or _WHOLE_NUMBERS.fullmatch(line):
            return _ROW
    if ("." in line or "," in line) and _SEGMENT.match(line):  # one of them in every amount
        return _ROW
    return _FRAGMENT if len(line) <= LONGEST_FRAGMENT else _BREAK


def _add(text: str, run: _Run, span: Span, kind: _Kind) -> None:
    if not run.segments:
        run.start = span.start
    run.end = span.end
    if kind is _FRAGMENT:
        line = text[span.start : span.end]
        if line.strip("|丨 "):
            run.pending.append(span)
            run.open_numbers = False
        return
    if kind is _NUMBERS_ALONE:
        numbers = _numbers(text, span)
        if run.open_numbers and not run.pending and run.segments:
            last = run.segments[-1][-1]
            run.segments[-1][-1] = Segment(last.name, last.span, last.numbers + numbers)
        elif run.pending:
            run.opening = run.opening or list(run.pending)
            name, where = _name(text, run.pending)
            run.segments.append([Segment(name, where, numbers)])
        else:
            run.leaks += bool(run.segments)
        run.pending.clear()
        run.open_numbers = True
        return
    segments = _segments(text, span, run.pending)
    if not _uses(segments, run):
        run.leaks += sum(bool(CODE.match(text[p.start : p.end])) for p in run.pending)
    run.segments.append(segments)
    run.pending.clear()
    run.open_numbers = False


def _uses(segments: Sequence[Segment], run: _Run) -> bool:
    return bool(segments and run.pending and segments[0].span.start < run.pending[-1].end)


def _segments(text: str, span: Span, pending: Sequence[Span]) -> list[Segment]:
    line = text[span.start : span.end]
    found = []
    if (leading := _LEADING.match(line)) and pending:
        name, where = _name(text, pending)
        found.append(Segment(name, where, _numbers(text, Span(span.start, span.start + leading.end("numbers")))))
        line, span = line[leading.end() :], Span(span.start + leading.end(), span.end)
    whole = _WHOLE_NUMBERS.fullmatch(line)
    for hit in (whole,) if whole else _SEGMENT.finditer(line):
        name, where = hit["name"].strip(), Span(span.start + hit.start("name"), span.start + hit.end("name"))
        if not found and pending and not CODE.match(name) and style_of(name) < 0 and not total_rank(name):
            lead, first = _name(text, pending)
            if CODE.match(lead):
                name, where = lead + name, Span(first.start, where.end)
        numbers = _numbers(text, Span(span.start + hit.start("numbers"), span.start + hit.end("numbers")))
        found.append(Segment(name, where, numbers))
    return found


def _name(text: str, pending: Sequence[Span]) -> tuple[str, Span]:
    """The fragments since the last one that opens with a code or a number of its own."""
    first = 0
    for index, span in enumerate(pending):
        line = text[span.start : span.end]
        if CODE.match(line) or style_of(line) >= 0 or total_rank(line):
            first = index
    kept = pending[first:] if len(pending) - first <= 5 else pending[-1:]
    return "".join(text[s.start : s.end] for s in kept), Span(kept[0].start, kept[-1].end)


def _numbers(text: str, span: Span) -> tuple[tuple[str, Span], ...]:
    return tuple((hit.group(), Span(hit.start(), hit.end())) for hit in _NUMBER.finditer(text, span.start, span.end))


def _finished(text: str, run: _Run, before: Sequence[Span], year: int) -> Iterator[LineTable]:
    lines = [line for line in run.segments if line]
    if len(lines) < FEWEST_ROWS or not any(total_rank(s.name) or CODE.match(s.name) for line in lines for s in line):
        return
    if _is_contents(lines):
        return
    unit, unit_span, caption, caption_span = "", None, "", Span(run.start, run.start)
    for span in reversed(before[-40:]):
        line = text[span.start : span.end]
        if unit_span is None and (found := UNIT.search(line)):
            unit = found.group(1) or found.group(2)
            unit_span = Span(span.start + found.start(), span.start + found.end())
        elif not caption and line.endswith("表"):
            caption, caption_span = line, span
    heads = run.heads or _heads_above(text, run.opening, lines, year)
    if heads and not run.heads:
        name = run.opening[-1]
        lines[0] = [Segment(text[name.start : name.end], name, lines[0][0].numbers)]
    panels = line_panels(lines, unit, heads, year)
    if panels:
        splits = tuple(s for p in panels for s in first_is_sum(p))
        yield LineTable(not run.leaks, Span(run.start, run.end), caption, caption_span, unit, unit_span, panels, splits)


def _heads_above(text: str, opening: Sequence[Span], lines: Sequence[Sequence[Segment]], year: int) -> tuple[str, ...]:
    """指标, 分值, 得分, 预算执行率, 10, 9.50: every cell on a line of its own, the heads among them."""
    width = len(lines[0][0].numbers)
    even = all(len(line) == 1 and len(line[0].numbers) == width for line in lines)
    if not even or len(opening) < width + 2:
        return ()
    heads = tuple(text[span.start : span.end].strip() for span in opening[-width - 2 : -1])
    told = [role_of(head, year) for head in heads[1:]]
    return heads if width > 1 and Role.AMOUNT not in told and role_of(heads[0], year) in _NAMING else ()


_NAMING = (Role.AMOUNT, Role.LABEL, Role.REMARK)


def _is_contents(lines: Sequence[Sequence[Segment]]) -> bool:
    """A table of contents: whole numbers that never go down."""
    numbers = [digits for line in lines for segment in line for digits, _ in segment.numbers]
    if any(not digits.isdecimal() or len(digits) > 3 for digits in numbers):
        return False
    pages = [int(digits) for digits in numbers]
    return pages == sorted(pages)
