"""The tables of a report as a workbook, a sheet each, and with a trace a sheet that says where numbers come from."""

import io
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.report.blocks import Cell, Report, Table, text_of
from jixiao.report.told import source_of
from jixiao.report.trace import Trace
from jixiao.units.number import short
from jixiao.units.regex import regex

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SOURCES = "数字来源"
_FORBIDDEN = regex(r"[\[\]:*?/\\'\"“”]")
_LONGEST_NAME = 31  # what Excel allows
_CHARACTERS = 100  # width of a printed page in characters
_HEADS = ("工作表", "单元格", "印出的数", "单位", "含义", "原值", "算式", "来源")


def write(report: Report, trace: Trace | None) -> bytes:
    """The workbook; numbers are numbers, and no text is ever a formula."""
    from openpyxl import Workbook

    book = Workbook()
    del book[book.sheetnames[0]]
    origins: list[tuple[str, ...]] = []
    for table in (block for block in report.blocks if isinstance(block, Table) and block.heads):
        name = _free_name(text_of(table.caption).partition("（")[0] or table.name, book.sheetnames)
        origins.extend(_fill(book.create_sheet(name), table, trace))
    if trace:
        _list(book.create_sheet(SOURCES), [_HEADS, *origins])
    elif not book.sheetnames:
        book.create_sheet("表")  # a workbook without a sheet cannot be saved
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


def _free_name(words: str, taken: list[str]) -> str:
    clean = _FORBIDDEN.sub("", words) or "表"
    name, number = clean[:_LONGEST_NAME], 1
    while name in taken:
        number += 1
        name = f"{clean[: _LONGEST_NAME - len(str(number)) - 1]}-{number}"
    return name


def _fill(sheet: "Worksheet", table: Table, trace: Trace | None) -> Iterator[tuple[str, ...]]:
    """Write a table; yields a row for the sheet of sources for each number in it."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    total = sum(table.widths)
    for column, share in enumerate(table.widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = max(8, _CHARACTERS * share // total)
    title = sheet.cell(1, 1, text_of(table.caption) or table.name)
    title.data_type = "s"
    title.font = Font(bold=True, size=13)
    first = 2
    covered: set[tuple[int, int]] = set()
    for down, row in enumerate(table.rows):
        column = 1
        for cell in row:
            while (first + down, column) in covered:
                column += 1
            yield from _put(sheet, cell, first + down, column, table.heads > down, trace)
            covered |= {(first + down + r, column + c) for r in range(cell.rows) for c in range(cell.columns)}
            column += cell.columns
    sheet.freeze_panes = f"A{first + table.heads}"
    sheet.print_title_rows = f"{first}:{first + table.heads - 1}"


def _put(
    sheet: "Worksheet", cell: Cell, row: int, column: int, head: bool, trace: Trace | None
) -> Iterator[tuple[str, ...]]:
    from openpyxl.styles import Alignment, Border, Font, Side

    made = sheet.cell(row, column)
    only = cell.runs[0] if len(cell.runs) == 1 and cell.runs[0].mark else None
    if only:
        made.value = Decimal(only.text)
        made.number_format = "0" if not only.decimals else f"0.{'0' * only.decimals}"
    else:
        made.value = cell.text
        made.data_type = "s"  # text that begins with = stays text
    side = Side(style="thin")
    made.border = Border(side, side, side, side)
    made.alignment = Alignment(horizontal=cell.align, vertical="center", wrap_text=True)
    if head:
        made.font = Font(bold=True)
    if cell.rows > 1 or cell.columns > 1:
        sheet.merge_cells(None, row, column, row + cell.rows - 1, column + cell.columns - 1)
    for run in cell.runs:
        datum = trace.datum(run.key) if trace and run.mark else None
        if datum:
            value, sources = f"{short(datum.value)}{datum.unit}", "；".join(map(source_of, datum.provenance))
            yield sheet.title, made.coordinate, run.text, run.unit, datum.label, value, datum.working, sources


def _list(sheet: "Worksheet", rows: list[tuple[str, ...]]) -> None:
    from openpyxl.styles import Font

    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            square = sheet.cell(number, column, text)
            square.data_type = "s"
            square.font = Font(bold=number == 1)
    for letter, width in zip("ABCDEFGH", (20, 9, 12, 8, 32, 16, 50, 60), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
