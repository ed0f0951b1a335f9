"""Draw the templates of the packaged layouts: python -m scripts.form_templates.

Fonts, alignments, number formats and lists of choices follow from the layout.toml the drawing belongs to.
"""

from pathlib import Path

from examples.frozen import freeze
from jixiao.forms.cell_words import CELL_WORDS
from jixiao.forms.layout import Layout
from jixiao.forms.load import PACKAGED, WORD, layout
from jixiao.forms.row_words import ROW_WORDS
from jixiao.forms.words import Shape, shape_of
from scripts.form_docx import draw_docx
from scripts.form_drawing import DRAWINGS, parse
from scripts.form_xlsx import draw_xlsx


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
