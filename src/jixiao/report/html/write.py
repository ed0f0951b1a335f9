"""The report as one web page that needs nothing else: every number opens its trace beside it."""

import json
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from string import Template

from jixiao.dossier.generated import TRACE_SCRIPT
from jixiao.report.blocks import Block, Chart, Paragraph, Report, Role, Runs, Table, unmarked
from jixiao.report.drawing import drawn
from jixiao.report.sealing import to_json
from jixiao.report.told import ways
from jixiao.report.trace import Trace

ASSETS = Path(__file__).parent  # paper.css serves the web too
_TAGS = {Role.HEADING_1: "h2", Role.HEADING_2: "h3", Role.HEADING_3: "h4"}
_CLASSES = {Role.SIGNATURE: "signature", Role.CAPTION: "caption"}


def write(report: Report, trace: Trace | None) -> str:
    """The page; without a trace (公开稿) its numbers are plain words."""
    if trace is None:
        return Template(_read("public.html")).substitute(
            title=escape(report.title), style=_read("paper.css") + _read("page.css"), body=_body(unmarked(report))
        )
    return Template(_read("page.html")).substitute(
        title=escape(report.title),
        style=_read("paper.css") + _read("page.css"),
        script=_read("page.js"),
        body=_body(report),
        ways=_embedded(json.dumps(ways(trace), ensure_ascii=False)),
        trace=_embedded(to_json(trace)),
        identity=TRACE_SCRIPT,
    )


def _read(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


def _embedded(text: str) -> str:
    """JSON inside a script element, which ends at the first </."""
    return text.replace("</", "<\\/")


def _body(report: Report) -> str:
    """The lines of the title as one heading, then all else."""
    lines = [block for block in report.blocks if isinstance(block, Paragraph) and block.role is Role.TITLE]
    rest = (block for block in report.blocks if block not in lines)
    return "\n".join((title(lines), *map(drawn_block, rest)))


def title(lines: Sequence[Paragraph]) -> str:
    """The lines of the title as one heading."""
    return f"<h1>{''.join(f'<span>{_runs(line.runs)}</span>' for line in lines)}</h1>" if lines else ""


def drawn_block(block: Block) -> str:
    """One block of a report; a number carries its mark in data-mark."""
    return "".join(_block(block))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            tag = _TAGS.get(block.role, "p")
            named = f' class="{_CLASSES[block.role]}"' if block.role in _CLASSES else ""
            yield f"<{tag}{named}>{_runs(block.runs)}</{tag}>"
        case Table():
            yield from _table(block)
        case Chart():
            shape = "lying" if block.lying else "standing"
            yield f'<figure class="{shape}">{drawn(block)}<figcaption>{_runs(block.caption)}</figcaption></figure>'


def _table(table: Table) -> Iterator[str]:
    yield '<div class="scroll"><table>'
    if table.caption:
        yield f"<caption>{_runs(table.caption)}</caption>"
    total = sum(table.widths)
    yield "".join(f'<col width="{share * 100 / total:.1f}%">' for share in table.widths)
    for number, row in enumerate(table.rows):
        tag = "th" if number < table.heads else "td"
        cells = (
            f'<{tag} class="{cell.align}" colspan="{cell.columns}" rowspan="{cell.rows}">{_runs(cell.runs)}</{tag}>'
            for cell in row
        )
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</table></div>"


def _runs(runs: Runs) -> str:
    return "".join(_run(run.text, run.mark, run.gap) for run in runs)


def _run(text: str, mark: str, gap: bool) -> str:
    words = escape(text).replace("\n", "<br>")
    if mark:
        return f'<a class="n" id="n{mark}" data-mark="{mark}" href="#n{mark}">{words}</a>'
    return f'<mark class="gap">{words}</mark>' if gap else words
