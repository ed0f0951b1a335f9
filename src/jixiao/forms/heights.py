"""How high a row must be for a wrapped text: spreadsheet programs do not fit merged cells by themselves."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal
from unicodedata import east_asian_width

_LINE = Decimal("1.42")  # height of a line over the size of its font
_EDGE = Decimal(5)  # points above and below
_SIDES = Decimal("1.2")  # characters left and right
_FULL_SIZE = Decimal(11)  # columns are measured in digits of this size
_BETWEEN = Decimal("0.25")  # what East Asian layout adds between two scripts


def needed_height(text: str, width: Decimal, size: Decimal) -> Decimal:
    """Points a text of this font size needs in a cell `width` characters wide."""
    room = max(width - _SIDES, Decimal(2)) * _FULL_SIZE / size
    lines = sum(_lines(paragraph, room) for paragraph in text.split("\n"))
    return (lines * size * _LINE + _EDGE).quantize(Decimal("0.1"))


def _lines(paragraph: str, room: Decimal) -> int:
    return max(1, int((sum(_widths(paragraph), Decimal(0)) / room).to_integral_value(ROUND_CEILING)))


def _widths(text: str) -> Iterator[Decimal]:
    wide_before = False
    for sign in text:
        wide = east_asian_width(sign) in "WFA"
        yield Decimal(2 if wide else 1) + (_BETWEEN if wide is not wide_before else 0)
        wide_before = wide
