"""What a dossier holds, sorted once for all rules: its running text, where its passages begin, its figures by kind."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from jixiao.check.once import once
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier, Passage, Section
from jixiao.dossier.place import Span


@once
def running(dossier: Dossier) -> list[Passage]:
    """Running text, headings among it; no cells."""
    return [passage for passage in dossier.passages if passage.table is None]


@once
def paragraphs(dossier: Dossier) -> list[Passage]:
    """Running text without headings; a paragraph that begins with its heading is text."""
    return [passage for passage in running(dossier) if not _is_heading(dossier, passage)]


def _is_heading(dossier: Dossier, passage: Passage) -> bool:
    return passage.heading and dossier.sections[passage.section].span.end >= passage.span.end


@once
def passage_starts(dossier: Dossier) -> list[int]:
    return [passage.span.start for passage in dossier.passages]


def passage_at(dossier: Dossier, position: int) -> Passage | None:
    """The paragraph or cell that holds a place."""
    index = bisect_right(passage_starts(dossier), position) - 1
    return dossier.passages[index] if index >= 0 else None


def passage_after(dossier: Dossier, position: int) -> Passage | None:
    """The first passage that begins after a place."""
    index = bisect_right(passage_starts(dossier), position)
    return dossier.passages[index] if index < len(dossier.passages) else None


def paragraph_at(dossier: Dossier, position: int) -> Passage | None:
    """The paragraph that holds a place; None in a cell or a heading."""
    passage = passage_at(dossier, position)
    return passage if passage and passage.table is None and not _is_heading(dossier, passage) else None


def sections_about(dossier: Dossier, words: re.Pattern[str]) -> list[Section]:
    """Sections whose title holds the words, each title a line of the text the pattern sees."""
    titles, starts = _titles(dossier)
    found = dict.fromkeys(bisect_right(starts, hit.start()) - 1 for hit in words.finditer(titles))
    return [dossier.sections[index] for index in found]


@once
def _titles(dossier: Dossier) -> tuple[str, list[int]]:
    """The titles of all sections, one a line, and where each begins."""
    titles = [section.title + "\n" for section in dossier.sections]
    return "".join(titles), [0, *accumulate(map(len, titles))]


@once
def figures_of(dossier: Dossier, kind: FigureKind) -> list[Figure]:
    return [figure for figure in dossier.figures if figure.kind is kind]


@once
def figure_starts(dossier: Dossier) -> list[int]:
    return [figure.span.start for figure in dossier.figures]


def figures_within(dossier: Dossier, span: Span) -> Sequence[Figure]:
    """The figures that begin in a stretch of the text."""
    starts = figure_starts(dossier)
    return dossier.figures[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
