"""Amounts kept as whole 分 and scores as whole hundredths, printed in the unit asked for, rounded half up."""

from decimal import ROUND_HALF_UP, Decimal

# How many 分 one of a unit is.
FEN = {"元": 100, "千元": 100_000, "万元": 1_000_000, "亿元": 10_000_000_000}
_CENT = Decimal("0.01")


def in_unit(fen: int, unit: str) -> Decimal:
    """An amount of 分 in 元, 千元, 万元 or 亿元 with two decimals."""
    return (Decimal(fen) / FEN[unit]).quantize(_CENT, ROUND_HALF_UP)


def points(hundredths: int) -> Decimal:
    """9909 hundredths are 99.09 points."""
    return (Decimal(hundredths) / 100).quantize(_CENT)


def grouped(value: Decimal) -> str:
    """With a comma after every three digits before the point."""
    return f"{value:,f}"
