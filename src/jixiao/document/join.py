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
_WIDE_GAP = regex(r"[ \u3000]{2,}")
# A line that ends in figures of two columns, or in a decimal before another number, is a row of a table.
_ROW_END = regex(r"[\d%][ \u3000]+-?[\d,]*\.?\d+%?$")
_DECIMAL_END = regex(r"\d\.\d+$")
_BLANK = (" ", "\u3000")
_INDENT = regex(r"\u3000{2}|[ \u3000]{4}")  # two characters wide
_SIGNATURE = regex(r"[\u4e00-\u9fff（）]{2,24}(?:局|委|委员会|厅|办|办公室|中心|院|馆|站|所|政府)")
_TITLE = regex(r"[^，。；：！？]{8,60}(?:报告|说明|公告|通知|方案|自评表|目标表|情况)")
_SENTENCE_SIGN = regex(r"[，。；：、]")
_UNBROKEN = regex(r"\d[\d.,]*(?:%|[万亿]?元)?")
_LABEL = regex(r"[\u4e00-\u9fff“”]{3,12}：")  # 年度总体目标：…, a part of a form on a line of its own
_NARROW = 40  # columns: a line of running text, wherever it was broken
_GOES_ON = regex(r"[（(\d]")
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
    lengths = [len(line.text.rstrip()) if wide else 0 for line, wide in zip(lines, widths, strict=True)]
    numbers = [_unbroken(body) for body in (*bodies[1:], "")[: len(bodies)]]  # what the line after each begins with
    wraps = (
        _wrap_width(widths, [width(number) for number in numbers], _COLUMNS),
        _wrap_width(lengths, [len(number) for number in numbers], _CHARACTERS),
    )
    indented = _indented(lines)
    columns = True  # of the line above
    first = 0
    for at, body in enumerate(bodies):
        apart, columns = columns, is_columns(body) or is_spaced(body)
        sizes = (widths[at - 1], lengths[at - 1])
        if apart or columns or indented[at] or not _continues(bodies[at - 1], sizes, body, wraps):
            if at:
                yield lines[first:at]
            first = at
    if lines:
        yield lines[first:]


def _indented(lines: Sequence[Piece]) -> list[bool]:
    """Which lines begin a paragraph by their indent; none where no line or nearly every line is indented."""
    found = [line.text.startswith(_BLANK) and bool(_INDENT.match(line.text)) for line in lines]
    return found if 0 < sum(found) <= 0.7 * len(found) else [False] * len(found)


# The least and the most a wrapped line holds, what it may lack or have over: in columns, and in characters, by which
# some programs break lines, digits among them.
_COLUMNS = (30, 110, 6, 2)
_CHARACTERS = (20, 60, 3, 1)


def _wrap_width(sizes: Sequence[int], following: Sequence[int], measure: tuple[int, int, int, int]) -> int:
    """The size at which most lines were broken, or 0 when the text was not hard-wrapped. A line is short of it by as
    much as the number needs that the next begins with.
    """
    least, most, under, over = measure
    long = [(size, size + more) for size, more in zip(sizes, following, strict=True) if size >= least]
    if len(long) < 6:
        return 0
    peak, _ = Counter(size for size, _ in long).most_common(1)[0]
    near = sum(1 for size, full in long if size <= peak + over and full >= peak - under)
    return peak if peak <= most and near >= 0.5 * len(long) else 0


def _continues(above: str, sizes: tuple[int, int], below: str, wraps: tuple[int, int]) -> bool:
    """Whether a line goes on in the next, neither of them a row of columns."""
    if HEADING.match(below):
        return False
    if above[-1] in "0123456789%" and (_ROW_END.search(above) or (below[0].isdigit() and _DECIMAL_END.search(above))):
        return False
    if above[-1] in _OPEN_ENDED:
        return True
    wrap, above_width = wraps[0], sizes[0]
    if not any(wraps) and _TITLE.fullmatch(above):
        return False
    closed = above[-1] in _STOPS or (above[-1] in _CLOSERS and above[-2:-1] in _STOPS)
    if (
        not closed
        and "，" in above
        and any(broken and size >= 0.6 * broken for size, broken in zip(sizes, wraps, strict=True))
    ):
        return True  # a sentence that has not ended, whatever made its line short: …，均为财政拨款⏎（含上年结转…）
    if any(broken and size <= broken + over for size, broken, over in zip(sizes, wraps, (4, 2), strict=True)):
        if not closed or above[-1] == "；":  # a number too long for the line leaves it a little short
            number = _unbroken(below)
            added = (width(number), len(number))
            return any(
                broken and size + more >= 0.85 * broken for size, more, broken in zip(sizes, added, wraps, strict=True)
            )
        if not wrap:
            wrap, above_width = wraps[1], sizes[1]
        # A full line that closes a sentence goes on only when it fills the whole width.
        return above[-1] != "：" and above_width >= wrap - 2 and not _SIGNATURE.fullmatch(below)
    if not any(wraps) and not closed and "，" in above and above_width >= _NARROW and _GOES_ON.match(below):
        return True
    apart = _LABEL.match(below) or (_WIDE_GAP.search(above) and _WIDE_GAP.search(below))
    return not closed and above_width >= 56 and not apart


def _unbroken(line: str) -> str:
    """The number a line begins with and its unit, which no line break may tear apart."""
    found = _UNBROKEN.match(line)
    return found.group() if found else ""


def is_spaced(line: str) -> bool:
    """Cells set apart by two wide gaps and more, whatever they hold: 项目  2024年预算（万元）  2025年预算（万元）."""
    if "  " not in line and "\u3000\u3000" not in line:
        return False
    return not _SENTENCE_SIGN.search(line) and len(_WIDE_GAP.findall(line)) >= 2


def is_columns(line: str) -> bool:
    """Cells of a table row set apart by blanks: two gaps between Chinese words and no sentence sign."""
    if " " not in line and "\u3000" not in line:
        return False
    return not _SENTENCE_SIGN.search(line) and len(_GAP.findall(line)) >= 2
