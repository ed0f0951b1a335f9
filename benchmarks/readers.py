"""Readers: documents or pages a second, tables whole in three fonts. python -m benchmarks.readers [--peers].

Everything is made from the texts of the examples: all of them as docx and xlsx, and sixteen of their tables in one
file of many pages, set by LibreOffice in each of three fonts (without it, by the examples' own writer). Beside the
readers run python-docx and openpyxl, which the examples are written with; --peers adds pdfplumber, installed in an
environment of its own.
"""

import json
import re
import subprocess
import sys
import tempfile
import venv
from itertools import cycle, islice
from pathlib import Path
from shutil import which

from docx import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import load_workbook

from benchmarks._clock import best
from examples import as_docx, as_pdf
from examples.build import one
from examples.source import Paragraph, Table, Text, texts
from jixiao.document.build import Builder
from jixiao.document.model import Document
from jixiao.document.model import Table as Read
from jixiao.readers.docx import read as docx
from jixiao.readers.pdf import read as pdf
from jixiao.readers.xlsx import read as xlsx

DOCX_BAR = 200.0  # documents a second
PAGE_BAR = 4.0  # milliseconds
MEMORY_BAR = 60  # megabytes
TABLES = 16
FONTS = ("Noto Serif CJK SC", "AR PL UMing CN", "WenQuanYi Micro Hei")
PDFPLUMBER = "pdfplumber==0.11.10"
_MEMORY = """
import re, sys
from pathlib import Path
from jixiao.readers.pdf import read as pdf
pdf.read("a", Path(sys.argv[1]).read_bytes())
print(int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""
_PEER = """
import json, sys, time, pdfplumber
started = time.process_time()
with pdfplumber.open(sys.argv[1]) as file:
    pages = len(file.pages)
    tables = [[[cell or "" for cell in row] for row in table] for page in file.pages for table in page.extract_tables()]
print(json.dumps({"ms": (time.process_time() - started) * 1000 / pages, "tables": tables}))
"""


# --- word and excel --------------------------------------------------------------------------------------------------


def with_python_docx(path: Path) -> None:
    """The least one does with it: the text of paragraphs and cells."""
    file = Docx(str(path))
    for paragraph in file.paragraphs:
        assert paragraph.text is not None
    for table in file.tables:
        for row in table.rows:
            for cell in row.cells:
                assert cell.text is not None


def with_openpyxl(path: Path) -> None:
    for sheet in load_workbook(path, data_only=True):
        for row in sheet.iter_rows(values_only=True):
            assert row is not None


def office_files(folder: Path) -> bool:
    paths = [one(text, folder, "docx") for text in texts()]
    contents = [path.read_bytes() for path in paths]
    own = len(paths) / best(lambda: [docx.read("a", data) for data in contents])
    other = len(paths) / best(lambda: [with_python_docx(path) for path in paths], 3)
    print(f"docx: {own:.0f} documents/s (bar {DOCX_BAR:.0f}); python-docx {other:.0f}")
    books = [one(text, folder, "xlsx") for text in texts() if any(isinstance(block, Table) for block in text.blocks)]
    contents = [path.read_bytes() for path in books]
    milliseconds = best(lambda: [xlsx.read("a", data) for data in contents]) * 1000 / len(books)
    other = best(lambda: [with_openpyxl(path) for path in books], 3) * 1000 / len(books)
    print(f"xlsx: {milliseconds:.1f} ms a workbook; openpyxl {other:.1f}")
    return own >= DOCX_BAR


# --- pdf -------------------------------------------------------------------------------------------------------------


def sixteen_tables() -> Text:
    """Tables of the examples under titles, between paragraphs of growing length, so that pages break them anywhere."""
    blocks = [block for text in texts() for block in text.blocks]
    tables = [block for block in blocks if isinstance(block, Table) and block.width >= 4 and len(block.rows) >= 5]
    words = "".join(block.text for block in blocks if isinstance(block, Paragraph) and not block.level)
    found: list[Paragraph | Table] = [Paragraph("预算项目绩效目标表", 1)]
    for number, table in enumerate(islice(cycle(tables), TABLES)):
        found += [Paragraph(f"{number + 1}、第{number + 1}个项目", 2), Paragraph(words[number * 40 : number * 97 + 90])]
        found.append(Table("", tuple(tuple(_longer(cell, number) for cell in row) for row in table.rows)))
    return Text("tables", "pdf", clean=True, about="", blocks=tuple(found))


def _longer(cell: str, number: int) -> str:
    """Descriptions of several lines, which a page end may cut."""
    return f"{cell}，{cell}" if len(cell) > 12 and number % 3 == 0 else cell


def set_in_fonts(text: Text, folder: Path) -> dict[str, Path]:
    """The text as pdf in each font that LibreOffice finds; else drawn by the examples' writer."""
    office = which("soffice")
    fonts = subprocess.run(["fc-list"], capture_output=True, text=True, check=False).stdout if which("fc-list") else ""
    made = {}
    for font in FONTS:
        if office and font in fonts:
            path = folder / f"{font}.docx"
            as_docx.write(text, path)
            dressed(path, font)
            profile = f"-env:UserInstallation=file://{folder}/office"
            command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path]
            subprocess.run(command, check=True, capture_output=True)
            made[font] = path.with_suffix(".pdf")
    if not made:
        made["(examples)"] = folder / "tables.pdf"
        as_pdf.write(text, made["(examples)"])
    return made


