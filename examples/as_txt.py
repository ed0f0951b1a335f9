"""Plain text, as people copy it from a page: tables by tabs, lines broken at a width when the source asks."""

from pathlib import Path

from examples.source import Paragraph, Table, Text


def write(text: Text, path: Path) -> None:
    parts = [_table(block) if isinstance(block, Table) else _paragraph(block, text.wrap) for block in text.blocks]
    path.write_bytes(text.encoded("\n".join(parts)))


def _paragraph(block: Paragraph, wrap: int) -> str:
    indent = "" if block.level else "　　"
    line = indent + block.text
    if not wrap:
        return line + "\n"
    return "".join(line[at : at + wrap] + "\n" for at in range(0, len(line), wrap))


def _table(table: Table) -> str:
    """A merged cell stands once, the squares it covers are empty: what a copied web table looks like."""
    squares = [[""] * table.width for _ in table.rows]
    for cell in table.cells():
        squares[cell.row][cell.column] = cell.text
    return "".join("\t".join(row) + "\n" for row in squares)
