"""A month of a ledger: the rows of each day."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from jixiao.web.ledger.column import Ledger

_SHOWN = 4  # rows of a day


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    is_inside: bool
    rows: list[Any]
    more: int


@dataclass(frozen=True, slots=True)
class Month:
    """Weeks of seven days, from Monday; the months before and after as the address has them."""

    name: str
    before: str
    after: str
    weeks: list[list[Day]]
    count: int


def month_of(ledger: Ledger, rows: QuerySet[Any], asked: str) -> Month:
    """The month asked for, else this one."""
    today = timezone.localdate()
    year, month = (int(asked[:4]), int(asked[5:])) if asked else (today.year, today.month)
    weeks = calendar.Calendar().monthdatescalendar(year, month)
    within = {f"{ledger.day}__gte": weeks[0][0], f"{ledger.day}__lte": weeks[-1][-1]}
    by_day: dict[date, list[Any]] = {}
    for row in rows.filter(**within).order_by(ledger.day, "pk"):
        by_day.setdefault(getattr(row, ledger.day), []).append(row)
    first = date(year, month, 1)
    drawn = [[_day(on, month, by_day.get(on, [])) for on in week] for week in weeks]
    count = sum(len(found) for on, found in by_day.items() if on.month == month)
    return Month(f"{year}年{month}月", _key(first - timedelta(1)), _key(first + timedelta(31)), drawn, count)


def _day(on: date, month: int, rows: list[Any]) -> Day:
    return Day(on, on.month == month, rows[:_SHOWN], len(rows) - len(rows[:_SHOWN]))


def _key(day: date) -> str:
    return f"{day:%Y-%m}"
