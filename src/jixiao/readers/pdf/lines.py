"""Characters into lines: same height, left to right, doubles dropped, wide gaps kept as divisions."""

from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter

from jixiao.readers.pdf.page import Glyph, Page, character_size, right_edge
from jixiao.readers.pdf.signs import cleaned
from jixiao.units.record import record
from jixiao.units.regex import regex

_SAME_LINE = 0.42  # of a character's size; leading is never under 1
_SAME_PLACE = 0.24  # a character printed twice for boldness
_NARROW = "\u2e7f"  # up to here characters are half as wide as an ideograph
_SAMPLE = 1000
_GAP = 0.95  # a blank as wide as a character divides


@record
class Segment:
    """A stretch of a line without a wide gap."""

    text: str
    left: float
    right: float


@record
class PageLine:
    """One line of running text; `base` is the height of its feet, `size` that of its characters."""

    text: str
    segments: tuple[Segment, ...]
    base: float
    size: float
    page: int

    @property
    def left(self) -> float:
        return self.segments[0].left

    @property
    def right(self) -> float:
        return self.segments[-1].right


def is_wide(sign: str) -> bool:
    return sign > _NARROW


# What cannot be broken at the end of a line: a number or word, or a character with the signs that cling to it.
_UNIT = regex(r"[（《“‘〔【]*(?:[!-~]+|.)(?:[、，。；：！？）》”’〕】%％]+[!-~]*)?")


def first_unit(text: str) -> float:
    """How wide the beginning of a text is that a line end could not have cut, in sizes of its characters."""
    unit = _UNIT.match(text)
    return sum(1.0 if is_wide(sign) else 0.5 for sign in unit.group()) if unit else 1.0


def usual_size(glyphs: Sequence[Glyph]) -> float:
    """The most common step between two Chinese characters of a line: their size."""
    steps = [
        step
        for (x, y, sign, _), (x2, y2, sign2, _) in pairwise(glyphs[:_SAMPLE])
        if y == y2 and 4 < (step := x2 - x) < 60 and sign > _NARROW and sign2 > _NARROW
    ]
    return _middle(steps) if steps else 12.0


def rows(glyphs: list[Glyph], size: float) -> list[list[Glyph]]:
    """Characters of one height each, from left to right, from the top down."""
    height = glyphs[0][1] if glyphs else 0.0
    if all(glyph[1] == height for glyph in glyphs):
        return [_once(glyphs, size)] if glyphs else []
    found: list[list[Glyph]] = []
    height = -1e9
    for glyph in sorted(glyphs, key=_height):
        if glyph[1] - height > _SAME_LINE * size:
            found.append([])
            height = glyph[1]
        found[-1].append(glyph)
    return [_once(row, size) for row in found]


_height = itemgetter(1)


def _once(row: list[Glyph], size: float) -> list[Glyph]:
    """The row by position, a character printed twice at one place kept once."""
    row.sort()
    near = _SAME_PLACE * size
    if all(second[0] - first[0] >= near for first, second in pairwise(row)):
        return row
    kept = row[:1]
    for glyph in row[1:]:
        last = kept[-1]
        if glyph[2][-1] == last[2][-1] and glyph[0] - last[0] < near:
            continue
        kept.append(glyph)
    return kept


def plain(row: Sequence[Glyph]) -> str:
    return cleaned("".join(glyph[2] for glyph in row)).strip()


def page_lines(page: Page, glyphs: list[Glyph], number: int) -> list[PageLine]:
    """The lines of running text of a page."""
    return [_line(page, row, number) for row in rows(glyphs, page.size)]


def _line(page: Page, row: list[Glyph], number: int) -> PageLine:
    right, size = right_edge(page, row[-1]), character_size(page, row[len(row) // 2])
    base = max(row, key=_height)[1]
    gaps = [at for at in range(1, len(row)) if row[at][0] - row[at - 1][0] > 1.4 * size]
    step = _step(row, size) if gaps else size
    segments: list[Segment] = []
    first = 0
    for at in gaps:
        end = right_edge(page, row[at - 1])
        if row[at][0] - end > _GAP * step:
            segments.append(Segment(plain(row[first:at]), row[first][0], end))
            first = at
    segments.append(Segment(plain(row[first:]), row[first][0], right))
    whole = _joined(segments) if len(segments) > 1 else (segments[0],)
    return PageLine("  ".join(segment.text for segment in whole), whole, base, size, number)


def _middle(steps: list[float]) -> float:
    """The median, of an even number the lower: the module of statistics takes longer to load than a page to read."""
    return sorted(steps)[(len(steps) - 1) // 2]


def _step(row: Sequence[Glyph], usual: float) -> float:
    """The step from one character to the next where a line is set wider than its size."""
    steps = [b[0] - a[0] for a, b in pairwise(row) if is_wide(a[2][-1]) and is_wide(b[2][-1])]
    return max(usual, _middle(steps)) if len(steps) >= 4 else usual


_SPREAD = regex(r"[\u4e00-\u9fff]")


def _joined(segments: list[Segment]) -> tuple[Segment, ...]:
    """Single characters set apart (目　录, 合　计) are one word."""
    kept: list[Segment] = []
    for segment in segments:
        last = kept[-1] if kept else None
        if last and _SPREAD.fullmatch(segment.text) and _SPREAD.fullmatch(last.text[-1]) and len(last.text) <= 4:
            kept[-1] = Segment(last.text + segment.text, last.left, segment.right)
        else:
            kept.append(segment)
    return tuple(kept)
