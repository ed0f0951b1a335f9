"""A drawing as a workbook: the form on the first sheet, how to fill it on the second."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from examples.source import Cell
from jixiao.forms.layout import Layout
from jixiao.forms.words import Shape
from scripts.form_drawing import WIDE, Drawing

SONG, FANGSONG = "宋体", "仿宋"
GROUPS = "产出指标,效益指标,满意度指标,成本指标"
KINDS = (
    "数量指标,质量指标,时效指标,成本指标,经济效益指标,社会效益指标,生态效益指标,可持续影响指标,服务对象满意度指标,"
    "经济成本指标,社会成本指标,生态环境成本指标"
)
LISTS = {"group": GROUPS, "kind": KINDS, "operator": "≥,≤,＝,＞,＜,定性", "core": "是,否"}
FORMATS = {Shape.MONEY: "0.00", Shape.RATE: "0.00%"}
_LINE = Side(style="thin")
_FRAME = Border(_LINE, _LINE, _LINE, _LINE)
_LONG = 60  # height of a row that holds paragraphs
_TOLD = 40
_PLAIN = 26


def draw_xlsx(drawing: Drawing, form: Layout, shapes: dict[tuple[int, int], Shape], path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = form.title[:31]
    for column, width in enumerate(drawing.widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row, (kind, texts) in enumerate(zip(drawing.kinds, drawing.texts, strict=True), 1):
        if kind != "row":
            _line(sheet, row, kind, texts, len(drawing.widths))
        else:
            sheet.row_dimensions[row].height = _PLAIN
    for square in drawing.squares():
        _square(sheet, square, shapes.get((square.row, square.column)))
        shape = shapes.get((square.row, square.column))
        if (square.row, square.column) in form.cells and shape is Shape.TEXT:
            sheet.row_dimensions[square.row].height = _LONG
        elif shape is Shape.FACT and square.columns >= WIDE:
            sheet.row_dimensions[square.row].height = _TOLD
    _choices(sheet, form)
    _page(sheet, drawing, form)
    if form.guide:
        _guide(book.create_sheet("填写说明"), form)
    book.properties.creator = "jixiao"
    book.save(path)


def _line(sheet: Worksheet, row: int, kind: str, texts: tuple[str, ...], width: int) -> None:
    """A line above or below the table."""
    split = width if len(texts) == 1 else width // 2
    for text, left, right in zip(texts, (1, split + 1), (split, width), strict=False):
        cell = sheet.cell(row, left, text or None)
        across = "center" if kind != "edges" else "left" if left == 1 else "right"
        cell.font = Font(SONG, 18, bold=True) if kind == "title" else Font(SONG, 11)
        cell.alignment = Alignment(horizontal=across, vertical="center", wrap_text=True)
        if right > left:
            sheet.merge_cells(start_row=row, end_row=row, start_column=left, end_column=right)
    sheet.row_dimensions[row].height = {"title": 38, "centre": 22, "edges": 22}[kind]


def _square(sheet: Worksheet, square: Cell, shape: Shape | None) -> None:
    label = square.text.startswith("　")
    for row in range(square.row, square.row + square.rows):
        for column in range(square.column, square.column + square.columns):
            sheet.cell(row, column).border = _FRAME
    cell = sheet.cell(square.row, square.column)
    cell.value = int(square.text) if square.text.isdigit() else square.text or None
    cell.font = Font(SONG if square.text else FANGSONG, 11)
    told = shape is Shape.TEXT or (shape is Shape.FACT and square.columns >= WIDE)
    aside = "left" if told or label or "□" in square.text else "center"
    cell.alignment = Alignment(horizontal=aside, vertical="center", wrap_text=True)
    cell.number_format = FORMATS.get(shape, "General") if shape is not None else "General"
    if square.rows > 1 or square.columns > 1:
        end = square.row + square.rows - 1, square.column + square.columns - 1
        sheet.merge_cells(start_row=square.row, start_column=square.column, end_row=end[0], end_column=end[1])


def _choices(sheet: Worksheet, form: Layout) -> None:
    """Lists to choose from; another word may still be typed."""
    for block in form.blocks:
        for column, word in block.columns.items():
            letter = get_column_letter(column)
            area = f"{letter}{block.first}:{letter}{block.last}"
            head = word.partition(":")[0]
            listed = LISTS.get(word) or ("√" if head in {"cause", "likelihood"} else "")
            if listed:
                validation = DataValidation("list", formula1=f'"{listed}"', allow_blank=True)
            elif word in {"weight", "score"}:
                validation = DataValidation("decimal", "between", "0", "100", allow_blank=True)
                validation.error, validation.errorTitle = "应为 0 至 100 之间的数，不带“分”字。", "分值、得分"
            else:
                continue
            validation.errorStyle = "warning"
            validation.showErrorMessage = True
            sheet.add_data_validation(validation)
            validation.add(area)


def _page(sheet: Worksheet, drawing: Drawing, form: Layout) -> None:
    """A4, one page wide, the head rows of the last block on every page."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if drawing.landscape else "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    margins = sheet.page_margins
    margins.left = margins.right = 0.6
    margins.top, margins.bottom, margins.footer = 0.7, 0.7, 0.35
    sheet.print_options.horizontalCentered = True
    footer: Any = sheet.oddFooter
    footer.center.text = "第 &P 页 共 &N 页"
    sheet.print_area = f"A1:{get_column_letter(len(drawing.widths))}{len(drawing.kinds)}"
    if form.blocks:
        top, bottom = drawing.heads(form.blocks[-1].first)
        sheet.print_title_rows = f"{top}:{bottom}"
    sheet.sheet_view.showGridLines = False


def _guide(sheet: Worksheet, form: Layout) -> None:
    sheet.column_dimensions["A"].width = 100
    sheet.cell(1, 1, f"《{form.title}》填写说明").font = Font(SONG, 14, bold=True)
    for row, text in enumerate(form.guide, 2):
        cell = sheet.cell(row, 1, f"{row - 1}. {text}")
        cell.font = Font(FANGSONG, 12)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.row_dimensions[row].height = 20 * (1 + len(text) // 42)
