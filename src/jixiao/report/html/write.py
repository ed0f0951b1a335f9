"""The report as one web page that needs nothing else: every number opens its trace beside it."""

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from string import Template

from jixiao.dossier.generated import TRACE_SCRIPT
from jixiao.report.blocks import Block, Chart, Paragraph, Report, Role, Runs, Table
from jixiao.report.drawing import drawn
from jixiao.report.sealing import to_json
from jixiao.report.told import ways
from jixiao.report.trace import Trace

_HERE = Path(__file__).parent
_TAGS = {Role.HEADING_1: "h2", Role.HEADING_2: "h3", Role.HEADING_3: "h4"}
_CLASSES = {Role.SIGNATURE: "signature", Role.CAPTION: "caption"}


def write(report: Report, trace: Trace) -> str:
    """The page."""
    return Template(_read("page.html")).substitute(
        title=escape(report.title),
        style=_read("page.css"),
        script=_read("page.js"),
        body="\n".join(_one_title(report.blocks)),
        ways=_embedded(json.dumps(ways(trace), ensure_ascii=False)),
        trace=_embedded(to_json(trace)),
        identity=TRACE_SCRIPT,
    )


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _embedded(text: str) -> str:
    """JSON inside a script element, which ends at the first </."""
    return text.replace("</", "<\\/")


def _one_title(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The lines of the title as one heading, then all else."""
    lines = [block for block in blocks if isinstance(block, Paragraph) and block.role is Role.TITLE]
    if lines:
        yield f"<h1>{''.join(f'<span>{_runs(line.runs)}</span>' for line in lines)}</h1>"
    yield from (piece for block in blocks if block not in lines for piece in _block(block))


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
    yield "".join(f'<col style="width:{share * 100 / total:.1f}%">' for share in table.widths)
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
