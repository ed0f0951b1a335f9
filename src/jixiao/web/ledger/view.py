"""A view of a ledger as data: which rows, what is measured of them, as of which day.

A view can be kept, shown in words, and asked again: `rows_of`, `value_of`, `keys_of`. What evidence pins is a view, the
keys it had, and their digest; `states_at` reads any row as it stood at a moment.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import BadRequest
from django.db.models import Q, QuerySet
from django.utils import timezone

from jixiao.web.ledger.column import Ledger
from jixiao.web.ledger.filters import RowFilter, query_of
from jixiao.web.ledger.models import LedgerRow, RowState, machine_values
from jixiao.web.ledger.queries import rows_within, total
from jixiao.web.ledger.registry import ledger_named
from jixiao.web.people.models import Department, Person
from jixiao.web.people.scope import departments

COUNT = "count"


@dataclass(frozen=True, slots=True)
class View:
    """`filters` are pairs of the address; `departments` whose rows are meant; `measure` is "count" or a column.

    `as_of` leaves out rows entered after that day and brings back those removed after it (None: as it is now).
    """

    ledger: str
    filters: tuple[tuple[str, str], ...] = ()
    departments: tuple[int, ...] = ()
    measure: str = COUNT
    as_of: date | None = None

    def kept(self) -> dict[str, Any]:
        """As JSON holds it."""
        return asdict(self) | {"as_of": self.as_of.isoformat() if self.as_of else None}

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "View":
        """From what `kept` gave."""
        return cls(
            kept["ledger"],
            tuple((key, value) for key, value in kept["filters"]),
            tuple(kept["departments"]),
            kept["measure"],
            date.fromisoformat(kept["as_of"]) if kept["as_of"] else None,
        )

    def address(self) -> str:
        """The query of the list that shows its rows."""
        return query_of(self.filters).urlencode()


@dataclass(frozen=True, slots=True)
class Keys:
    """The rows of a view: keys in order, and a digest of keys and versions that any change of any row changes."""

    keys: tuple[int, ...]
    digest: str
    versions: tuple[int, ...] = ()  # of each row, in the order of the keys


def form_of(view: View) -> RowFilter:
    """Its filters, understood; raises BadRequest when the ledger no longer has them."""
    reached = Department.objects.filter(pk__in=view.departments) if view.departments else Department.objects.all()
    form = RowFilter(query_of(view.filters), ledger=ledger_named(view.ledger), departments=reached)
    unknown = sorted({key for key, _ in view.filters} - set(form.fields))
    if unknown or not form.is_valid():
        raise BadRequest(f"这个视图的筛选条件已经不适用：{'、'.join(unknown or form.errors)}。")
    return form


def rows_of(view: View, person: Person) -> QuerySet[Any]:
    """Its rows, as far as a person may see them."""
    seen = set(departments(person).values_list("pk", flat=True))
    meant = seen & set(view.departments) if view.departments else seen
    return _rows(view, tuple(sorted(meant)))


def value_of(view: View) -> int | None:
    """Its count, or the sum of its measure in 分 or whole numbers; None for a sum of which no row has a value."""
    ledger = ledger_named(view.ledger)
    if view.as_of is None:
        found = total(ledger, _meant(view), form_of(view))
        return found.count if view.measure == COUNT else found.sums[view.measure]
    rows = _rows(view, _meant(view))
    if view.measure == COUNT:
        return rows.count()
    values = [value for value in rows.values_list(view.measure, flat=True) if value is not None]
    return sum(values) if values else None


def keys_of(view: View) -> Keys:
    """Its keys and their digest."""
    rows = _rows(view, _meant(view)).order_by().values_list("pk", "version")  # put in order here: read from an index
    found = sorted(rows.iterator(chunk_size=10_000))
    digest = hashlib.sha256(b"".join(b"%d:%d\n" % one for one in found))
    keys, versions = zip(*found, strict=True) if found else ((), ())
    return Keys(keys, digest.hexdigest(), versions)


def states_at(ledger: Ledger, keys: Iterable[int], moment: datetime) -> dict[int, dict[str, Any]]:
    """Fields of rows as they stood at a moment, by key; a row that did not exist then is left out."""
    wanted = list(keys)
    found: dict[int, dict[str, Any]] = {}
    for part in (wanted[at : at + 900] for at in range(0, len(wanted), 900)):
        for row in ledger.model._default_manager.filter(pk__in=part, created_at__lte=moment):
            found[row.pk] = machine_values(row)
        later = RowState.objects.filter(ledger=ledger.name, row__in=part, until__gt=moment).order_by("row", "-version")
        found.update({state.row: state.values for state in later if state.row in found})
    return found


def states_of(ledger: Ledger, versions: Mapping[int, int]) -> dict[int, dict[str, Any]]:
    """Fields of rows in the version given of each, by key."""
    found: dict[int, dict[str, Any]] = {}
    wanted = list(versions)
    for part in (wanted[at : at + 900] for at in range(0, len(wanted), 900)):
        for row in ledger.model._default_manager.filter(pk__in=part):
            if row.version == versions[row.pk]:
                found[row.pk] = machine_values(row)
        gone = [key for key in part if key not in found]
        for state in RowState.objects.filter(ledger=ledger.name, row__in=gone):
            if state.version == versions[state.row]:
                found[state.row] = state.values
    return found


def _meant(view: View) -> tuple[int, ...]:
    return view.departments or tuple(Department.objects.values_list("pk", flat=True))


def _rows(view: View, meant: tuple[int, ...]) -> QuerySet[Any]:
    ledger, form = ledger_named(view.ledger), form_of(view)
    if view.as_of is None:
        return rows_within(ledger, meant, form)
    end = timezone.make_aware(datetime.combine(view.as_of, time.max))
    there = Q(removed_at=None) | Q(removed_at__gt=end)
    return rows_within(ledger, meant, form, there=there & Q(created_at__lte=end))


def is_same(row: LedgerRow, state: Mapping[str, Any]) -> bool:
    """Whether a row is still what it was."""
    return machine_values(row) == dict(state)
