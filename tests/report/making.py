"""Reports made for tests: composed, written to a file, and saved again by an office program."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from jixiao.dossier.scoresheet import DepartmentScores
from jixiao.dossier.workpaper import Workpaper
from jixiao.norms.resolve import norms_of
from jixiao.report.blocks import Block, Chart, Paragraph, Table, text_of
from jixiao.report.compose import Composition, compose
from jixiao.report.docx.write import write
from jixiao.report.pdf.write import PdfError, fonts
from jixiao.report.template import Template, template
from jixiao.report.trace import Trace, trace_of
from tests.report import papers as made


def has_chinese_fonts() -> bool:
    try:
        return bool(fonts())
    except PdfError:
        return False


needs_fonts = pytest.mark.skipif(not has_chinese_fonts(), reason="there is no Chinese font")
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def composed(
    name: str | Template = "shijiazhuang-2022", papers: Workpaper | None = None, scores: DepartmentScores | None = None
) -> Composition:
    """A template by name, filled with the papers of the city bureau unless others are given."""
    chosen = template(name) if isinstance(name, str) else name
    given = papers or made.papers()
    return compose(chosen, given, scores or made.scores(), norms_of(), signed="2023年4月19日")


def traced(composition: Composition) -> Trace:
    return trace_of(composition.report, made.papers().files)


def written(path: Path, composition: Composition | None = None) -> Trace:
    """Write the docx; its trace."""
    composition = composition or composed()
    trace = traced(composition)
    path.write_bytes(write(composition.body, composition.filled, trace))
    return trace


def template_of(path: Path, *lines: str) -> Template:
    """A template with these paragraphs, as an office would make it: no styles of ours."""
    from docx import Document

    file = Document()
    for line in lines:
        file.add_paragraph(line)
    file.save(str(path))
    return Template(path.stem, path)


def without(papers: Workpaper, **fields: object) -> Workpaper:
    return replace(papers, **fields)  # type: ignore[arg-type]


def saved_by_libreoffice(path: Path) -> Path:
    """The file opened and saved again by LibreOffice."""
    folder = path.parent / "saved"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "docx", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / path.name


def told(blocks: tuple[Block, ...]) -> str:
    """A report as text: headings with #, a table row a line, a chart as its numbers, norms by their numbers alone."""
    return "".join(f"{re.sub('《[^》]+》', '《…》', line)}\n" for block in blocks for line in _lines(block))


def _lines(block: Block) -> list[str]:
    match block:
        case Paragraph():
            return [f"{'#' * (block.role.level + 1)} {block.text}" if block.role.level else block.text]
        case Table():
            rows = [" | ".join(cell.text for cell in row) for row in block.rows]
            return [f"[表 {text_of(block.caption) or block.name}]", *(f"  {row}" for row in rows)]
        case Chart():
            points = [
                f"{name} {point.text if point else ''}"
                for name, point in zip(block.categories, block.series[0].points, strict=True)
            ]
            return [f"[图 {text_of(block.caption)}]", *(f"  {point}" for point in points)]
