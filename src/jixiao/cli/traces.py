"""Traces wherever they are kept: inside docx and html, beside pdf and xlsx, or papers that were not printed yet."""

import re
from pathlib import Path

import click

from jixiao.dossier.files import DossierError, Papers, holds, read_papers
from jixiao.dossier.workpaper import Workpaper
from jixiao.report.docx.package import DocxError
from jixiao.report.sealing import Beside, TraceError, from_beside, from_json
from jixiao.report.trace import VERSION, Printing, SourceFile, Trace
from jixiao.units.regex import regex

_INSIDE_HTML = regex(r'<script type="application/json" id="jixiao-trace">(.*?)</script>', re.S)
BESIDE = ".trace.json"


def load(path: str) -> Beside:
    """The trace of a report, or of papers; a complaint in Chinese when there is none."""
    file = Path(path)
    if not file.is_file():
        raise click.ClickException(f"{path}：找不到这个文件。请检查路径。")
    try:
        found = _found(file)
    except (TraceError, DocxError, DossierError) as error:
        raise click.ClickException(str(error)) from None
    if found is None:
        raise click.ClickException(f"{path}：里面没有追溯数据。只有 jixiao report 写出的报告才能追溯和核验。")
    return found


def _found(file: Path) -> Beside | None:
    match file.suffix.lower():
        case ".docx":
            from jixiao.report.docx.sealed import unsealed

            trace = unsealed(file)
            return Beside(trace) if trace else _beside(file)
        case ".html" | ".htm":
            hit = _INSIDE_HTML.search(file.read_text(encoding="utf-8", errors="replace"))
            return Beside(from_json(hit.group(1).replace("<\\/", "</"), str(file))) if hit else None
        case ".json":
            data = file.read_bytes()
            return Beside(of_papers(read_papers(data))) if holds(data) is Papers else from_beside(data, str(file))
        case _:
            return _beside(file)


def _beside(file: Path) -> Beside | None:
    kept = Path(f"{file}{BESIDE}")
    return from_beside(kept.read_bytes(), str(kept)) if kept.is_file() else None


def of_papers(papers: Workpaper) -> Trace:
    """Papers as a trace: each value once, as it would be printed."""
    data = tuple(papers.data())
    printings = tuple(
        Printing("", datum.key, datum.printed(), datum.unit, datum.decimals, "底稿", datum.label, "", datum.unit)
        for datum in data
    )
    files = tuple(SourceFile(file.path, file.digest) for file in papers.files)
    return Trace(VERSION, papers.department, "", papers.department, papers.year, files, data, printings, ())
