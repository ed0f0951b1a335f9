"""Running headers, footers and page numbers: lines that come again at one height of the page, taken out."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from jixiao.readers.pdf.lines import PageLine
from jixiao.readers.pdf.stitch import Item
from jixiao.units.regex import regex

_TOP, _BOTTOM = 0.095, 0.11  # of the page height: the margins, where no title of the page's own stands
_MOST = 3  # lines at an edge that are looked at
_STEP = 4.0  # points a line may stand higher or lower on the next page

# A number set apart (— 3 —), in words (第3页 共12页), of a whole (3/12), or alone.
_SURE = regex(r"[-—–―~·• ]+\d{1,4}[-—–―~·• ]+|第?\s*\d{1,4}\s*页[,，、 /]*(?:共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}")
_BARE = regex(r"\d{1,4}|[ivxlcⅠ-Ⅻⅰ-ⅻ]{1,6}", re.IGNORECASE)
_COUNTED = regex(r"第\s*\d+\s*页|共\s*\d+\s*页|\d+\s*/\s*\d+|^[-—– ]*\d+[-—– ]*|[-—– ]*\d+[-—– ]*$")


def without_running(pages: Sequence[list[Item]], sizes: Sequence[tuple[float, float]]) -> list[list[Item]]:
    """The items of each page without what only tells where in the file one is."""
    edges = [_edge_lines(items, height) for items, (_, height) in zip(pages, sizes, strict=True)]
    numbers = _page_numbers(edges)
    heights = [height for _, height in sizes]
    wanted = _often_enough(len(pages))
    seen: Counter[tuple[str, int]] = Counter()
    above_tables: Counter[tuple[str, int]] = Counter()
    for items, lines, height in zip(pages, edges, heights, strict=True):
        titles = _titles(items)
        seen.update({key for line in lines if line not in numbers for key in _places(line, height)})
        above_tables.update({key for line in lines if line in titles for key in _places(line, height)})
    kept: list[list[Item]] = []
    for items, lines, height in zip(pages, edges, heights, strict=True):
        keys = {line: max(_places(line, height), key=seen.__getitem__) for line in lines}
        # What stands above a table wherever it comes again is the title of forms, or of one table printed on.
        running = {line for line, key in keys.items() if seen[key] >= wanted and above_tables[key] < seen[key]}
        kept.append([item for item in items if item not in running and item not in numbers])
    return kept


def _edge_lines(items: Sequence[Item], height: float) -> list[PageLine]:
    """The outermost lines, as far as they stand near the edge and no table is nearer to it."""
    return [*_near(items, 0.0, height * _TOP), *_near(items[::-1], height * (1 - _BOTTOM), height)]


def _near(items: Sequence[Item], top: float, bottom: float) -> Iterable[PageLine]:
    for item in items[:_MOST]:
        if not isinstance(item, PageLine) or not top <= item.base <= bottom:
            return
        yield item


def _often_enough(pages: int) -> int:
    if pages < 3:
        return 2
    return max(3, min(8, pages * 3 // 10))


def _places(line: PageLine, height: float) -> list[tuple[str, int]]:
    """What a line says, its page number left out, and where; two slots, so that no border lies between neighbours."""
    text = _COUNTED.sub("#", line.text)
    at = line.base if line.base < height / 2 else line.base - height
    return [(text, int(at // _STEP) * 2), (text, int((at + _STEP / 2) // _STEP) * 2 + 1)]


def _titles(items: Sequence[Item]) -> set[PageLine]:
    """The few lines a page has above its first table."""
    found: set[PageLine] = set()
    for item in items[: _MOST + 2]:
        if not isinstance(item, PageLine):
            return found
        found.add(item)
    return set()


def _page_numbers(edges: Sequence[Sequence[PageLine]]) -> set[PageLine]:
    """Lines that are a page number: set apart as one, or a bare number that grows with the pages."""
    found: set[PageLine] = set()
    bare: dict[int, list[PageLine]] = {}
    for number, lines in enumerate(edges):
        for line in lines:
            if _SURE.fullmatch(line.text):
                found.add(line)
            elif _BARE.fullmatch(line.text):
                value = int(line.text) if line.text.isdecimal() else 0
                bare.setdefault(value - number if value else 9999, []).append(line)
    for offset, lines in bare.items():
        pages = {line.page for line in lines}
        if len(pages) >= 2 or (len(edges) == 1 and offset == 1):
            found.update(lines)
    return found
