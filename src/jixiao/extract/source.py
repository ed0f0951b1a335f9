"""The part of a Document a dossier keeps: its texts and the addresses of its blocks."""

from jixiao.document.model import Document, Table
from jixiao.dossier.model import Remark
from jixiao.dossier.place import Block, Origin, Source, Span


def read_source(document: Document) -> Source:
    blocks: list[Block] = []
    tables = 0
    for block in document.blocks:
        if isinstance(block, Table):
            tables += 1
            blocks += [
                Block(start, end, tables, row + 1, column + 1, block.name, rows, columns)
                for start, end, row, column, rows, columns in block.cells
            ]
            if block.rows:
                blocks[-len(block.cells) :] = [_on_sheet(cell, block) for cell in blocks[-len(block.cells) :]]
        else:
            blocks.append(Block(block.start, block.end))
    origin = Origin(document.origin.starts, document.origin.sources)
    return Source(document.path, document.format, document.text, document.source, origin, tuple(blocks), document.pages)


def _on_sheet(cell: Block, table: Table) -> Block:
    """With its row and column as the sheet numbers them."""
    assert cell.row is not None
    assert cell.column is not None
    return cell._replace(sheet_row=table.rows[cell.row - 1], sheet_column=table.columns[cell.column - 1])


def read_remarks(document: Document) -> tuple[Remark, ...]:
    return tuple(Remark(r.code, r.message, Span(r.start, r.end)) for r in document.remarks)
