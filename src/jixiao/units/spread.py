"""Where values lie: the least, the middle and the greatest of them."""

from collections.abc import Iterable
from decimal import Decimal

from jixiao.units.record import record


@record
class Spread:
    """`middle` is the median: of an even number of values the mean of the middle two, exactly."""

    low: Decimal
    middle: Decimal
    high: Decimal
    count: int


def spread(values: Iterable[Decimal]) -> Spread | None:
    """None of nothing."""
    rising = sorted(values)
    if not rising:
        return None
    half = len(rising) // 2
    middle = rising[half] if len(rising) % 2 else (rising[half - 1] + rising[half]) / 2
    return Spread(rising[0], middle, rising[-1], len(rising))
