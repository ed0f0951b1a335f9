"""Amounts as people type them, kept as whole 分: nothing is rounded that somebody typed."""

import re
from decimal import Decimal

_FEN = {"元": 100, "千元": 100_000, "万元": 1_000_000, "百万元": 100_000_000, "亿元": 10_000_000_000}
_AMOUNT = re.compile(r"([-－]?\d[\d,，]*(?:\.\d+)?)\s*(\w*)")
_LARGEST = 9 * 10**18  # what a column of a database holds


class NotExact(ValueError):
    """A text that is no amount of whole 分; says so in words."""


def fen(text: str, unit: str) -> int:
    """The whole 分 of an amount in `unit`, or in the unit it names itself: 1.2亿 is 12000000000.

    Foreign money is counted in hundredths just so: 万美元. Raises NotExact.
    """
    found = _AMOUNT.fullmatch(text.strip())
    currency = "美元" if unit.endswith("美元") else "元"
    named = f"{found[2].removesuffix(currency)}{currency}" if found and found[2] else unit
    worth = _FEN.get(yuan(named) if named.endswith("美元") == (currency == "美元") else "")
    if found is None or worth is None:
        raise NotExact(f"“{text}”不是金额；请写数字，单位{unit}")
    value = Decimal(found[1].replace(",", "").replace("，", "").replace("－", "-")) * worth
    if value != value.to_integral_value() or abs(value) > _LARGEST:
        raise NotExact(f"“{text}”{unit}不是整数分，或数额过大；请核对")
    return int(value)


def typed(fen: int, unit: str) -> str:
    """An amount of 分 in a unit with all its digits and no more, to be typed again: 1.2."""
    return f"{(Decimal(fen) / _FEN[yuan(unit)]).normalize():f}"


def yuan(unit: str) -> str:
    """The scale of a unit of money: 万美元 counts hundredths as 万元 does."""
    return unit.replace("美元", "元")
