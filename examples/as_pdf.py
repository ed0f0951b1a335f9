"""A text pdf in pure Python: lines set on A4 pages, tables drawn with ruling lines and their header repeated.

The font is named, not embedded: STSong-Light with the predefined encoding UniGB-UCS2-H, which every viewer knows.
"""

from dataclasses import dataclass, field
from pathlib import Path

from examples.source import Cell, Paragraph, Table, Text

WIDTH, HEIGHT = 595, 842
LEFT, TOP, BOTTOM = 72, 770, 72
ROOM = WIDTH - 2 * LEFT
LEADING = 1.75
PADDING = 3
_WIDTHS = {"%": 0.833}
_SIZES = {0: 12, 1: 18, 2: 14, 3: 13}


FONT = b"""\
<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 5 500 6 6 833 7 95 500]
/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>
/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880]
/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>"""


@dataclass
class Sheet:
    """Pages being filled from the top down; `at` is the height of the next line."""

    pages: list[list[str]] = field(default_factory=lambda: [[]])
    at: float = TOP

    def turn(self) -> None:
        self.pages.append([])
        self.at = TOP

    def show(self, text: str, x: float, y: float, size: float) -> None:
        codes = text.encode("utf-16-be").hex().upper()
        self.pages[-1].append(f"BT /F1 {size:g} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm <{codes}> Tj ET")

    def line(self, x: float, y: float, x2: float, y2: float) -> None:
        self.pages[-1].append(f"0.6 w {x:.2f} {y:.2f} m {x2:.2f} {y2:.2f} l S")


def write(text: Text, path: Path) -> None:
    sheet = Sheet()
    for block in text.blocks:
        if isinstance(block, Table):
            _table(sheet, block)
        else:
            _paragraph(sheet, block)
    path.write_bytes(_file(sheet.pages, text.title))


def measure(text: str, size: float) -> float:
    return sum(_WIDTHS.get(char, 0.5 if char.isascii() else 1) for char in text) * size


def broken(text: str, room: float, size: float) -> list[str]:
    """The lines of a text in a column; figures may be cut at the edge as word processors do with Chinese."""
    found, line, used = [], "", 0.0
    for char in text:
        wide = measure(char, size)
        if line and used + wide > room:
            found.append(line)
            line, used = "", 0.0
        line += char
        used += wide
    return [*found, line]


def _paragraph(sheet: Sheet, block: Paragraph) -> None:
    size = _SIZES.get(block.level, 12)
    indent = "" if block.level else "　　"
    for line in broken(indent + block.text, ROOM, size):
        if sheet.at < BOTTOM:
            sheet.turn()
        x = (WIDTH - measure(line, size)) / 2 if block.level == 1 else LEFT
        sheet.show(line, x, sheet.at, size)
        sheet.at -= size * LEADING


def _table(sheet: Sheet, table: Table) -> None:
    widths = _columns(table)
    heights = [_height(table, row, widths) for row in range(len(table.rows))]
    cells = list(table.cells())
    first = 0
    while first < len(heights):
        last, used = first, heights[0] if first else 0.0
        while last < len(heights) and (last == first or sheet.at - used - heights[last] >= BOTTOM):
            used += heights[last]
            last += 1
        if first:
            _rows(sheet, cells, 0, 1, widths, heights)  # the header again on the new page
        _rows(sheet, cells, first, last, widths, heights)
        first = last
        if first < len(heights):
            sheet.turn()
    sheet.at -= 16


def _columns(table: Table) -> list[float]:
    """Widths that follow the longest cell of each column, none under a tenth of an equal share."""
    longest = [1.0] * table.width
    for cell in table.cells():
        if cell.columns == 1:
            longest[cell.column] = max(longest[cell.column], min(measure(cell.text, 1), 12))
    whole = sum(longest)
    return [ROOM * part / whole for part in longest]


def _height(table: Table, row: int, widths: list[float]) -> float:
    counts = [
        len(broken(cell.text, sum(widths[cell.column : cell.column + cell.columns]) - 2 * PADDING, 10))
        for cell in table.cells()
        if cell.row == row and cell.rows == 1
    ]
    return max([1, *counts]) * 10 * 1.4 + 2 * PADDING


def _rows(sheet: Sheet, cells: list[Cell], first: int, last: int, widths: list[float], heights: list[float]) -> None:
    """Draw the rows first … last − 1 from the current height down; a cell cut by the page edge is closed there."""
    top = sheet.at
    edge = [LEFT + sum(widths[:column]) for column in range(len(widths) + 1)]
    for cell in cells:
        begin, end = max(cell.row, first), min(cell.row + cell.rows, last)
        if begin >= end:
            continue
        upper, lower = top - sum(heights[first:begin]), top - sum(heights[first:end])
        left, right = edge[cell.column], edge[cell.column + cell.columns]
        for x, y, x2, y2 in (
            (left, upper, right, upper), (left, lower, right, lower),
            (left, upper, left, lower), (right, upper, right, lower),
        ):  # fmt: skip
            sheet.line(x, y, x2, y2)
        if begin == cell.row:
            for number, line in enumerate(broken(cell.text, right - left - 2 * PADDING, 10)):
                sheet.show(line, left + PADDING, upper - PADDING - 10 - number * 14, 10)
    sheet.at = top - sum(heights[first:last])


def _file(pages: list[list[str]], title: str) -> bytes:
    """The parts of the file: catalogue, page tree, font, then a page and its content each."""
    numbers = range(len(pages))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{6 + 2 * n} 0 R' for n in numbers)}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        FONT,
        b"<< /Title <FEFF" + title.encode("utf-16-be").hex().upper().encode() + b"> /Producer (jixiao examples) >>",
    ]
    for number, page in enumerate(pages):
        stream = "\n".join(page).encode()
        parts.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {7 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        parts.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    return _joined(parts)


def _joined(parts: list[bytes]) -> bytes:
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + part + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = f"xref\n0 {len(parts) + 1}\n".encode() + b"0000000000 65535 f \n"
    tail = f"trailer\n<< /Size {len(parts) + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{len(body)}\n%%EOF\n".encode()
    return body + head + table + tail
