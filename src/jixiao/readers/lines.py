"""What files of paragraphs (docx, html) are read into first: lines of final text, and where each stretch came from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element


class Leaf(NamedTuple):
    """A stretch of a line and the element it is the text of (w:t, w:sym, w:tab, m:oMath …).

    `offset` is where the stretch begins in the element's own text; -1 when the element cannot be divided.
    """

    start: int
    end: int
    element: "_Element"
    offset: int


@dataclass(slots=True)
class Change:
    """A tracked change: what stands at `start`–`end` of the line was inserted, `deleted` stood there before."""

    start: int
    end: int
    author: str = ""
    day: str = ""
    deleted: str = ""


@dataclass(slots=True)
class Line:
    """Text up to a line break. `hidden` are the texts a reader of the printed page does not see."""

    text: str = ""
    leaves: list[Leaf] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    def prefix(self, text: str) -> None:
        """Put a generated text (a list number) before the line."""
        self.text = text + self.text
        self.shift(len(text))

    def shift(self, length: int) -> None:
        """Move all addresses on by so many characters."""
        if not length:
            return
        self.leaves = [Leaf(a + length, b + length, element, offset) for a, b, element, offset in self.leaves]
        for change in self.changes:
            change.start += length
            change.end += length


def joined(lines: Iterable[Line], separator: str = "") -> Line:
    """Several lines as one; the separator stands between those that hold text."""
    whole, length = Line(), 0
    parts: list[str] = []
    for line in lines:
        if separator and parts and line.text:
            parts.append(separator)
            length += len(separator)
        line.shift(length)
        if line.text:
            parts.append(line.text)
            length += len(line.text)
        whole.leaves += line.leaves
        whole.changes += line.changes
        whole.hidden += line.hidden
    whole.text = "".join(parts)
    return whole


@dataclass(slots=True)
class Para:
    """A paragraph: its lines, its heading level (0 for body text), whether it is a line of a table of contents.

    `apart` when its look (indent, number, centred) says that it goes on nothing; files made from the lines of
    another hold paragraphs that do.
    """

    lines: list[Line]
    level: int = 0
    contents: bool = False
    apart: bool = False
    centred: bool = False


class Slot(NamedTuple):
    """A table cell: its lines run together, its place and its spans."""

    line: Line
    row: int
    column: int
    rows: int
    columns: int


@dataclass(slots=True)
class Grid:
    """A table; slots row by row."""

    slots: list[Slot]
