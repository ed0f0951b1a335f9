"""Figures of ledgers within the departments and the time of a board; each knows the address of its rows."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from jixiao.counting.share import Portion, Sum, sums, total
from jixiao.web.boards.counted import Counter
from jixiao.web.boards.period import Period, Span
from jixiao.web.ledger import queries
from jixiao.web.ledger.filters import RowFilter, query_of
from jixiao.web.ledger.models import Turn
from jixiao.web.ledger.queries import Group
from jixiao.web.ledger.registry import ledger_named
from jixiao.web.ledger.totals import Total
from jixiao.web.ledger.view import COUNT
from jixiao.web.people.models import Department

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose rows a board is about, and when. `chosen` is None for all departments that a person sees."""

    departments: tuple[Department, ...]
    chosen: Department | None
    period: Period

    @property
    def keys(self) -> tuple[int, ...]:
        return (self.chosen.pk,) if self.chosen else tuple(one.pk for one in self.departments)

    @property
    def name(self) -> str:
        if self.chosen or not self.departments:
            return self.chosen.name if self.chosen else "全部部门"
        return f"{self.departments[0].place.name}各部门"

    @property
    def place(self) -> str:
        """Whose norms hold."""
        one = self.chosen or (self.departments[0] if self.departments else None)
        return one.place.code if one else ""

    @property
    def query(self) -> str:
        """As addresses of boards have it."""
        return urlencode(self.pairs)

    @property
    def pairs(self) -> Pairs:
        own = (("department", str(self.chosen.pk)),) if self.chosen else (("department", ""),)
        return (*own, ("year", str(self.period.year)), ("month", str(self.period.month)))


@dataclass(frozen=True, slots=True)
class Ask:
    """Which rows of a ledger, and what of them: their number, or the sum of a column.

    `day` is the column whose days must lie in the time asked for, `year` one that names a year; with neither the time
    does not matter. `only` are further filters of the address.
    """

    ledger: str
    day: str = ""
    year: str = ""
    only: Pairs = ()
    measure: str = COUNT

    def pairs(self, span: Span) -> Pairs:
        if self.day:
            own: Pairs = ((f"{self.day}_from", f"{span.since}"), (f"{self.day}_to", f"{span.until}"))
        elif self.year:
            own = ((f"{self.year}_from", str(span.until.year)), (f"{self.year}_to", str(span.until.year)))
        else:
            own = ()
        return (*own, *self.only)

    @property
    def is_timed(self) -> bool:
        return bool(self.day or self.year)

    def of(self, total: Total) -> int | None:
        return total.count if self.measure == COUNT else total.sums[self.measure]


@dataclass(frozen=True, slots=True)
class Tally:
    """What the counting policy makes of the signed projects: their number or their amount, of contracts or not."""

    measure: str = COUNT
    firm: bool | None = None

    @property
    def words(self) -> str:
        return "" if self.firm is None else "，正式合同" if self.firm else "，框架协议和意向"

    def meant(self, one: Portion) -> bool:
        return self.firm is None or one.is_firm is self.firm


@dataclass(frozen=True, slots=True)
class Found:
    """A value, its rows, and the words that say which rows they are."""

    value: int | Decimal | None
    address: str
    words: str = ""


@dataclass
class Reader:
    """Reads for one board; every form and every count is made once."""

    scope: Scope
    counter: Counter = field(init=False)
    held: dict[str, Any] = field(default_factory=dict)  # what several boxes of a board are drawn from
    _forms: dict[tuple[str, Pairs], RowFilter] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.counter = Counter(self.scope.keys, self.scope.place)

    @property
    def period(self) -> Period:
        return self.scope.period

    @cached_property
    def _own(self) -> Pairs:
        return (("department", str(self.scope.chosen.pk)),) if self.scope.chosen else ()

    # --- ledgers -----------------------------------------------------------------------------------------------------

    @cached_property
    def _written(self) -> frozenset[str]:
        """The ledgers that somebody ever wrote in; there is nothing to ask of the others."""
        turns = Turn.objects.filter(department__in=self.scope.keys).order_by()
        return frozenset(turns.values_list("ledger", flat=True).distinct())

    def total(self, ledger: str, pairs: Pairs) -> Total:
        if ledger not in self._written:
            return Total.of(ledger_named(ledger), ())
        return queries.total(ledger_named(ledger), self.scope.keys, self._form(ledger, pairs))

    def groups(self, ledger: str, pairs: Pairs, by: str) -> list[Group]:
        if ledger not in self._written:
            return []
        return queries.groups(ledger_named(ledger), self.scope.keys, self._form(ledger, pairs), by)

    def address(self, ledger: str, pairs: Pairs) -> str:
        """The list of these rows."""
        return f"{reverse('ledger:row_list', args=[ledger])}?{urlencode((*pairs, *self._own))}"

    def words(self, ledger: str, pairs: Pairs) -> str:
        told = "；".join(f"{label} {words}" for _, label, words in self._form(ledger, pairs).told)
        return f"{ledger_named(ledger).label}：{told or '全部'}"

    def rows(self, ledger: str, pairs: Pairs) -> QuerySet[Any]:
        found = ledger_named(ledger)
        rows = queries.rows_within(found, self.scope.keys, self._form(ledger, pairs))
        return rows.select_related("department", *found.linked)

    def _form(self, ledger: str, pairs: Pairs) -> RowFilter:
        key = (ledger, pairs)
        if key not in self._forms:
            query = query_of((*pairs, *self._own))
            form = RowFilter(query, ledger=ledger_named(ledger), departments=self.scope.departments)
            unknown = {name for name, _ in pairs} - set(form.fields)
            if unknown or not form.is_valid():
                raise ValueError(f"{ledger}: {unknown or form.errors}")
            self._forms[key] = form
        return self._forms[key]

    # --- figures -----------------------------------------------------------------------------------------------------

    def figure(self, source: Ask | Tally, span: Span) -> Found:
        if isinstance(source, Tally):
            lines = filter(source.meant, self.counter.counted(span).portions)
            return Found(
                _of(source, total(lines)), self.counted(span, source), f"{self.counter.words(span)}{source.words}"
            )
        pairs = source.pairs(span)
        value = source.of(self.total(source.ledger, pairs))
        return Found(value, self.address(source.ledger, pairs), self.words(source.ledger, pairs))

    def monthly(self, source: Ask | Tally) -> dict[str, Found]:
        """By month of the period: 2022-05."""
        span = self.period.span
        if isinstance(source, Tally):
            held = sums(filter(source.meant, self.counter.counted(span).portions), lambda one: one.month)
            return {month: Found(_of(source, one), self.counted(span, source, at=month)) for month, one in held.items()}
        pairs = source.pairs(span)
        found = {}
        for group in self.groups(source.ledger, pairs, f"{source.day}-month"):
            own = (*source.only, *group.pairs)
            found[group.value] = Found(source.of(group.total), self.address(source.ledger, own))
        return found

    def counted(self, span: Span, source: Tally, **more: str) -> str:
        """The page that lists what the policy counted."""
        firm = {} if source.firm is None else {"firm": "1" if source.firm else "0"}
        asked = {"since": f"{span.since}", "until": f"{span.until}", **firm, **more}
        return f"{reverse('boards:counted')}?{urlencode((*self._own, *asked.items()))}"


def _of(source: Tally, one: Sum) -> int | Decimal:
    return one.number if source.measure == COUNT else one.amount
