"""How far the projects of a time have come: of those signed in a quarter, how many landed, started, produce."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain

from jixiao.units.number import rounded
from jixiao.units.record import record

RATE_DECIMALS = 2  # unless others are asked for


@record
class Cohort:
    """The projects signed in one time; `reached`: how many came to each later stage; `signed` is the base of rates."""

    name: str
    signed: int
    reached: tuple[int, ...]

    @property
    def rates(self) -> tuple[Decimal, ...]:
        """Per cent of those signed."""
        return tuple(rate(one, self.signed) for one in self.reached)

    @property
    def pairs(self) -> tuple[tuple[int, Decimal], ...]:
        return tuple(zip(self.reached, self.rates, strict=True))


def rate(part: int | Decimal, whole: int | Decimal, decimals: int = RATE_DECIMALS) -> Decimal:
    """Per cent."""
    return rounded(Decimal(part) * 100 / whole, decimals)


def quarter(day: date) -> str:
    return f"{day.year}年{(day.month + 2) // 3}季度"


def growth(now: int | Decimal | None, before: int | Decimal | None, decimals: int = RATE_DECIMALS) -> Decimal | None:
    """Per cent more than before; None when one is not known, or there was nothing before."""
    return None if now is None or not before or before < 0 else rate(now - before, before, decimals)


def year(day: date) -> str:
    return f"{day.year}年"


def joined(parts: Iterable[Sequence[Cohort]]) -> tuple[Cohort, ...]:
    """The cohorts of several lots of projects, those of the same time as one."""
    held: dict[str, list[Cohort]] = {}
    for one in chain.from_iterable(parts):
        held.setdefault(one.name, []).append(one)
    return tuple(
        Cohort(
            name,
            sum(one.signed for one in same),
            tuple(sum(column) for column in zip(*(one.reached for one in same), strict=True)),
        )
        for name, same in sorted(held.items())
    )
