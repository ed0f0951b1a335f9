"""Lines of pages into paragraphs: a line goes on when what follows would not have fitted on it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jixiao.document.join import HEADING
from jixiao.readers.pdf.lines import PageLine, first_unit
from jixiao.units.record import record
from jixiao.units.regex import regex

_CLOSED = regex(r"[。！？；：;!?][”’）)」』]?$")
_LEADERS = regex(r"(?:[.…·．]\s?){4,}\s*\d*$")
# Before a wide gap: a line of two parts is two statements when the second begins like one.
_LABEL = regex(r"(?:金额)?单位|填报|编制|公开\s?\d|日期|联系|电话|附[件表]|第\s?\d|审核|负责人|[^，。；]{2,10}[：:]")
_SAME_SIZE = 1.12
_FAR = 1.6  # times the usual leading


@record
class Measure:
    """The column lines are set in on pages of one size; `leading` from line to line."""

    left: float
    right: float
    leading: float
    indents: bool  # paragraphs begin with an indent
    size: float  # of the characters of running text


def measures(lines: Sequence[PageLine], sizes: Sequence[tuple[float, float]]) -> dict[tuple[int, int], Measure]:
    """One measure for each size of page."""
    groups: dict[tuple[int, int], list[PageLine]] = {}
    for line in lines:
        groups.setdefault(shape(sizes[line.page]), []).append(line)
    return {key: _measure(group, key[0]) for key, group in groups.items()}


def shape(size: tuple[float, float]) -> tuple[int, int]:
    return round(size[0]), round(size[1])


def _measure(lines: Sequence[PageLine], width: int) -> Measure:
    # Punctuation may hang over the margin, so lines that end with it do not show where that is.
    rights = Counter(round(line.right / 3) for line in lines if len(line.text) >= 12 and is_letter(line.text[-1]))
    most = max(rights.values(), default=0)
    right = max((3 * at + 1.5 for at, count in rights.items() if count >= max(2, most / 5)), default=0.0)
    if most < 3:  # too few full lines to tell: the margins are taken to be alike
        right = max(width - min(line.left for line in lines), *(line.right for line in lines))
    full = [line for line in lines if line.right >= right - line.size]
    lefts = Counter(round(line.left / 3) for line in full)
    left = min((3 * at for at, count in lefts.items() if count >= 2), default=min((x.left for x in lines), default=0.0))
    steps = Counter(
        round(b.base - a.base)
        for a, b in pairwise(lines)
        if a.page == b.page and 0 < b.base - a.base < 4 * a.size and a.right >= right - a.size
    )
    leading = steps.most_common(1)[0][0] if steps else 0
    indented = sum(1 for line in full if left + 1.2 * line.size < line.left < left + 3.5 * line.size)
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    size = sizes.most_common(1)[0][0]
    return Measure(left, right, leading, indented >= 2 or (indented > 0 and len(full) < 8), size)


def paragraphs(
    lines: Sequence[PageLine], measure: dict[tuple[int, int], Measure], sizes: Sequence[tuple[float, float]]
) -> Iterator[list[PageLine]]:
    """Groups of lines that are one paragraph each."""
    group: list[PageLine] = []
    for line in lines:
        if group and not _goes_on(group, line, measure[shape(sizes[group[-1].page])], measure[shape(sizes[line.page])]):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(group: Sequence[PageLine], line: PageLine, of_last: Measure, of_line: Measure) -> bool:
    last = group[-1]
    if len(last.segments) > 1 and _LABEL.match(last.segments[-1].text):
        return False
    if not 1 / _SAME_SIZE <= line.size / max(last.size, 1) <= _SAME_SIZE or _LEADERS.search(last.text):
        return False
    leading = of_last.leading * max(1.0, line.size / of_last.size)
    if last.page == line.page and leading and line.base - last.base > _FAR * leading:
        return False
    if _would_have_fitted(line, last, of_last.right):
        return False
    closed = bool(_CLOSED.search(last.text))
    indented = line.left > of_line.left + 1.2 * line.size
    if of_line.indents:
        # In a centred title both lines stand in; in running text an indent opens a paragraph.
        if indented:
            return not closed and _is_title(last, of_last) and _is_title(line, of_line)
        return not (HEADING.match(line.text) and closed)
    return not closed and not HEADING.match(line.text)


def is_letter(sign: str) -> bool:
    return sign.isalnum() or sign == "%"


def _would_have_fitted(line: PageLine, last: PageLine, right: float) -> bool:
    return right - last.right > (first_unit(line.text) + 0.2) * last.size


def _is_title(line: PageLine, measure: Measure) -> bool:
    """A line set in the middle that does not look like a full line of running text."""
    middle = (measure.left + measure.right) / 2
    large = line.size > _SAME_SIZE * measure.size
    return abs((line.left + line.right) / 2 - middle) < line.size and (
        large or line.left > measure.left + 0.3 * line.size
    )


def joined(lines: Sequence[PageLine]) -> list[tuple[str, int]]:
    """The text of a paragraph, cut where a new page begins: pieces and their pages."""
    pieces: list[tuple[str, int]] = []
    for line in lines:
        text = line.text
        if pieces and pieces[-1][1] == line.page:
            before = pieces[-1][0]
            between = " " if before[-1].isascii() and text[0].isascii() and (before[-1] + text[0]).isalpha() else ""
            pieces[-1] = before + between + text, line.page
        else:
            pieces.append((text, line.page))
    return pieces


def parts(line: PageLine) -> list[str]:
    """A line of parts set far apart, each a statement of its own (编制单位：…　　单位：万元); else the line."""
    if len(line.segments) > 1 and any(_LABEL.match(segment.text) for segment in line.segments[1:]):
        return [segment.text for segment in line.segments]
    return [line.text]