def dressed(path: Path, font: str) -> None:
    """One font throughout, a running header, and head rows repeated on each page in every other table."""
    file = Docx(str(path))
    for style in file.styles:
        if style.element.rPr is not None or style.name == "Normal":
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for name in ("w:ascii", "w:hAnsi", "w:eastAsia"):
                fonts.set(qn(name), font)
    file.sections[0].header.paragraphs[0].text = "预算项目绩效目标"
    for table in file.tables[::2]:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
    file.save(str(path))


def expected(table: Table) -> list[list[str]]:
    """The squares of a table, each filled with the text of its cell."""
    grid = [[""] * table.width for _ in table.rows]
    for cell in table.cells():
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                grid[row][column] = plain(cell.text)
    return grid


def plain(text: str) -> str:
    builder = Builder("", "txt")
    builder.paragraph(text)
    return re.sub(r"\s", "", builder.build().text)


def whole_tables(document: Document, text: Text) -> int:
    """How many tables of the text the document has, every cell right, in order."""
    found = [
        [[re.sub(r"\s", "", document.text[c.start : c.end]) if c else "" for c in row] for row in block.grid()]
        for block in document.blocks
        if isinstance(block, Read)
    ]
    return sum(expected(block) in found for block in text.blocks if isinstance(block, Table))


def portable_files(folder: Path, *, peers: bool) -> bool:
    text = sixteen_tables()
    met = True
    for font, path in set_in_fonts(text, folder).items():
        data = path.read_bytes()
        document = pdf.read(path.name, data)
        pages = len(document.pages)
        milliseconds = best(lambda data=data: pdf.read("a", data)) * 1000 / pages
        whole = whole_tables(document, text)
        memory = subprocess.run([sys.executable, "-c", _MEMORY, path], capture_output=True, text=True, check=True)
        print(
            f"pdf, {font}: {milliseconds:.1f} ms a page (bar {PAGE_BAR:.0f}), {pages} pages, "
            f"tables whole {whole}/{TABLES}, {int(memory.stdout)} MB (bar {MEMORY_BAR})"
        )
        met = met and milliseconds <= PAGE_BAR and whole == TABLES and int(memory.stdout) <= MEMORY_BAR
        if peers:
            told = json.loads(
                subprocess.run([peer(), "-c", _PEER, path], capture_output=True, text=True, check=True).stdout
            )
            tables = [[[plain(cell) for cell in row] for row in table] for table in told["tables"]]
            whole = sum(expected(block) in tables for block in text.blocks if isinstance(block, Table))
            print(f"  pdfplumber: {told['ms']:.1f} ms a page, tables whole {whole}/{TABLES}")
    return met


def peer() -> Path:
    """The Python of the environment of pdfplumber."""
    home = Path(__file__).parents[1] / ".venv" / "peers-of-readers"
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", PDFPLUMBER], check=True)
    return python


def main() -> int:
    """0 when every bar is met."""
    with tempfile.TemporaryDirectory() as folder:
        met = [office_files(Path(folder)), portable_files(Path(folder), peers="--peers" in sys.argv)]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
