"""The tables of a page: its grids with the characters that stand in their cells."""

from collections.abc import Sequence

from jixiao.readers.pdf.lattice import Grid, grids
from jixiao.readers.pdf.lines import first_unit, is_wide, plain, rows
from jixiao.readers.pdf.page import Glyph, Page
from jixiao.units.record import record

_PADDING = 6.0


@record
class Box:
    """A cell with its lines; in points, `room` is free to the right of the last of them and `below` under it."""

    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[str, ...]
    room: float
    below: float
    size: float

    @property
    def text(self) -> str:
        return "".join(self.lines)

    def has_room_for(self, text: str) -> bool:
        """Whether the beginning of a text would have fitted on the last line: if so, the text is another one."""
        return self.room > (first_unit(text) + 0.25) * self.size

    def is_full(self) -> bool:
        """Whether another line would not have fitted under the last."""
        return self.below < 1.9 * self.size


@record
class Ruled:
    """A table drawn with lines; `ys` are the heights of its rows on its last page.

    `breaks` are the rows at which further pages begin, `above` the lines before it.
    """

    ys: tuple[float, ...]
    xs: tuple[float, ...]
    height: int
    boxes: tuple[Box, ...]
    page: int
    breaks: tuple[int, ...] = ()
    above: tuple[str, ...] = ()

    @property
    def bottom(self) -> float:
        return self.ys[-1]


def ruled_tables(page: Page, number: int) -> tuple[list[Ruled], list[Glyph]]:
    """Tables from the top down, and the characters outside of them."""
    found = grids(page.rules.horizontal, page.rules.vertical)
    if not found:
        return [], page.glyphs
    inside: list[dict[int, list[Glyph]]] = [{} for _ in found]
    outside: list[Glyph] = []
    edges = [(n, grid.xs[0] - 2, grid.xs[-1], grid.ys[0], grid.ys[-1] + 1) for n, grid in enumerate(found)]
    cell: list[Glyph] = []  # the one the character before went to, and its bounds
    left = right = top = bottom = 0.0
    for glyph in page.glyphs:
        x, y = glyph[0], glyph[1]
        if left <= x < right and top <= y < bottom:
            cell.append(glyph)
            continue
        for n, first, last, upper, lower in edges:
            if first <= x <= last and upper <= y <= lower:
                if not (cell and _runs_on(cell[-1], glyph, page.size)):
                    owner = found[n].region_at(x, y)
                    cell = inside[n].setdefault(owner, [])
                    left, right, top, bottom = found[n].bounds(owner)
                cell.append(glyph)
                break
        else:
            outside.append(glyph)
    tables = [_table(grid, cells, page, number) for grid, cells in zip(found, inside, strict=True) if cells]
    return tables, outside


def _runs_on(before: Glyph, glyph: Glyph, size: float) -> bool:
    """Chinese characters set solid across a border: text that overflows its cell."""
    step = glyph[0] - before[0]
    return (
        abs(glyph[1] - before[1]) < 0.5
        and is_wide(glyph[2]) and is_wide(before[2][-1])
        and 0 < step < 1.02 * size
        and glyph[3] == before[3] + 1
    )  # fmt: skip


def _table(grid: Grid, cells: dict[int, list[Glyph]], page: Page, number: int) -> Ruled:
    boxes = []
    for owner, region in enumerate(grid.regions):
        lines: Sequence[list[Glyph]] = rows(cells[owner], page.size) if owner in cells else ()
        texts = tuple(text for text in map(plain, lines) if text)
        left, right = grid.xs[region.column], grid.xs[region.column + region.columns]
        foot = grid.ys[region.row + region.rows] - lines[-1][-1][1] if lines else 0.0
        room = _room(left, right, lines, page.size)
        boxes.append(Box(region.row, region.column, region.rows, region.columns, texts, room, foot, page.size))
    return Ruled(grid.ys, grid.xs, len(grid.ys) - 1, tuple(boxes), number)


def _room(left: float, right: float, lines: Sequence[list[Glyph]], size: float) -> float:
    if not lines:
        return right - left
    padding = min(_PADDING, max(0.0, min(line[0][0] for line in lines) - left))
    x, _, sign, _ = lines[-1][-1]
    return right - padding - x - (size if is_wide(sign[-1]) else 0.5 * size)
