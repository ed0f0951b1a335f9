"""Traces wherever they are kept: inside docx and html, beside pdf and xlsx, or papers that were not printed yet."""

import re
from pathlib import Path

from jixiao.dossier.files import DossierError, Papers, holds, read_papers
from jixiao.dossier.generated import TRACE_BESIDE, TRACE_SCRIPT
from jixiao.dossier.workpaper import Workpaper
from jixiao.report.docx.package import DocxError
from jixiao.report.sealing import Beside, TraceError, from_beside, from_json
from jixiao.report.trace import VERSION, Printing, SourceFile, Trace
from jixiao.units.regex import regex

_INSIDE_HTML = regex(rf'<script type="application/json" id="{TRACE_SCRIPT}">(.*?)</script>', re.S)


def load(path: Path, data: bytes | None = None) -> Beside:
    """The trace of a report, or of papers; `data` where the file is not on the disk. Raises TraceError."""
    if data is None and not path.is_file():
        raise TraceError(f"{path}：找不到这个文件。请检查路径。")
    try:
        found = _found(path, data)
    except (DocxError, DossierError) as error:
        raise TraceError(str(error)) from None
    if found is None:
        raise TraceError(f"{path}：里面没有追溯数据。只有本软件写出的、带追溯数据的报告才能追溯和核验。")
    return found


def _found(path: Path, data: bytes | None) -> Beside | None:
    match path.suffix.lower():
        case ".docx":
            from jixiao.report.docx.sealed import unsealed

            trace = unsealed(path, data)
            return Beside(trace) if trace else _beside(path)
        case ".html" | ".htm":
            text = (path.read_bytes() if data is None else data).decode(errors="replace")
            hit = _INSIDE_HTML.search(text)
            return Beside(from_json(hit.group(1).replace("<\\/", "</"), str(path))) if hit else None
        case ".json":
            data = path.read_bytes() if data is None else data
            return Beside(of_papers(read_papers(data))) if holds(data) is Papers else from_beside(data, str(path))
        case _:
            return _beside(path)


def _beside(path: Path) -> Beside | None:
    kept = Path(f"{path}{TRACE_BESIDE}")
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
