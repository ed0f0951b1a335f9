"""Workbooks for people: a look that prints well, text that is never a formula, and saving without a traceback."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiao.check.output.columns import width

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_LINE = 15  # points


def dress(
    sheet: "Worksheet", widths: Sequence[int], freeze: str, headed: "Callable[[Sequence[Cell | MergedCell]], bool]"
) -> None:
    """Borders, wrapped text, column widths, the first row on every page; rows that are `headed` in bold."""
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    thin = Side(style="thin")
    for number, row in enumerate(sheet.iter_rows(max_col=len(widths)), 1):
        bold = headed(row)
        for cell in row:
            cell.border = Border(thin, thin, thin, thin)
            cell.font = Font(name="宋体", size=11, bold=bold)
            cell.alignment = Alignment(vertical="center", wrap_text=True)
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a name that begins with = is a name, never a formula
        sheet.row_dimensions[number].height = _LINE * max(map(_lines, row, widths))
    for number, wide in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = wide
    sheet.freeze_panes = freeze
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _lines(cell: "Cell | MergedCell", wide: int) -> int:
    """How many lines the text of a cell takes: not every program that opens a workbook works that out."""
    return max(1, -(-width(str(cell.value or "")) // max(1, wide - 2)))


def save(book: "Workbook", path: Path) -> None:
    """To a file, whose folder is made when it is missing."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        book.save(path)
    except OSError as error:
        raise click.ClickException(f"不能写到 {path}：{error.strerror}") from None
