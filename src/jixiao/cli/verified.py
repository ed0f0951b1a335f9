"""Verifying a report: its numbers against its trace, its sources against the files of today."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from jixiao.cli.traces import load
from jixiao.dossier.datum import Datum, Provenance
from jixiao.report.docx.marks import marks_of
from jixiao.report.docx.package import DocxError
from jixiao.report.trace import SourceFile, Trace, resting_on
from jixiao.report.verify import Change, changes, surviving


@dataclass(slots=True)
class _Said:
    """What is told, and whether all was as it should be."""

    lines: list[str] = field(default_factory=list)
    good: bool = True


def verified(path: str, sources: str) -> tuple[list[str], bool]:
    """What to print, and whether nothing changed."""
    trace = load(path).trace
    said = _Said()
    if path.lower().endswith(".docx"):
        _numbers(trace, path, said)
    else:
        said.lines.append("只有 docx 能核对数字是否被改过；以下只核对来源。")
    _sources(trace, Path(path), Path(sources) if sources else None, said)
    return said.lines, said.good


def _numbers(trace: Trace, path: str, said: _Said) -> None:
    try:
        marks = marks_of(Path(path))
    except DocxError as error:
        raise click.ClickException(str(error)) from None
    found = changes(trace, marks)
    marked = sum(not printing.charted for printing in trace.printings)
    said.lines.append(f"由 jixiao 印出的数 {marked} 个，仍可追溯 {surviving(trace, marks)} 个，改动 {len(found)} 处")
    said.lines.extend(line for change in found for line in _told(trace, change))
    said.good &= not found


def _told(trace: Trace, change: Change) -> Iterator[str]:
    printing = change.printing
    if printing is None:
        yield f"  {change.fault.value}：{change.now}（{change.where}）"
        return
    now = f" → {change.now}" if change.now else ""
    yield f"  {change.fault.value}：{printing.text}{printing.unit}{now}（{change.where}）"
    yield f"      原句：…{printing.before}{printing.text}{printing.after}…"
    if datum := trace.datum(printing.key):
        yield f"      {datum.label}{f'，算式 {datum.working}' if datum.working else ''}"


# --- sources --------------------------------------------------------------------------------------------------------


def _sources(trace: Trace, report: Path, folder: Path | None, said: _Said) -> None:
    said.lines.append(f"\n来源文件 {len(trace.files)} 份")
    for file in trace.files:
        here = _located(file.path, report, folder)
        if here is None:
            said.lines.append(f"  找不到：{file.path}（可用 --sources 指明文件夹）")
            said.good = False
        elif hashlib.sha256(here.read_bytes()).hexdigest() == file.digest:
            said.lines.append(f"  没有变：{file.path}")
        else:
            _moved(trace, file, here, said)


def _located(path: str, report: Path, folder: Path | None) -> Path | None:
    """As named, else below the folder given, else beside the report."""
    named = Path(path)
    roots = [folder] if folder else [Path(), report.parent]
    wanted = [root / name for root in roots for name in (named, Path(named.name))]
    return next((candidate for candidate in wanted if candidate.is_file()), None)


def _moved(trace: Trace, file: SourceFile, here: Path, said: _Said) -> None:
    """The file is another one: are the values that were used still where they were?"""
    from jixiao import api
    from jixiao.readers.errors import Unreadable

    said.good = False
    try:
        source = api.extract(api.read(str(here))).source
    except Unreadable as error:
        said.lines.append(f"  变了，读不了：{file.path}（{error.problem}）")
        return
    starts = [block.start for block in source.blocks]
    cells = {source.cell(start): source.text[start : _end(source.text, start)] for start in starts}
    text = "".join(source.text.split())
    read, _ = resting_on(trace, file.path)
    other = [(datum, place) for datum in read for place in datum.provenance if place.path == file.path]
    moved = [(datum, place, now) for datum, place in other if (now := _now(place, cells, text)) is not None]
    if not moved:
        said.lines.append(f"  变了，所用的 {len(read)} 个值没有变：{file.path}")
        return
    said.lines.append(f"  变了，所用的值有 {len(moved)} 个不同：{file.path}")
    said.lines.extend(_difference(trace, *entry) for entry in moved)


def _end(text: str, start: int) -> int:
    """Where a cell or paragraph of a reading text ends."""
    ends = [at for sign in "\t\n" if (at := text.find(sign, start)) >= 0]
    return min(ends, default=len(text))


def _now(place: Provenance, cells: dict[str, str], text: str) -> str | None:
    """What stands at the place now when it is something else, "" when nothing does; None when it is the same."""
    quote = "".join(place.quote.split())
    if place.cell in cells:
        now = cells[place.cell]
        return None if _holds("".join(now.split()), quote) else now
    return None if _holds(text, quote) else ""


def _holds(text: str, quote: str) -> bool:
    """Whether the quote stands there whole: 27 does not stand in 127 or 27.5."""
    return bool(re.search(rf"(?<![\d.]){re.escape(quote)}(?!\.?\d)", text))


def _difference(trace: Trace, datum: Datum, place: Provenance, now: str) -> str:
    _, printings = resting_on(trace, place.path, place.cell)
    what = f"现为「{now}」" if now else "现在找不到"
    return f"      {place.where} 原为「{place.quote}」，{what}：{datum.label}，影响报告 {len(printings)} 处"
