"""The time a board is about: a year up to the end of a month."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

YEAR_END = 12


@dataclass(frozen=True, slots=True)
class Span:
    """Days from one to another, both included."""

    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Period:
    """The months of a year up to `month`."""

    year: int
    month: int

    def __str__(self) -> str:
        if self.month == YEAR_END:
            return f"{self.year}年"
        return f"{self.year}年1—{self.month}月" if self.month > 1 else f"{self.year}年1月"

    @property
    def span(self) -> Span:
        return Span(date(self.year, 1, 1), self.last)

    @property
    def last(self) -> date:
        return _end(self.year, self.month)

    @property
    def only_month(self) -> Span:
        """Its last month alone."""
        return Span(date(self.year, self.month, 1), self.last)

    @property
    def before(self) -> "Period":
        """The same months a year before."""
        return Period(self.year - 1, self.month)

    @property
    def months(self) -> tuple[str, ...]:
        """2022-01, 2022-02 …"""
        return tuple(f"{self.year}-{month:02}" for month in range(1, self.month + 1))


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def current(year: int, today: date) -> Period:
    """What is asked of a year when nobody named a month: all of a year that is over, this one up to today."""
    return Period(year, today.month if year == today.year else YEAR_END)
