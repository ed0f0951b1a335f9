"""One OFD page: where each character stands, and the lines that are drawn; in points from the upper left corner."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from jixiao.readers.pdf.lines import is_wide
from jixiao.readers.pdf.page import MOST_CHARACTERS, Glyph, Page, Turn
from jixiao.readers.pdf.rules import MOST_OBJECTS, THIN, Rules
from jixiao.units.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

_POINT = 72 / 25.4  # OFD counts millimetres
_NUMBER = regex(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,2})?")
_DRAW = regex(r"[SMLQBAC]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,2})?")
_ARGUMENTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_LARGEST = 1e6


class Frame(NamedTuple):
    """From the coordinates of an object to those of the page, in points."""

    a: float
    b: float
    c: float
    d: float
    x: float
    y: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        across, down = self.a * x + self.c * y + self.x, self.b * x + self.d * y + self.y
        return across * _POINT, down * _POINT


def local(node: "_Element") -> str:
    """The name of an element without its namespace: writers do not agree on that."""
    return str(node.tag).rpartition("}")[2]


def numbers(text: str | None) -> list[float]:
    """The numbers of an attribute; those out of all bounds count as nothing."""
    found = (float(number) for number in _NUMBER.findall(text or ""))
    return [value if abs(value) < _LARGEST else 0.0 for value in found]


def read_page(trees: Sequence["_Element"], size: tuple[float, float]) -> Page:
    """The page drawn by these trees."""
    width, height = size[0] * _POINT, size[1] * _POINT
    rules = Rules(lambda x, y: (x, y))
    page = Page(width, height, [], rules, None, Turn(0, 0.0, 0.0, width, height))
    extents: list[tuple[float, float]] = []
    objects = 0
    for tree in trees:
        for node in tree.iter("{*}TextObject", "{*}PathObject", "{*}ImageObject"):
            objects += 1
            if node.get("Visible") == "false":
                continue
            kind = local(node)
            if objects > MOST_OBJECTS or len(page.glyphs) > MOST_CHARACTERS:
                page.crowded = True
                page.glyphs.clear()
                return page
            if kind == "TextObject":
                _add_text(node, page.glyphs, extents)
            elif kind == "PathObject":
                _add_path(node, rules)
            else:
                box = numbers(node.get("Boundary"))
                if len(box) == 4:
                    page.images = max(page.images, box[2] * box[3] / (size[0] * size[1]))
    page.extents = extents
    return page


def _frame(node: "_Element") -> Frame:
    box, matrix = numbers(node.get("Boundary")), numbers(node.get("CTM"))
    x, y = (box[0], box[1]) if len(box) == 4 else (0.0, 0.0)
    if len(matrix) != 6:
        return Frame(1.0, 0.0, 0.0, 1.0, x, y)
    return Frame(matrix[0], matrix[1], matrix[2], matrix[3], matrix[4] + x, matrix[5] + y)


def _add_text(node: "_Element", glyphs: list[Glyph], extents: list[tuple[float, float]]) -> None:
    frame = _frame(node)
    size = (numbers(node.get("Size")) or [3.7])[0]
    drawn = size * hypot(frame.c, frame.d) * _POINT
    for code in node.iterchildren("{*}TextCode"):
        text = (code.text or "").strip("\r\n")
        blank = False
        for sign, (x, y) in zip(text, _steps(code, text, size), strict=True):
            if sign.isspace():
                blank = True
                continue
            across, down = frame.point(x, y)
            glyphs.append((across, down, " " + sign if blank else sign, len(extents)))
            extents.append((across + drawn * (1.0 if is_wide(sign) else 0.5), drawn))
            blank = False


def _steps(code: "_Element", text: str, size: float) -> Iterator[tuple[float, float]]:
    """Where each character begins; where the file is silent, one follows the other."""
    x, y = (numbers(code.get("X")) or [0.0])[0], (numbers(code.get("Y")) or [0.0])[0]
    across, down = _deltas(code.get("DeltaX"), len(text)), _deltas(code.get("DeltaY"), len(text))
    for index, sign in enumerate(text):
        yield x, y
        if index < len(across):
            x += across[index]
        elif not down:
            x += size * (1.0 if is_wide(sign) else 0.5)
        if index < len(down):
            y += down[index]


def _deltas(text: str | None, most: int) -> list[float]:
    """3.2 3.2 g 5 3.1: steps, and `g` with a count for steps that repeat."""
    parts = (text or "").split()
    found: list[float] = []
    at = 0
    while at < len(parts) and len(found) < most:
        if parts[at] == "g" and at + 2 < len(parts):
            count, step = numbers(parts[at + 1]), numbers(parts[at + 2])
            found += (step or [0.0]) * min(int((count or [0.0])[0]), most)
            at += 3
        else:
            found += numbers(parts[at])
            at += 1
    return found


def _add_path(node: "_Element", rules: Rules) -> None:
    """Lines along the page: strokes, and filled shapes too thin to be anything else."""
    frame = _frame(node)
    stroked = node.get("Stroke") != "false"
    for data in node.iterchildren("{*}AbbreviatedData"):
        for part in _outlines(data.text or ""):
            points = [frame.point(x, y) for x, y in part]
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            if max(xs) - min(xs) < THIN or max(ys) - min(ys) < THIN:
                _add_rule(rules, (min(xs), min(ys)), (max(xs), max(ys)))
            elif stroked:
                for start, end in pairwise(points):
                    _add_rule(rules, start, end)


def _outlines(data: str) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a path; curves by their ends."""
    part: list[tuple[float, float]] = []
    signs = _DRAW.findall(data)
    at = 0
    while at < len(signs):
        count = _ARGUMENTS.get(signs[at])
        if count is None:
            at += 1
            continue
        values = [value for sign in signs[at + 1 : at + 1 + count] for value in numbers(sign)]
        if signs[at] in "SM":
            if part:
                yield part
            part = []
        if signs[at] == "C" and part:
            part.append(part[0])
        elif len(values) == count and count:
            part.append((values[-2], values[-1]))
        at += 1 + count
    if part:
        yield part


def _add_rule(rules: Rules, start: tuple[float, float], end: tuple[float, float]) -> None:
    (x, y), (x2, y2) = start, end
    if abs(y2 - y) < THIN and abs(x2 - x) >= abs(y2 - y):
        rules.horizontal.append(((y + y2) / 2, min(x, x2), max(x, x2)))
    if abs(x2 - x) < THIN and abs(y2 - y) >= abs(x2 - x):
        rules.vertical.append(((x + x2) / 2, min(y, y2), max(y, y2)))
