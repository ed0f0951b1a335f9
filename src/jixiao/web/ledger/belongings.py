"""What belongs to a row: the rows of every ledger that lead to it, counted, summed, the newest shown.

No ledger says that it takes part: one with a column that leads to the row does.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from jixiao.web.ledger import kinds, totals
from jixiao.web.ledger.column import Column, Ledger
from jixiao.web.ledger.models import LedgerRow
from jixiao.web.ledger.registry import ledgers
from jixiao.web.ledger.totals import Total
from jixiao.web.people.models import Person
from jixiao.web.people.scope import departments

_NEWEST, _WORDS, _KEYS = 3, 3, 20


@dataclass(frozen=True, slots=True)
class Belonging:
    """The rows of one ledger that belong to a row; `query` leads to them in the list, "" when it cannot say which.

    `giving` is what a new row is given so that it belongs here, "" when it belongs by way of another row.
    """

    ledger: Ledger
    total: Total
    newest: list[tuple[Any, str]]
    query: str
    giving: str

    @property
    def sums(self) -> list[tuple[Column, int]]:
        """The measures of which something is known."""
        found = ((column, self.total.sums[column.name]) for column in self.ledger.measures)
        return [(column, value) for column, value in found if value is not None]


@dataclass(frozen=True, slots=True)
class _Way:
    """How a ledger leads to a row: by its own column, or by the column `last` of the row that `first` leads to."""

    ledger: Ledger
    first: Column
    last: str = ""

    def rows(self, row: LedgerRow, seen: Iterable[int]) -> QuerySet[Any]:
        path = f"{self.first.name}__{self.last}" if self.last else self.first.name
        rows: QuerySet[Any] = self.ledger.model._default_manager.filter(Q(**{path: row}))
        return rows.filter(removed_at=None, department__in=seen)


def belongings(row: LedgerRow, person: Person, through: tuple[str, ...] = ()) -> dict[str, Any]:
    """What a person sees of it, under the headings of the menu, and the ledgers that have nothing yet.

    `through` are columns by way of which rows belong too: those of the projects of a firm.
    """
    seen = list(departments(person).values_list("pk", flat=True))
    found = [_belonging(way, row, seen) for way in _ways(type(row), through)]
    held = (one for one in found if one.total.count)
    return {
        "belongings": [(group, list(ones)) for group, ones in groupby(held, key=lambda one: one.ledger.group)],
        "lacking": [one for one in found if not one.total.count and one.giving],
    }


def _ways(model: type[LedgerRow], through: tuple[str, ...]) -> Iterator[_Way]:
    for ledger in ledgers().values():
        links = [column for column in ledger.columns if column.kind is kinds.LINK]
        direct = next((column for column in links if column.field.related_model is model), None)
        if direct is not None:
            yield _Way(ledger, direct)
            continue
        for column in links:
            last = _link_to(column.field.related_model, model) if column.name in through else ""
            if last:
                yield _Way(ledger, column, last)
                break


def _link_to(model: Any, other: type[LedgerRow]) -> str:
    return next((field.name for field in model._meta.fields if field.related_model is other), "")


def _belonging(way: _Way, row: LedgerRow, seen: Iterable[int]) -> Belonging:
    rows = way.rows(row, seen)
    line = totals.answered(way.ledger, rows.aggregate(**totals.asked(way.ledger)))
    total = Total.of(way.ledger, [line])
    of = str(row)
    newest = rows.select_related(*way.ledger.linked).order_by(way.ledger.sort)[:_NEWEST] if total.count else ()
    own = f"{way.first.name}={row.pk}"
    return Belonging(
        way.ledger,
        total,
        [(one, _words(way, one, of)) for one in newest],
        _query(way, rows) if way.last else own,
        "" if way.last else own,
    )


def _query(way: _Way, rows: QuerySet[Any]) -> str:
    keys = list(rows.order_by().values_list(way.first.name, flat=True).distinct()[: _KEYS + 1])
    return urlencode([(way.first.name, key) for key in keys]) if len(keys) <= _KEYS else ""


def _words(way: _Way, row: Any, of: str) -> str:
    """The first things a list says of a row besides its name and what it belongs to."""
    name = str(row)
    columns = (column for column in way.ledger.columns if column.shown and not column.kind.is_long)
    told = (column.words(column.of(row)) for column in columns if column.name != way.first.name)
    return " · ".join([words for words in told if words and words != of and words not in name][:_WORDS])
