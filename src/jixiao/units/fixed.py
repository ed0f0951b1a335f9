"""Amounts kept as whole 分 and scores as whole hundredths, printed in the unit asked for, rounded half up."""

from decimal import ROUND_HALF_UP, Decimal

# How many 分 one of a unit is; dollars are kept in hundredths just so.
FEN = {
    "元": 100, "千元": 100_000, "万元": 1_000_000, "百万元": 100_000_000, "亿元": 10_000_000_000,
    "美元": 100, "万美元": 1_000_000, "亿美元": 10_000_000_000,
}  # fmt: skip
_CENT = Decimal("0.01")


def in_unit(fen: int, unit: str) -> Decimal:
    """An amount of 分 in one of the units of FEN, with two decimals."""
    return (Decimal(fen) / FEN[unit]).quantize(_CENT, ROUND_HALF_UP)


def points(hundredths: int) -> Decimal:
    """9909 hundredths are 99.09 points."""
    return (Decimal(hundredths) / 100).quantize(_CENT)


def grouped(value: Decimal) -> str:
    """With a comma after every three digits before the point."""
    return f"{value:,f}"
