"""The trace of a report: every number printed in it, where, and the values behind it down to their sources."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jixiao.dossier.datum import Datum, Provenance
from jixiao.dossier.workpaper import PaperFile, Topic
from jixiao.report.blocks import Block, Chart, Paragraph, Report, Role, Run, Runs, Table, runs_of, text_of
from jixiao.report.quoted import DIGITS

VERSION = "1"
_CONTEXT = 10  # characters kept on either side of a number
HOLE = "\ufffc"  # stands for a traced number where the words around it are looked at


@dataclass(frozen=True, slots=True)
class Printing:
    """One printed number. `mark` is its identity in the file, `key` that of its datum; `text` the digits.

    `where` names the heading, table or chart; `sentence` is the paragraph or row it stands in, `before` and `after`
    the characters beside it. `charted` numbers are points of a chart, which has no room for a mark.
    """

    mark: str
    key: str
    text: str
    unit: str
    decimals: int
    where: str
    sentence: str
    before: str
    after: str
    charted: bool = False


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file the values came from, and its SHA-256 when it was read."""

    path: str
    digest: str


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph as it was written; `topic` and `about` where its words are the office's own, `gap` where they are
    yet to come.
    """

    text: str
    topic: Topic | None = None
    about: str = ""
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """`loose` are the paragraphs and cells with digits that are no values (numbers of lists and documents).

    `instruments` are the norms that values rest on: key and title. `paragraphs` are those outside tables, in order.
    """

    version: str
    title: str
    template: str
    department: str
    year: int
    files: tuple[SourceFile, ...]
    data: tuple[Datum, ...]
    printings: tuple[Printing, ...]
    loose: tuple[str, ...]
    instruments: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[Written, ...] = ()
    _by_key: dict[str, Datum] = field(default_factory=dict, init=False, repr=False, compare=False)

    def datum(self, key: str) -> Datum | None:
        if not self._by_key:
            self._by_key.update((datum.key, datum) for datum in self.data)
        return self._by_key.get(key)

    def basis(self, datum: Datum) -> str:
        """The norm a value was computed by, in words."""
        key, _, locator = datum.basis.partition("#")
        return f"{dict(self.instruments).get(key, key)}{locator}"


def trace_of(report: Report, files: tuple[PaperFile, ...]) -> Trace:
    """The trace of a finished report. Of the files, only those that a printed value rests on."""
    places = [place for datum in report.data for place in datum.provenance]
    used = {place.path: place.digest for place in places if place.digest and not place.is_row}
    digests = {file.path: file.digest for file in files}
    named = tuple(SourceFile(path, digests.get(path, digest)) for path, digest in used.items())
    return Trace(
        version=VERSION,
        title=report.title,
        template=report.template,
        department=report.department,
        year=report.year,
        files=named,
        data=report.data,
        printings=tuple(_printings(report.blocks)),
        loose=tuple(words for words in _words(report.blocks) if loose_digits(words)),
        instruments=report.instruments,
        paragraphs=tuple(_paragraphs(report.blocks)),
    )


def _printings(blocks: tuple[Block, ...]) -> Iterator[Printing]:
    heading = ""
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.role.level:
                heading = block.text
            where = block.text if block.role is Role.TITLE else heading
            yield from _in_runs(block.runs, where or "正文", block.text)
        elif isinstance(block, Table):
            yield from _in_table(block, heading)
        else:
            yield from _in_chart(block)


def _in_runs(runs: Runs, where: str, sentence: str) -> Iterator[Printing]:
    at, whole = 0, text_of(runs)
    for run in runs:
        end = at + len(run.text)
        if run.mark:
            yield _printing(run, where, sentence, whole[max(0, at - _CONTEXT) : at], whole[end : end + _CONTEXT])
        at = end


def _in_table(table: Table, heading: str) -> Iterator[Printing]:
    name = f"表“{text_of(table.caption) or table.name}”" if table.caption or table.name else heading
    yield from _in_runs(table.caption, name, text_of(table.caption))
    for number, row in enumerate(table.rows, 1):
        said = " | ".join(cell.text for cell in row if cell.text)
        for cell in row:
            yield from _in_runs(cell.runs, f"{name}第{number}行", said)


def _in_chart(chart: Chart) -> Iterator[Printing]:
    name = f"图“{text_of(chart.caption)}”"
    for series in chart.series:
        for category, point in zip(chart.categories, series.points, strict=True):
            if point:
                yield _printing(point, name, f"{category} {series.name} {point.text}{chart.unit}", "", "", charted=True)
    yield from _in_runs(chart.caption, name, text_of(chart.caption))


def _printing(run: Run, where: str, sentence: str, before: str, after: str, *, charted: bool = False) -> Printing:
    return Printing(run.mark, run.key, run.text, run.unit, run.decimals, where, sentence, before, after, charted)


def _words(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The words of each paragraph and cell, with a hole for each traced number."""
    for block in blocks:
        if isinstance(block, Table):
            yield from (_holed(cell.runs) for row in block.rows for cell in row)
            yield _holed(block.caption)
        else:
            yield _holed(tuple(run for run in runs_of(block)) if isinstance(block, Paragraph) else block.caption)


def _paragraphs(blocks: tuple[Block, ...]) -> Iterator[Written]:
    """The paragraphs outside tables; a caption is one too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Written(block.text, block.topic, block.about, any(run.gap for run in block.runs))
        elif block.caption:
            yield Written(text_of(block.caption))


def _holed(runs: Runs) -> str:
    return "".join(HOLE if run.mark else run.text for run in runs)


def loose_digits(words: str) -> list[str]:
    return [re.sub("[,，]", "", hit.group()) for hit in DIGITS.finditer(words)]


# --- questions -------------------------------------------------------------------------------------------------------


def printed_as(trace: Trace, digits: str) -> list[Printing]:
    """Where these digits are printed; a unit behind them (1524.96万元) narrows it."""
    wanted = digits.strip().replace("，", ",")
    hit = DIGITS.search(wanted)
    if not hit:
        return []
    number, name = hit.group().replace(",", ""), wanted[hit.end() :].strip()
    same = (printing for printing in trace.printings if printing.text.replace(",", "") == number)
    return [p for p in same if not name or p.after.startswith(name) or p.unit == name]


def resting_on(trace: Trace, path: str, cell: str = "") -> tuple[list[Datum], list[Printing]]:
    """Values read from a file (or one cell of it), and everything printed that rests on them, however far down."""
    read = [datum for datum in trace.data if any(_is_from(source, path, cell) for source in datum.provenance)]
    reached = {datum.key for datum in read}
    grown = True
    while grown:
        more = {datum.key for datum in trace.data if reached & set(datum.operands)} - reached
        reached |= more
        grown = bool(more)
    return read, [printing for printing in trace.printings if printing.key in reached]


def _is_from(source: Provenance, path: str, cell: str) -> bool:
    """Of the two paths one may be the end of the other; the cell is given as 表1!B5, as B5, or in words."""
    own, path = (name.replace("\\", "/").removeprefix("./") for name in (source.path, path))
    if own != path and not own.endswith(f"/{path}") and not path.endswith(f"/{own}"):
        return False
    return not cell or cell in (source.cell, source.cell.rpartition("!")[2], source.where)
