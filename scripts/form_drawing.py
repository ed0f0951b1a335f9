"""The drawings of form templates: what stands in scripts/form_drawings/, read.

# title      = centred line      > line at the left || and at the right
| a | b |    a table row; a cell "<" goes on to the left, "^" above
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from examples.source import Cell, Table

DRAWINGS = Path(__file__).parent / "form_drawings"
WIDE = 4  # columns of a cell that holds sentences
KINDS = {"#": "title", "=": "centre", ">": "edges", "|": "row"}


@dataclass(frozen=True, slots=True)
class Drawing:
    """Lines from the top: their kinds, and their texts by column."""

    name: str
    widths: tuple[float, ...]
    landscape: bool
    docx: bool
    kinds: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]

    def squares(self) -> Iterator[Cell]:
        """Cells of the table with their spans; rows and columns from 1."""
        first = self.kinds.index("row")
        rows = tuple(texts for kind, texts in zip(self.kinds, self.texts, strict=True) if kind == "row")
        for cell in Table("", rows).cells():
            yield replace(cell, row=cell.row + first + 1, column=cell.column + 1)

    def heads(self, first: int) -> tuple[int, int]:
        """The head rows above a block that begins at `first`."""
        row = first - 1
        while "^" in self.texts[row - 1][1:]:
            row -= 1
        return row, first - 1


def parse(path: Path) -> Drawing:
    _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    facts: dict[str, Any] = tomllib.loads(head)
    lines = [line for line in body.splitlines() if line.strip()]
    return Drawing(
        path.stem,
        tuple(facts["widths"]),
        facts.get("landscape", False),
        facts.get("docx", False),
        tuple(KINDS[line[0]] for line in lines),
        tuple(_texts(line) for line in lines),
    )


def _texts(line: str) -> tuple[str, ...]:
    if line.startswith("|"):
        return tuple(cell.strip(" ") for cell in line.strip().removeprefix("|").removesuffix("|").split("|"))
    return tuple(text.strip(" ") for text in line[1:].split("||"))
