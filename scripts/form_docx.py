"""A drawing as a Word document: paragraphs above and below one table."""

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from examples.source import Cell
from jixiao.forms.words import Shape
from scripts.form_drawing import WIDE as _WIDE
from scripts.form_drawing import Drawing

_SONG, _FANGSONG = "宋体", "仿宋"
_PAGE = (Cm(21), Cm(29.7))
_MARGIN = Cm(1.8)
_ROW = Cm(0.85)
_MANY = 7  # columns that need a smaller font
_SIDES = 40  # twentieths of a point left and right of the text in a cell


def draw_docx(drawing: Drawing, shapes: dict[tuple[int, int], Shape], path: Path) -> None:
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if drawing.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = reversed(_PAGE) if drawing.landscape else _PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    first = drawing.kinds.index("row") + 1
    for kind, texts in zip(drawing.kinds[: first - 1], drawing.texts, strict=False):
        _paragraph(document.add_paragraph(), kind, texts)
    _table(document, drawing, shapes, first, section.page_width - 2 * _MARGIN)
    count = drawing.kinds.count("row")
    for kind, texts in zip(drawing.kinds[first - 1 + count :], drawing.texts[first - 1 + count :], strict=True):
        _paragraph(document.add_paragraph(), kind, texts)
    document.core_properties.author = "jixiao"
    document.save(str(path))


def _paragraph(paragraph: Any, kind: str, texts: tuple[str, ...]) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if kind == "edges" else WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(6)
    paragraph.paragraph_format.space_before = Pt(6 if kind == "edges" else 0)
    _run(paragraph, "　　".join(texts), _SONG, 18 if kind == "title" else 11, bold=kind == "title")


def _run(paragraph: Any, text: str, font: str, size: int, *, bold: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.font.bold = font, Pt(size), bold
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)  # noqa: SLF001 - no public way


def _table(document: Any, drawing: Drawing, shapes: dict[tuple[int, int], Shape], first: int, width: int) -> None:
    count = drawing.kinds.count("row")
    table = document.add_table(count, len(drawing.widths), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margin = OxmlElement(side)
        margin.set(qn("w:w"), str(_SIDES))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)  # noqa: SLF001 - no public way
    total = sum(drawing.widths)
    widths = [int(width * part / total) for part in drawing.widths]
    for column, wide in enumerate(widths):
        table.columns[column].width = wide
        for cell in table.columns[column].cells:
            cell.width = wide
    size = 9 if len(widths) > _MANY else 11
    for row in table.rows:
        row.height = _ROW
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - no public way
    for square in drawing.squares():
        _square(table, square, first, shapes.get((square.row, square.column)), size)


def _mark(cell: Any, font: str, size: int) -> None:
    """The looks of what will be typed into an empty cell, or into one that is set apart again."""
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    look = OxmlElement("w:rPr")
    fonts, height = OxmlElement("w:rFonts"), OxmlElement("w:sz")
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia"):
        fonts.set(qn(name), font)
    height.set(qn("w:val"), str(2 * size))
    look.extend([fonts, height])
    paragraph._p.get_or_add_pPr().append(look)  # noqa: SLF001 - no public way


def _square(table: Any, square: Cell, first: int, shape: Shape | None, size: int) -> None:
    top, left = square.row - first, square.column - 1
    cell, font = table.cell(top, left), _SONG if square.text else _FANGSONG
    for row in range(top, top + square.rows):
        for column in range(left, left + square.columns):
            _mark(table.cell(row, column), font, size)
    if square.rows > 1 or square.columns > 1:
        cell = cell.merge(table.cell(top + square.rows - 1, left + square.columns - 1))
    paragraph = cell.paragraphs[0]
    for other in cell.paragraphs[1:]:
        other._element.getparent().remove(other._element)  # noqa: SLF001 - left over by merging
    aside = shape is Shape.TEXT or "□" in square.text or (shape is Shape.FACT and square.columns >= _WIDE)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if aside else WD_ALIGN_PARAGRAPH.CENTER
    _run(paragraph, square.text, font, size)
