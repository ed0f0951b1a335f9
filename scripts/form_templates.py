"""Draw the templates of the packaged layouts: python -m scripts.form_templates.

A drawing in form_drawings/ has a head in TOML and lines:

    # title      = centred line      > line at the left || and at the right
    | a | b |    a table row; a cell "<" goes on to the left, "^" above

Fonts, alignments, number formats and lists of choices follow from the layout.toml the drawing belongs to.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from examples.frozen import freeze
from examples.source import Cell, Table
from jixiao.forms.cell_words import CELL_WORDS
from jixiao.forms.layout import Layout
from jixiao.forms.load import PACKAGED, WORD, layout
from jixiao.forms.row_words import ROW_WORDS
from jixiao.forms.words import Shape, shape_of

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


def shapes(form: Layout) -> dict[tuple[int, int], Shape]:
    """What belongs in a cell, by its address."""
    found = {
        address: shape_of(words[0], CELL_WORDS)
        for address, pattern in form.cells.items()
        if (words := WORD.findall(pattern)) and pattern == f"{{{words[0]}}}"
    }
    for block in form.blocks:
        for row in range(block.first, block.last + 1):
            for column, word in block.columns.items():
                found[row, column] = shape_of(word, ROW_WORDS[block.of])
    return found


def write(path: Path) -> list[Path]:
    """The templates of one drawing."""
    from scripts.form_docx import draw_docx
    from scripts.form_xlsx import draw_xlsx

    drawing, folder = parse(path), PACKAGED / path.stem
    form = layout(folder / "layout.toml", drawn=True)
    made = [folder / "template.xlsx"]
    draw_xlsx(drawing, form, shapes(form), made[0])
    if drawing.docx:
        made.append(folder / "template.docx")
        draw_docx(drawing, shapes(form), made[1])
    for file in made:
        freeze(file)
    return made


if __name__ == "__main__":
    for drawn in sorted(DRAWINGS.glob("*.txt")):
        print(*(made.relative_to(PACKAGED) for made in write(drawn)))
