"""A Word file with real styles, a page header and merged cells."""

from pathlib import Path

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from examples.frozen import freeze
from examples.source import Paragraph, Table, Text


def write(text: Text, path: Path) -> None:
    file = Document()
    _styles(file)
    file.core_properties.title = text.title
    file.core_properties.author = "绩效示例"
    for block in text.blocks:
        if isinstance(block, Table):
            _table(file, block)
        else:
            _paragraph(file, block)
    file.save(str(path))
    freeze(path)


def _styles(file: Docx) -> None:
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
        style = file.styles[name]
        style.font.name = "Times New Roman"
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋")
    file.styles["Normal"].font.size = Pt(12)


def _paragraph(file: Docx, block: Paragraph) -> None:
    if block.level == 1:
        file.add_paragraph(block.text, style="Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif block.level:
        file.add_heading(block.text, block.level - 1)
    else:
        file.add_paragraph(block.text).paragraph_format.first_line_indent = Pt(24)


def _table(file: Docx, table: Table) -> None:
    made = file.add_table(len(table.rows), table.width, style="Table Grid")
    for cell in table.cells():
        first = made.cell(cell.row, cell.column)
        last = made.cell(cell.row + cell.rows - 1, cell.column + cell.columns - 1)
        first.merge(last).text = cell.text
    file.add_paragraph()
