"""Ruling lines of a page: stroked lines, thin filled rectangles, frames, also inside form objects."""

import ctypes
from collections.abc import Callable
from itertools import pairwise
from typing import Any

THIN = 2.5  # points; a filled rectangle of at most this breadth is a line
MOST_OBJECTS = 60_000
DEEPEST = 6

Rule = tuple[float, float, float]  # where it stands, from, to
Point = tuple[float, float]


class Rules:
    """Horizontal rules (y, from x, to x) and vertical ones (x, from y, to y) of one page, as found."""

    def __init__(self, place: Callable[[float, float], Point]) -> None:
        self.horizontal: list[Rule] = []
        self.vertical: list[Rule] = []
        self.largest_image = 0.0
        self.too_many = False
        self._place = place
        self.seen = 0  # objects and segments of paths

    def collect(self, page: Any) -> None:
        import pypdfium2.raw as pdfium

        get = pdfium.FPDFPage_GetObject
        self._walk([get(page, n) for n in range(self._bounded(pdfium.FPDFPage_CountObjects(page)))], (), 0)

    def _bounded(self, count: int) -> int:
        self.seen += max(count, 0)
        self.too_many = self.too_many or self.seen > MOST_OBJECTS
        return 0 if self.too_many else max(count, 0)

    def _walk(self, objects: list[Any], matrices: tuple[Any, ...], depth: int) -> None:
        """`matrices` lead from a form object's own coordinates outwards to the page."""
        import pypdfium2.raw as pdfium

        kind = pdfium.FPDFPageObj_GetType
        for thing in objects:
            what = kind(thing)
            if what == pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            if what == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(thing, matrices)
            elif what == pdfium.FPDF_PAGEOBJ_IMAGE:
                x, y, x2, y2 = self._box(thing, matrices)
                self.largest_image = max(self.largest_image, (x2 - x) * (y2 - y))
            elif what == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
                matrix = pdfium.FS_MATRIX()
                pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(matrix))
                inner = range(self._bounded(pdfium.FPDFFormObj_CountObjects(thing)))
                parts = [pdfium.FPDFFormObj_GetObject(thing, n) for n in inner]
                self._walk(parts, (matrix, *matrices), depth + 1)

    def _box(self, thing: Any, matrices: tuple[Any, ...]) -> tuple[float, float, float, float]:
        import pypdfium2.raw as pdfium

        a, b, c, d = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPageObj_GetBounds(thing, ctypes.byref(a), ctypes.byref(b), ctypes.byref(c), ctypes.byref(d))
        x, y = self._place(*_through(matrices, a.value, b.value))
        x2, y2 = self._place(*_through(matrices, c.value, d.value))
        return min(x, x2), min(y, y2), max(x, x2), max(y, y2)

    def _path(self, path: Any, matrices: tuple[Any, ...]) -> None:
        x, y, x2, y2 = self._box(path, matrices)
        if x2 - x < THIN or y2 - y < THIN:
            self._line(x, y, x2, y2)
        else:
            self._parts(path, matrices)

    def _line(self, x: float, y: float, x2: float, y2: float) -> None:
        """Short ones are kept: dots and dashes become a line when they are joined."""
        if x2 - x >= y2 - y:
            self.horizontal.append(((y + y2) / 2, x, x2))
        if y2 - y >= x2 - x:
            self.vertical.append(((x + x2) / 2, y, y2))

    def _parts(self, path: Any, matrices: tuple[Any, ...]) -> None:
        """A path of two dimensions: its thin parts, and the straight edges of the others when they are drawn."""
        import pypdfium2.raw as pdfium

        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
        if not fill.value and not stroke.value:
            return
        for part in self._outlines(path, matrices):
            xs, ys = [p[0] for p in part], [p[1] for p in part]
            if max(xs) - min(xs) < THIN or max(ys) - min(ys) < THIN:
                self._line(min(xs), min(ys), max(xs), max(ys))
            elif stroke.value:
                for (x, y), (x2, y2) in pairwise(part):
                    if abs(x - x2) < 1 or abs(y - y2) < 1:
                        self._line(min(x, x2), min(y, y2), max(x, x2), max(y, y2))

    def _outlines(self, path: Any, matrices: tuple[Any, ...]) -> list[list[Point]]:
        """The path as runs of points, curves as the chords between their ends."""
        import pypdfium2.raw as pdfium

        own = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(path, ctypes.byref(own))
        matrices = (own, *matrices)
        x, y = ctypes.c_float(), ctypes.c_float()
        parts: list[list[Point]] = []
        for number in range(self._bounded(pdfium.FPDFPath_CountSegments(path))):
            segment = pdfium.FPDFPath_GetPathSegment(path, number)
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            point = self._place(*_through(matrices, x.value, y.value))
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO or not parts:
                parts.append([])
            parts[-1].append(point)
            if pdfium.FPDFPathSegment_GetClose(segment):
                parts[-1].append(parts[-1][0])
        return parts


def _through(matrices: tuple[Any, ...], x: float, y: float) -> Point:
    for m in matrices:
        x, y = m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f
    return x, y
