"""A report before it has a file format: headings, paragraphs, tables and charts, of runs that know their numbers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from jixiao.dossier.datum import Datum
from jixiao.dossier.workpaper import Topic


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text. A printed number names its datum in `key`, and how it was printed: unit and decimals.

    `mark` is the identity of the place where it is printed; `gap` says that the office has yet to supply this.
    """

    text: str
    key: str = ""
    unit: str = ""
    decimals: int = 0
    gap: bool = False
    mark: str = ""


Runs = tuple[Run, ...]
_KEPT_ROWS = 9


class Role(StrEnum):
    """What a paragraph is for; the values are what Word calls the styles of it."""

    TITLE = "Title"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    BODY = "Normal"
    CAPTION = "caption"
    SIGNATURE = "Signature"

    @property
    def level(self) -> int:
        """1 to 3 for headings, 0 for everything else."""
        return int(self.value[-1]) if self.value.startswith("heading") else 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`topic` is set where the words are the office's own, or are asked of it: what they are about, narrowed by
    `about`.
    """

    role: Role
    runs: Runs
    topic: Topic | None = None
    about: str = ""

    @property
    def text(self) -> str:
        return text_of(self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """`columns` and `rows` are how many squares it covers; the covered ones are left out of their rows."""

    runs: Runs = ()
    align: str = "left"  # left, center, right
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        return text_of(self.runs)


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` are shares of the width of the page; the first `heads` rows are repeated on every page."""

    name: str
    widths: tuple[int, ...]
    heads: int
    rows: tuple[tuple[Cell, ...], ...]
    caption: Runs = ()

    @property
    def is_short(self) -> bool:
        """Whether it is kept on one page; a longer one goes on over pages with its heads repeated."""
        return len(self.rows) <= _KEPT_ROWS


@dataclass(frozen=True, slots=True)
class Series:
    """One number for each category; the run carries its datum, None leaves a hole."""

    name: str
    points: tuple[Run | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars that lie or stand, one for each category; captions stand below."""

    name: str
    caption: Runs
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    lying: bool = True


Block = Paragraph | Table | Chart


@dataclass(frozen=True, slots=True)
class Report:
    """A finished report: its blocks, every value in them and behind them, and the titles of the norms these rest on."""

    title: str
    template: str
    department: str
    year: int
    blocks: tuple[Block, ...]
    data: tuple[Datum, ...]
    instruments: tuple[tuple[str, str], ...] = ()  # key and title, with the number


def text_of(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def plain_run(text: str) -> Runs:
    return (Run(text),) if text else ()


def runs_of(block: Block) -> Iterator[Run]:
    """Every run of a block, in reading order."""
    match block:
        case Paragraph():
            yield from block.runs
        case Table():
            yield from block.caption
            yield from (run for row in block.rows for cell in row for run in cell.runs)
        case Chart():
            yield from block.caption
            yield from (point for series in block.series for point in series.points if point)


def with_runs(block: Block, changed: Callable[[Run], Run]) -> Block:
    """The block with each of its runs changed: in reading order, but a chart's caption stands below its points."""

    def all_of(runs: Runs) -> Runs:
        return tuple(changed(run) for run in runs)

    match block:
        case Paragraph():
            return replace(block, runs=all_of(block.runs))
        case Table():
            caption = all_of(block.caption)
            rows = tuple(tuple(replace(cell, runs=all_of(cell.runs)) for cell in row) for row in block.rows)
            return replace(block, caption=caption, rows=rows)
        case Chart():
            series = tuple(
                Series(line.name, tuple(changed(point) if point else None for point in line.points))
                for line in block.series
            )
            return replace(block, caption=all_of(block.caption), series=series)


def unmarked(report: Report) -> Report:
    """The report with nothing in it that leads to a trace (公开稿)."""

    def plain(run: Run) -> Run:
        return replace(run, key="", mark="") if run.key else run

    return replace(report, blocks=tuple(with_runs(block, plain) for block in report.blocks), data=())
