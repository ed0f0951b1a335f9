"""Plain text, as people copy it from a page: tables by tabs, lines broken at a width when the source asks."""

from pathlib import Path

from examples.source import Paragraph, Table, Text


def write(text: Text, path: Path) -> None:
    parts = [_table(block) if isinstance(block, Table) else _paragraph(block, text.wrap) for block in text.blocks]
    path.write_bytes(text.encoded("\n".join(parts)))


def _paragraph(block: Paragraph, wrap: int) -> str:
    """Broken where a page would break it: wide characters take two columns."""
    line, used = "", 0
    for char in ("" if block.level else "　　") + block.text:
        wide = 1 if char.isascii() else 2
        if wrap and used + wide > wrap:
            line, used = line + "\n", 0
        line += char
        used += wide
    return line + "\n"


def _table(table: Table) -> str:
    """A merged cell stands once, the squares it covers are empty: what a copied web table looks like."""
    squares = [[""] * table.width for _ in table.rows]
    for cell in table.cells():
        squares[cell.row][cell.column] = cell.text
    return "".join("\t".join(row) + "\n" for row in squares)
