"""A number as printed: its value, the worth of its last digit, its unit, and the interval it stands for."""

from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache

from jixiao.units.measure import Unit, unit
from jixiao.units.record import record


@record
class Interval:
    """Every value a printed or computed number may stand for, both ends included."""

    low: Decimal
    high: Decimal

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: "Interval") -> "Interval":
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: "Interval") -> "Interval":
        """Raises ZeroDivisionError when the divisor may be zero."""
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError
        ends = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def meets(self, other: "Interval") -> bool:
        return self.low <= other.high and other.low <= self.high


@record
class Printed:
    """What stands on the page. `step` is the worth of the last printed digit, in the printed unit."""

    value: Decimal
    step: Decimal
    unit: Unit

    @staticmethod
    @lru_cache(maxsize=8192)
    def of(digits: str, unit_name: str = "") -> "Printed":
        """From digits as printed (1,600.86) and a unit (万元); raises ValueError on anything else."""
        clean = digits.replace(",", "").replace("，", "")
        whole, _, fraction = clean.partition(".")
        if not (whole.lstrip("-+") + fraction).isdecimal():
            raise ValueError(digits)
        return Printed(Decimal(clean), _step(len(fraction)), unit(unit_name))

    @property
    def base(self) -> Decimal:
        """Value in the base unit (元, %, 人)."""
        return self.value * self.unit.worth

    @property
    def interval(self) -> Interval:
        """Printed 16.83 stands for 16.825 … 16.835; a count for itself. In base units."""
        if self.step == 1 and self.unit.is_count:
            return Interval(self.base, self.base)
        half = self.step / 2
        return Interval((self.value - half) * self.unit.worth, (self.value + half) * self.unit.worth)

    def __neg__(self) -> "Printed":
        return Printed(-self.value, self.step, self.unit)

    def __str__(self) -> str:
        return f"{plain(self.value)}{self.unit.name}"


@cache
def _step(decimals: int) -> Decimal:
    """The worth of the last of so many decimals."""
    return Decimal(1).scaleb(-decimals)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """ROUND_HALF_UP to that many decimals."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def like(value: Decimal, printed: Printed) -> Decimal:
    """The value in the unit of `printed`, rounded to its last digit."""
    return (value / printed.unit.worth).quantize(printed.step, rounding=ROUND_HALF_UP)


def plain(value: Decimal) -> str:
    """Without exponent; keeps the digits printed (1.10 stays 1.10)."""
    return format(value, "f")


def short(value: Decimal) -> str:
    """Without exponent and without trailing zeros: for computed values."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text
