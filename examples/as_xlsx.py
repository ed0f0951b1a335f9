"""A workbook of one sheet a table: the title in a merged first row, figures as numbers with their printed decimals."""

import re
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from examples.frozen import freeze
from examples.source import Paragraph, Table, Text

_NUMBER = re.compile(r"-?\d+(?:\.(\d+))?(%)?")
_LINE = Side(style="thin")


def write(text: Text, path: Path) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    above: list[Paragraph] = []
    for block in text.blocks:
        if isinstance(block, Paragraph):
            above.append(block)
        else:
            _sheet(book.create_sheet(block.name or f"表{len(book.worksheets) + 1}"), above, block)
            above = []
    if above and book.worksheets:
        _lines(book.worksheets[-1], above)
    book.save(path)
    freeze(path)


def _sheet(sheet: Worksheet, above: list[Paragraph], table: Table) -> None:
    for block in above:
        row = sheet.max_row + 1 if sheet.max_row > 1 or sheet["A1"].value else 1
        sheet.cell(row, 1, block.text)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=table.width)
    top = sheet.max_row + 1 if above else 1
    for column in range(table.width):
        sheet.column_dimensions[get_column_letter(column + 1)].width = 18
    for cell in table.cells():
        row, column = top + cell.row, cell.column + 1
        _fill(sheet, row, column, cell.text)
        if cell.rows > 1 or cell.columns > 1:
            sheet.merge_cells(
                start_row=row, end_row=row + cell.rows - 1, start_column=column, end_column=column + cell.columns - 1
            )


def _fill(sheet: Worksheet, row: int, column: int, text: str) -> None:
    square = sheet.cell(row, column)
    square.border = Border(_LINE, _LINE, _LINE, _LINE)
    square.alignment = Alignment(wrap_text=True, vertical="center")
    if (number := _NUMBER.fullmatch(text)) is None:
        square.value = text
        square.data_type = "s" if text else "n"  # "=1家" is a target, no formula
        return
    decimals = len(number[1] or "")
    shown = "0." + "0" * decimals if decimals else "0"
    if number[2]:
        square.value = round(float(text[:-1]) / 100, decimals + 2)
        shown += "%"
    else:
        square.value = float(text) if decimals else int(text)
    square.number_format = shown


def _lines(sheet: Worksheet, below: list[Paragraph]) -> None:
    for block in below:
        sheet.cell(sheet.max_row + 1, 1, block.text)
