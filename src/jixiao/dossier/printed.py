"""How a value is printed in a sentence: in which unit, and with how many decimals."""

from decimal import Decimal

from jixiao.dossier.datum import Datum
from jixiao.dossier.keys import MONEY_DECIMALS, MONEY_UNIT
from jixiao.units.measure import unit
from jixiao.units.number import plain, rounded

_MOST = 10_000  # 元; money in a larger unit keeps its own


def in_unit(datum: Datum, name: str) -> Decimal:
    """The value in another unit of the same base (元 in 万元); unchanged when the bases differ."""
    own, other = unit(datum.unit), unit(name)
    if own.base != other.base or own.worth == other.worth:
        return datum.value
    return datum.value * own.worth / other.worth


def shown_as(datum: Datum) -> tuple[str, int]:
    """Unit and decimals a value is printed with: budget money in 万元 with two, all else as it was given."""
    kind = unit(datum.unit)
    if kind.base == "元" and kind.worth <= _MOST:
        return MONEY_UNIT, MONEY_DECIMALS
    return datum.unit, datum.decimals


def digits(datum: Datum, at_least: int = 0) -> str:
    """What is printed without the unit; `at_least` so many decimals, where a column wants them level."""
    name, decimals = shown_as(datum)
    return plain(rounded(in_unit(datum, name), max(decimals, at_least)))
