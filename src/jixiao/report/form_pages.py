"""A filled form (xlsx) as pages that can be set as pdf: every sheet a report of one table."""

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from jixiao.report.blocks import Block, Cell, Paragraph, Report, Role, Table, plain_run
from jixiao.units.number import plain, rounded, short

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_USUAL_WIDTH = 8  # of a column that says none, in characters
_NARROWEST = 13  # such a part of the page still holds a percentage


def pages(data: bytes) -> tuple[Report, ...]:
    """The sheets of a filled form. Lines above and below the table that go across all of it are paragraphs."""
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data))
    return tuple(_page(sheet) for sheet in book.worksheets)


def _page(sheet: "Worksheet") -> Report:
    rows = list(_rows(sheet))
    while rows and not any(cell.text for cell in rows[-1]):
        rows.pop()
    width = max((sum(cell.columns for cell in row) for row in rows), default=1)
    first = next((at for at, row in enumerate(rows) if not _is_line(row, width)), len(rows))
    last = next((at for at in range(len(rows), first, -1) if not _is_line(rows[at - 1], width)), first)
    while first < last and not any(cell.text for cell in rows[first]):
        first += 1
    blocks: list[Block] = [_line(row, number) for number, row in enumerate(rows[:first]) if row and row[0].text]
    if last > first:
        blocks.append(Table("", _widths(sheet, width), 0, tuple(rows[first:last])))
    blocks += [Paragraph(Role.BODY, plain_run(row[0].text)) for row in rows[last:] if row and row[0].text]
    title = next((block.text for block in blocks if isinstance(block, Paragraph)), sheet.title)
    return Report(title, "", "", 0, tuple(blocks), ())


def _line(row: tuple[Cell, ...], number: int) -> Paragraph:
    """The first line is the title; what stands below it is small: （2022年度）."""
    return Paragraph(Role.CAPTION if number else Role.TITLE, row[0].runs if row else ())


def _is_line(row: tuple[Cell, ...], width: int) -> bool:
    """Whether one cell goes across the whole table, or only the first says anything."""
    return len(row) <= 1 and sum(cell.columns for cell in row) == width


def _rows(sheet: "Worksheet") -> Iterator[tuple[Cell, ...]]:
    spans = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    covered = {
        (row, column)
        for area in spans.values()
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    } - set(spans)
    for row in sheet.iter_rows():
        yield tuple(
            _cell(square, spans.get((square.row, square.column)))
            for square in row
            if (square.row, square.column) not in covered
        )


def _cell(square: Any, area: Any) -> Cell:
    columns = area.max_col - area.min_col + 1 if area else 1
    rows = area.max_row - area.min_row + 1 if area else 1
    align = square.alignment.horizontal
    return Cell(plain_run(_text(square)), align if align in ("left", "right") else "center", columns, rows)


def _text(square: Any) -> str:
    """The cell as a sheet shows it: numbers with the decimals of their format."""
    value = square.value
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return _number(Decimal(str(value)), square.number_format)
    return "" if value is None else str(value)


def _number(value: Decimal, code: str) -> str:
    shown = code.split(";", maxsplit=1)[0]
    if "%" in shown:
        return f"{_number(value * 100, shown.replace('%', ''))}%"
    decimals = len(shown.partition(".")[2].rstrip(" _)")) if "." in shown else None
    return short(value) if decimals is None else plain(rounded(value, decimals))


def _widths(sheet: "Worksheet", width: int) -> tuple[int, ...]:
    """Equal neighbours are stored once, under the first of them."""
    sizes = dict.fromkeys(range(1, width + 1), _USUAL_WIDTH)
    for dimension in sheet.column_dimensions.values():
        for column in range(dimension.min or 1, (dimension.max or 0) + 1):
            if column in sizes and dimension.width:
                sizes[column] = max(1, round(dimension.width))
    least = sum(sizes.values()) // _NARROWEST
    return tuple(max(size, least) for size in sizes.values())
