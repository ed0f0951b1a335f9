"""One page through pdfium: characters by their origin, ruling lines from its path objects, all as a reader sees them.

Coordinates are points from the upper left corner of the page as it is read: a page turned by its rotation entry,
or set sideways on an upright sheet, is turned so that its text runs from left to right.
"""

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import hypot
from typing import Any

from jixiao.readers.pdf.rules import Rules
from jixiao.units.record import record

SCAN = 0.4  # share of a page that a picture must cover for a scan
_MOST_NOTES = 100
MOST_CHARACTERS = 200_000  # of one page; the densest printed page has some ten thousand

# All that leaves no mark; U+0002 is a hyphen at the end of a line.
_BLANKS = frozenset(map(chr, range(33))) - {"\x02"} | {"\u00a0", "\u3000"}

# x and y of the origin, the character (a blank before it when the page has one there), its number on the page.
Glyph = tuple[float, float, str, int]


@dataclass(slots=True)
class Page:
    """What stands on a page; `text_page` stays open until the page has been put into lines."""

    width: float
    height: float
    glyphs: list[Glyph]
    rules: Rules
    text_page: Any
    turn: "Turn"
    images: float = 0.0  # share of the page covered by its largest image
    crowded: bool = False  # more characters than a page can hold: nothing was read
    size: float = field(default=12.0)  # usual size of a character
    recognised: bool = False  # text that nobody sees over a picture: a scan that was recognised
    noted: bool = False  # text in notes or form fields, which are no part of the page
    extents: Sequence[tuple[float, float]] = ()  # right edge and size of each character, when no text page knows them


@record
class Turn:
    """From the coordinates of the file to those of the reader: quarter turns clockwise, then y downwards."""

    quarters: int
    left: float
    bottom: float
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.left, y - self.bottom
        if self.quarters == 0:
            return x, self.height - y
        if self.quarters == 1:
            return y, x
        if self.quarters == 2:
            return self.width - x, y
        return self.height - y, self.width - x

    @property
    def size(self) -> tuple[float, float]:
        return (self.width, self.height) if self.quarters % 2 == 0 else (self.height, self.width)


def read_page(page: Any, text_page: Any) -> Page:
    """Characters and rules of an open page (a raw handle each)."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFText_CountChars(text_page)
    crowded = count > MOST_CHARACTERS
    turn = _turn(page, text_page, 0 if crowded else count)
    rules = Rules(turn.point)
    rules.collect(page)
    width, height = turn.size
    glyphs = [] if crowded else _glyphs(text_page, count, turn)
    read = Page(width, height, glyphs, rules, text_page, turn, rules.largest_image / (width * height), crowded)
    read.recognised = read.images >= SCAN and _is_unseen(text_page, count)
    read.noted = _has_notes(page)
    return read


def _is_unseen(text_page: Any, count: int) -> bool:
    """Whether most characters are set in the mode that draws nothing."""
    import pypdfium2.raw as pdfium

    sample = range(0, count, max(1, count // 24))
    things = [pdfium.FPDFText_GetTextObject(text_page, index) for index in sample]
    modes = [pdfium.FPDFTextObj_GetTextRenderMode(thing) for thing in things if thing]
    return 2 * modes.count(pdfium.FPDF_TEXTRENDERMODE_INVISIBLE) > len(modes)


def _has_notes(page: Any) -> bool:
    import pypdfium2.raw as pdfium

    wanted = {pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_WIDGET}
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        note = pdfium.FPDFPage_GetAnnot(page, number)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind in wanted:
            return True
    return False


def right_edge(page: Page, glyph: Glyph) -> float:
    """Where the character ends to the right; a call of its own, so only for characters at an edge."""
    import pypdfium2.raw as pdfium

    if page.extents:
        return page.extents[glyph[3]][0]
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(page.text_page, glyph[3], ctypes.byref(box)):
        return glyph[0] + page.size
    right = max(page.turn.point(box.left, box.bottom)[0], page.turn.point(box.right, box.top)[0])
    # A box of no width (a font without widths) says nothing.
    return right if right > glyph[0] + 0.5 else glyph[0] + page.size


def character_size(page: Page, glyph: Glyph) -> float:
    """The size of a character as it stands on the page, the scale of its matrix applied."""
    import pypdfium2.raw as pdfium

    if page.extents:
        return page.extents[glyph[3]][1]
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(page.text_page, glyph[3], ctypes.byref(matrix)):
        return page.size
    size = pdfium.FPDFText_GetFontSize(page.text_page, glyph[3]) * hypot(matrix.c, matrix.d)
    return size if 1 < size < 200 else page.size


def _turn(page: Any, text_page: Any, count: int) -> Turn:
    """The turn under which most characters run to the right; without characters, that of the page."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box)) or box.right <= box.left or box.top <= box.bottom:
        box.left, box.bottom, box.right, box.top = 0.0, 0.0, 595.0, 842.0
    votes = [0, 0, 0, 0]
    matrix = pdfium.FS_MATRIX()
    for index in range(0, count, max(1, count // 24)):
        if pdfium.FPDFText_GetMatrix(text_page, index, ctypes.byref(matrix)):
            a, b = matrix.a, matrix.b
            votes[(0 if a >= 0 else 2) if abs(a) >= abs(b) else (1 if b > 0 else 3)] += 1
    best = max(range(4), key=votes.__getitem__) if any(votes) else pdfium.FPDFPage_GetRotation(page)
    return Turn(best, box.left, box.bottom, box.right - box.left, box.top - box.bottom)


def _glyphs(text_page: Any, count: int, turn: Turn) -> list[Glyph]:
    """Visible characters in the order of the file; a blank is kept with the character after it."""
    import pypdfium2.raw as pdfium

    x, y = ctypes.c_double(), ctypes.c_double()
    to_x, to_y = ctypes.byref(x), ctypes.byref(y)
    origin, made = pdfium.FPDFText_GetCharOrigin, pdfium.FPDFText_IsGenerated
    width, height = turn.size
    upright = turn.quarters == 0
    left, top = turn.left, turn.bottom + turn.height
    found: list[Glyph] = []
    blank = gap = False
    across = 0.0
    for index, sign in enumerate(_characters(text_page, count)):
        if sign in _BLANKS:
            if sign in "\r\n" or (sign == " " and made(text_page, index)):
                gap = True  # pdfium saw one, but figures of some fonts stand as far apart as words
            else:
                blank = True
            continue
        origin(text_page, index, to_x, to_y)
        at_x, at_y = (x.value - left, top - y.value) if upright else turn.point(x.value, y.value)
        if -1 <= at_x <= width and 0 <= at_y <= height + 1:  # else outside of the visible page
            words = gap and bool(found) and sign.isalpha() and found[-1][2][-1].isalpha()
            text = " " + sign if (blank or words) and abs(at_y - across) < 2 else sign
            found.append((at_x, at_y, text, index))
            blank, gap, across = False, False, at_y
    return found


def _characters(text_page: Any, count: int) -> str:
    """One character for each index: in one call when that is certain to be in step, else one by one."""
    import pypdfium2.raw as pdfium

    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
    if written == count + 1 and len(text) == count:
        return text
    codes = (pdfium.FPDFText_GetUnicode(text_page, index) for index in range(count))
    return "".join(chr(c) if 0 < c < 0x110000 and not 0xD800 <= c < 0xE000 else "\ufffd" for c in codes)
