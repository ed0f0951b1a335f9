"""Wrapped lines back into paragraphs: for plain text and for the lines of a pdf page."""

from collections import Counter
from collections.abc import Iterator, Sequence

from jixiao.document.build import Piece
from jixiao.units.regex import regex

HEADING = regex(
    r"第[一二三四五六七八九十]+(?:部分|章|节|条)|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]"
    r"|\d{1,2}(?:[.．]\d{1,2}){0,3}[.．、)）](?!\d)|[（(]\d{1,2}[)）]|[①-⑳]|[-*•·●◆■]\s|附件|附表|目\s*录|单位[：:]|注[：:]"
)
_OPEN_ENDED = frozenset("、，（(《“〔﹝")
_STOPS = frozenset("。；！？：;!?")
_CLOSERS = frozenset("”’）)」』")
# A gap between two Chinese words. What stands before it is asked behind its first blank, for a pattern that begins
# with a set of characters is searched at full speed.
_GAP = regex(r"[ \u3000](?<=[\u4e00-\u9fff）)].)[ \u3000]*(?=[\u4e00-\u9fff（(])")
# A line that ends in figures of two columns, or in a decimal before another number, is a row of a table.
_ROW_END = regex(r"[\d%][ \u3000]+-?[\d,]*\.?\d+%?$")
_DECIMAL_END = regex(r"\d\.\d+$")
_BLANK = (" ", "\u3000")
_INDENT = regex(r"\u3000{2}|[ \u3000]{4}")  # two characters wide
_SIGNATURE = regex(r"[\u4e00-\u9fff（）]{2,24}(?:局|委|委员会|厅|办|办公室|中心|院|馆|站|所|政府)")
_TITLE = regex(r"[^，。；：！？]{8,60}(?:报告|说明|公告|通知|方案|自评表|目标表|情况)")
_SENTENCE_SIGN = regex(r"[，。；：、]")
_UNBROKEN = regex(r"\d[\d.,]*(?:%|[万亿]?元)?")
_SHORT = 7  # characters: the width of a shorter line decides nothing, even at four columns a character


def width(text: str) -> int:
    """Columns a monospaced screen would use: wide characters count two, as they have two bytes in GB 18030."""
    return len(text.encode("gb18030", "replace"))


def paragraphs(lines: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """Groups of lines, none of them blank, that form a paragraph each.

    A line is continued by the next when it is full and does not close a sentence, or closes one in the middle
    of a wrapped region, and the next line does not open a heading or a list item.
    """
    bodies = [line.text.strip() for line in lines]
    widths = [
        width(line.text.rstrip()) if len(body) >= _SHORT else 0 for line, body in zip(lines, bodies, strict=True)
    ]  # an indent takes its columns of the line
    wrap = _wrap_width(widths)
    indented = _indented(lines)
    columns = True  # of the line above
    first = 0
    for at, body in enumerate(bodies):
        apart, columns = columns, is_columns(body)
        if apart or columns or indented[at] or not _continues(bodies[at - 1], widths[at - 1], body, wrap):
            if at:
                yield lines[first:at]
            first = at
    if lines:
        yield lines[first:]


def _indented(lines: Sequence[Piece]) -> list[bool]:
    """Which lines begin a paragraph by their indent; none where no line or nearly every line is indented."""
    found = [line.text.startswith(_BLANK) and bool(_INDENT.match(line.text)) for line in lines]
    return found if 0 < sum(found) <= 0.7 * len(found) else [False] * len(found)


def _wrap_width(widths: Sequence[int]) -> int:
    """The width at which most lines were broken, or 0 when the text was not hard-wrapped."""
    long = [w for w in widths if w >= 30]
    if len(long) < 6:
        return 0
    peak, _ = Counter(long).most_common(1)[0]
    near = sum(1 for w in long if peak - 6 <= w <= peak + 2)
    return peak if peak <= 110 and near >= 0.5 * len(long) else 0


def _continues(above: str, above_width: int, below: str, wrap: int) -> bool:
    """Whether a line goes on in the next, neither of them a row of columns."""
    if HEADING.match(below):
        return False
    if above[-1] in "0123456789%" and (_ROW_END.search(above) or (below[0].isdigit() and _DECIMAL_END.search(above))):
        return False
    if above[-1] in _OPEN_ENDED:
        return True
    if not wrap and _TITLE.fullmatch(above):
        return False
    closed = above[-1] in _STOPS or (above[-1] in _CLOSERS and above[-2:-1] in _STOPS)
    if wrap and above_width <= wrap + 4:
        if not closed or above[-1] == "；":  # a number too long for the line leaves it a little short
            return above_width + width(_unbroken(below)) >= 0.85 * wrap
        # A full line that closes a sentence goes on only when it fills the whole width.
        return above[-1] != "：" and above_width >= wrap - 2 and not _SIGNATURE.fullmatch(below)
    return not closed and above_width >= 56


def _unbroken(line: str) -> str:
    """The number a line begins with and its unit, which no line break may tear apart."""
    found = _UNBROKEN.match(line)
    return found.group() if found else ""


def is_columns(line: str) -> bool:
    """Cells of a table row set apart by blanks: two gaps between Chinese words and no sentence sign."""
    if " " not in line and "\u3000" not in line:
        return False
    return not _SENTENCE_SIGN.search(line) and len(_GAP.findall(line)) >= 2
