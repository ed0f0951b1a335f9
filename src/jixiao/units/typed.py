"""Numbers as people type or paste them: full-width digits, commas, brackets for less than zero, a unit behind."""

from decimal import Decimal

from jixiao.units.chinese import HALF_WIDTH
from jixiao.units.fixed import FEN
from jixiao.units.number import short
from jixiao.units.regex import regex

_WIDE = HALF_WIDTH | str.maketrans("，（）−–—￥", ",()---¥")
_NUMBER = regex(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?\.?")
_AMOUNT = regex(r"¥?(\(?)¥?([-+]?[\d,.]+)((?:亿|百万|万|千)?美?元|[亿万])?(\)?)")
_LARGEST = 28  # digits; no budget has more, and arithmetic stays exact


def number(text: str) -> Decimal | None:
    """１，２３４.５０ is 1234.50 and (12) is -12; None when nothing was typed; raises ValueError on anything else."""
    clean = _clean(text)
    if not clean:
        return None
    negative = clean.startswith("(") and clean.endswith(")")
    digits = clean[1:-1] if negative else clean
    if not _NUMBER.fullmatch(digits) or not 0 < sum(char.isdecimal() for char in digits) <= _LARGEST:
        raise ValueError(text)
    if negative and digits[0] in "+-":
        raise ValueError(text)
    value = Decimal(digits.replace(",", "")) + 0  # never -0
    return -value if negative else value


def percent(text: str) -> Decimal | None:
    """97.5 and 97.5% are both 97.5."""
    return number(_clean(text).removesuffix("%"))


def fen(text: str, unit: str) -> int | None:
    """Whole 分 of an amount in `unit`, or in the unit it names itself: 1.2亿元 is 1.2 亿元 wherever it stands.

    None when nothing was typed; raises ValueError when it is no amount, or not a whole number of 分.
    """
    clean = _clean(text)
    if not clean:
        return None
    found = _AMOUNT.fullmatch(clean)
    if not found:
        raise ValueError(text)
    opening, digits, named, closing = found.groups()
    value = number(f"{opening}{digits}{closing}")
    if value is None:
        raise ValueError(text)
    worth = FEN.get(_named(named, unit) if named else unit)
    if worth is None:
        raise ValueError(text)
    whole = value.scaleb(len(str(worth)) - 1)
    if whole != whole.to_integral_value():
        raise ValueError(text)
    return int(whole)


def _named(named: str, unit: str) -> str:
    """The unit an amount names itself, 亿 in the currency of the column; "" for one of another currency."""
    currency = "美元" if unit.endswith("美元") else "元"
    if not named.endswith("元"):
        return f"{named}{currency}"
    return named if named.endswith("美元") == (currency == "美元") else ""


def exact(amount: int, unit: str) -> str:
    """An amount of 分 in a unit with every digit it has: 12345678900 分 are 12345.6789 万元."""
    return short(Decimal(amount).scaleb(1 - len(str(FEN[unit]))))


def _clean(text: str) -> str:
    return "".join(text.translate(_WIDE).split())
