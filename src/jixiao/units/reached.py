"""What people type as an actual value, in the unit of its indicator: 18, 18 个, 94.6%, 1.2 亿元 beside 万元."""

from decimal import Decimal

from jixiao.units.chinese import HALF_WIDTH
from jixiao.units.measure import unit
from jixiao.units.number import short
from jixiao.units.regex import regex
from jixiao.units.typed import number

_TYPED = regex(r"([-+(]?[\d,.]+\)?)(\D*)")


class NotReached(ValueError):
    """The text is no value in that unit; its words say why and what to write."""


def value_in(text: str, name: str) -> Decimal | None:
    """The value in the unit called `name`; None when nothing was typed. Raises NotReached."""
    clean = "".join(text.translate(HALF_WIDTH).replace("，", ",").split())
    if not clean:
        return None
    found = _TYPED.fullmatch(clean)
    try:
        value = number(found.group(1) if found else clean)
    except ValueError:
        value = None
    if not found or value is None:
        raise NotReached(f"“{text.strip()}”不是数字；请只写数字，例如 12.5{name and f'（单位：{name}）'}")
    said = found.group(2)
    if not said:
        return value
    wanted, typed = unit(name), unit(said)
    if not wanted.name or typed.base == wanted.base:
        return value if typed.worth == wanted.worth or not wanted.name else _exact(value * typed.worth / wanted.worth)
    if wanted.is_count and typed.is_count and "个" in {wanted.base, typed.base}:
        return value
    raise NotReached(f"单位写的是“{said}”，这个指标的单位是“{name}”；请换算成{name}再填")


def _exact(value: Decimal) -> Decimal:
    return Decimal(short(value))
