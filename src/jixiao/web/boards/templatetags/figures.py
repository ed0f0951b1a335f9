"""What tables of boards ask of their cells."""

from collections.abc import Sequence

from django import template

from jixiao.web.boards.pictures import Cell

register = template.Library()


@register.filter
def is_number(row: Sequence[Cell], at: int) -> bool:
    """Whether a column holds numbers, by its cell in a row."""
    return row[at].look != "words"
