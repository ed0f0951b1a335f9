"""Tables of web pages: which are data and which only arrange the page, and where each cell stands."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from jixiao.readers.html.style import is_hidden
from jixiao.readers.lines import Grid, Line, Para, Slot, joined
from jixiao.units.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

WIDEST = 256
MOST_SPANNED = 1_000_000  # squares covered by merged cells of one table
_FEW = 6  # cells of a table that arranges a page
_LONG = 300  # characters of a cell that holds a text rather than a value
_WHOLE = regex(r"\s*([0-9]{1,5})")


class Square(NamedTuple):
    """A cell as it was read: its blocks and the spans it asks for."""

    blocks: tuple[Para | Grid, ...]
    rows: int
    columns: int


def rows_of(table: "_Element") -> Iterator[list["_Element"]]:
    """The cells of each row that is shown; rows of nested tables are left to those. Cells may stand without a row."""
    loose: list[_Element] = []
    for part in _inside(table, "tr", "td", "th"):
        if part.tag != "tr":
            loose.append(part)
            continue
        if loose:
            yield loose
            loose = []
        cells = list(_inside(part, "td", "th"))
        if cells:
            yield cells
    if loose:
        yield loose


def _inside(node: "_Element", *tags: str) -> Iterator["_Element"]:
    """Elements of these tags below a node, not below one another nor in a nested table."""
    stack: list[Iterator[_Element]] = [iter(node)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in tags:
            if not is_hidden(child):
                yield child
        elif child.tag not in {"table", "caption"} and not is_hidden(child):
            stack.append(iter(child))


def span(cell: "_Element", name: str) -> int:
    """Rowspan or colspan; 0 rows means down to the end of the table."""
    found = _WHOLE.match(cell.get(name) or "")
    return int(found.group(1)) if found else 1


def is_layout(rows: Sequence[Sequence[Square]]) -> bool:
    """Whether the cells hold parts of a page: a table, or a long text of several paragraphs."""
    cells = [cell for row in rows for cell in row]
    if len(cells) == 1:
        return True
    if any(isinstance(block, Grid) and len(block.slots) >= 4 for cell in cells for block in cell.blocks):
        return True
    return len(cells) <= _FEW and any(_is_text(cell) for cell in cells)


def _is_text(cell: Square) -> bool:
    paras = [block for block in cell.blocks if isinstance(block, Para)]
    return len(paras) >= 3 and sum(len(line.text) for para in paras for line in para.lines) > _LONG


def grid(rows: Sequence[Sequence[Square]]) -> Iterator[Grid]:
    """The table with each cell at its place, then the tables nested in its cells."""
    slots: list[Slot] = []
    nested: list[Grid] = []
    busy: dict[int, int] = {}  # column → the row at which it is free again
    spanned = 0
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while busy.get(column, 0) > at:
                column += 1
            if column >= WIDEST:
                break
            height = len(rows) - at if cell.rows == 0 else min(cell.rows, len(rows) - at)
            width = min(max(cell.columns, 1), WIDEST - column)
            spanned += height * width
            if spanned > MOST_SPANNED:
                height = width = 1
            for covered in range(column, column + width):
                busy[covered] = at + height
            slots.append(Slot(_line(cell, nested), at, column, height, width))
            column += width
    if slots:
        yield Grid(slots)
    yield from nested


def _line(cell: Square, nested: list[Grid]) -> Line:
    nested += [block for block in cell.blocks if isinstance(block, Grid)]
    return joined((line for block in cell.blocks if isinstance(block, Para) for line in block.lines), " ")
