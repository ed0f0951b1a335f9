"""What filling needs of a template, whatever its format: rows and columns from 1, as on the sheet.

In a Word template the paragraphs of the body are rows of one column and the rows of its tables follow in order, so
that one mapping serves a sheet and a document of the same shape.
"""

from collections.abc import Collection, Sequence
from typing import Protocol

from jixiao.forms.values import Value


class FormError(ValueError):
    """A form that cannot be filled: what is wrong and what to do, in Chinese."""


class Grid(Protocol):
    """One form of a template while it is filled."""

    def text(self, row: int, column: int) -> str:
        """What the cell holds, "" for nothing."""
        ...

    def write(self, row: int, column: int, value: Value) -> None:
        """Put a value into a cell, with the looks the cell has."""
        ...

    def resize(self, first: int, last: int, count: int, columns: Collection[int]) -> None:
        """Make `count` rows of these, in their looks; what stands below moves, merged cells with it.

        Cells merged downwards in `columns` are set apart: they will be filled row by row.
        """
        ...

    def join_down(self, column: int, first: int, last: int) -> None:
        """Merge the cells of a column over these rows; the text of the first remains."""
        ...


class Template(Protocol):
    """A file of forms."""

    grids: Sequence[Grid]

    def saved(self) -> bytes: ...
