"""A report as lines of words, to be laid beside another: each paragraph and each row of a table is one."""

from collections.abc import Iterator

from jixiao.report.blocks import Block, Paragraph, Report, Run, Table
from jixiao.report.trace import HOLE

Line = tuple[str, str]  # as printed, and with a hole for each traced number


def lines_of(report: Report) -> Iterator[Line]:
    for block in report.blocks:
        yield from (line for line in _lines(block) if line[0].strip())


def _lines(block: Block) -> Iterator[Line]:
    if isinstance(block, Paragraph):
        yield _said(block.runs), _holed(block.runs)
        return
    yield _said(block.caption), _holed(block.caption)
    if isinstance(block, Table):
        for row in block.rows:
            yield " | ".join(cell.text for cell in row), " | ".join(_holed(cell.runs) for cell in row)


def _said(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def _holed(runs: tuple[Run, ...]) -> str:
    return "".join(HOLE if run.mark else run.text for run in runs)
