"""Tables drawn with characters: ┌─┬─┐ │ 甲 │ or +---+ | a |; a cell may take several lines and squares."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from jixiao.document.build import Piece, Square
from jixiao.document.join import width
from jixiao.readers.limits import check_cells
from jixiao.units.regex import regex

_BAR = "│┃║┆┇┊┋|"
_JOINT = "├┝┞┟┠┣┤┥┨┫┬┯┰┳┴┷┸┻┼┿╀╂╋┌┍┎┏┐┒┓└┕┖┗┘┙┚┛╔╗╚╝╠╣╦╩╬+"
_DASH = "─━═┄┅┈┉-="
_PLAIN_BORDER = regex(r"\+(?:[-=]+\+)+")
_EDGE = regex(f"[{re.escape(_BAR + _JOINT)}]")
_DRAWN = frozenset(_BAR + _JOINT + _DASH) - frozenset("|+-=")
BOX_SIGNS = _DRAWN | {"+"}  # a drawn table begins with one
_MOST_BORDERS = 200  # of a line
_SLACK = 1  # columns of the screen two borders may differ by


class _Part(NamedTuple):
    """What stands between two upright borders of a line."""

    left: int
    right: int
    text: str
    source: int


@dataclass(slots=True)
class _Open:
    """A cell still being read."""

    row: int
    column: int
    columns: int
    rows: int = 1
    pieces: list[Piece] = field(default_factory=list)


def is_boxed(text: str, *, in_box: bool) -> bool:
    """Whether the line belongs to a drawn table; lines of | only below a border of +---+."""
    body = text.strip()
    if body[0] in _DRAWN:
        return len(body) > 2 and (body[-1] in _DRAWN or body[0] in _JOINT)
    if body[0] == "+":
        return bool(_PLAIN_BORDER.fullmatch(body))
    return in_box and body[0] == "|" and body[-1] == "|"


def boxes(path: str, lines: Sequence[Piece]) -> list[Square]:
    """The cells of a drawn table; `path` is for the message when they are too many."""
    rows = [list(_parts(line)) for line in lines]
    check_cells(path, sum(map(len, rows)))
    borders = _borders(part for row in rows for part in row)
    if len(borders) < 2:
        return [Square((Piece(line.text, line.source),), row, 0) for row, line in enumerate(lines)]
    return list(_squares(rows, borders))


def _parts(line: Piece) -> Iterator[_Part]:
    """Stretches between borders, with the screen columns of the borders."""
    text = line.text
    edges = [hit.start() for hit in _EDGE.finditer(text)][:_MOST_BORDERS]
    left = width(text[: edges[0]]) if edges else 0
    for start, end in pairwise(edges):
        right = left + width(text[start:end])
        yield _Part(left, right, text[start + 1 : end], line.source + start + 1)
        left = right


def _borders(parts: Iterator[_Part]) -> list[int]:
    """Screen columns of all upright borders; those a column apart are one."""
    found: list[int] = []
    for place in sorted({side for part in parts for side in (part.left, part.right)}):
        if not found or place > found[-1] + _SLACK:
            found.append(place)
    return found


def _squares(rows: Sequence[Sequence[_Part]], borders: list[int]) -> Iterator[Square]:
    """A drawn line ends the cells above it; a cell beside it goes on."""
    open_cells: dict[int, _Open] = {}
    row = -1
    ruled = True
    for parts in rows:
        is_rule = [_is_rule(part) for part in parts]
        if any(is_rule):
            for part, drawn in zip(parts, is_rule, strict=True):
                column, columns = _place(part, borders)
                if drawn:
                    yield from _closed(open_cells, column, column + columns)
                else:
                    _add(open_cells, part, column)
            ruled = True
            continue
        if ruled:
            row += 1
            ruled = False
            for cell in open_cells.values():
                cell.rows += 1
        for part in parts:
            column, columns = _place(part, borders)
            if not any(cell.column <= column < cell.column + cell.columns for cell in open_cells.values()):
                open_cells[column] = _Open(row, column, columns)
            _add(open_cells, part, column)
    yield from _closed(open_cells, 0, len(borders))


def _is_rule(part: _Part) -> bool:
    text = part.text.strip()
    return bool(text) and not text.strip(_DASH)


def _place(part: _Part, borders: list[int]) -> tuple[int, int]:
    left, right = bisect_left(borders, part.left - _SLACK), bisect_left(borders, part.right - _SLACK)
    return left, max(right - left, 1)


def _add(open_cells: dict[int, _Open], part: _Part, column: int) -> None:
    cell = open_cells.get(column)
    if cell is not None and part.text.strip():
        cell.pieces.append(Piece(part.text, part.source))


def _closed(open_cells: dict[int, _Open], first: int, end: int) -> Iterator[Square]:
    for column in [column for column in open_cells if first <= column < end]:
        cell = open_cells.pop(column)
        pieces = tuple(cell.pieces) or (Piece("", 0),)
        yield Square(pieces, cell.row, cell.column, cell.rows, cell.columns)
