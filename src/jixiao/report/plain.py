"""A report that no office's template shapes: its blocks in the look of official documents (GB/T 9704)."""

from dataclasses import replace
from pathlib import Path

from jixiao.report.blocks import Block, Report, Run, with_runs
from jixiao.report.docx.filled import Filled
from jixiao.report.docx.nodes import Body
from jixiao.report.docx.package import Package
from jixiao.report.docx.write import write
from jixiao.report.trace import Trace

BASE = Path(__file__).parent / "docx" / "plain.docx"  # written by scripts/templates.py


def marked(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Each printed number with the identity of its place."""
    number = 0

    def mark(run: Run) -> Run:
        nonlocal number
        number += bool(run.key)
        return replace(run, mark=f"{number:04x}") if run.key else run

    return tuple(with_runs(block, mark) for block in blocks)


def docx(report: Report, trace: Trace | None) -> bytes:
    """The Word file; without a trace it has no marks either."""
    body = Body(Package.of(BASE))
    return write(body, [Filled(body.nodes[0], report.blocks, None)], trace)
