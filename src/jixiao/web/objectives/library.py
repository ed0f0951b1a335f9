"""The library of indicators: what was set, reached and scored, in every year and department that a person sees."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from jixiao.units.spread import Spread, spread
from jixiao.web.objectives.targets import actual_of, score_of, target_of
from jixiao.web.people.models import Person
from jixiao.web.people.scope import departments
from jixiao.web.years.models import BudgetYear, Indicator

OWN, PEERS = "own", "peers"


def library_of(person: Person, year: BudgetYear, filters: Mapping[str, Any]) -> QuerySet[Indicator]:
    """Annual indicators by words, second level, duty, year, department or program; the latest first."""
    rows = (
        Indicator.objects.filter(removed_at=None, is_long_term=False)
        .filter(program__year__department__in=departments(person))
        .exclude(name="")
        .select_related("program__program", "program__year__department__place", "result")
    )
    if words := filters.get("words"):
        rows = rows.filter(Q(name__icontains=words) | Q(description__icontains=words))
    if kind := filters.get("kind"):
        rows = rows.filter(kind=kind)
    if duty := filters.get("duty"):
        rows = rows.filter(duty__icontains=duty)
    if number := filters.get("number"):
        rows = rows.filter(program__year__year=number)
    if place := filters.get("where"):
        named = Q(program__program__name__icontains=place) | Q(program__year__department__name__icontains=place)
        rows = rows.filter(named)
    if whose := filters.get("whose"):
        own = Q(program__year__department=year.department_id)
        rows = rows.filter(own if whose == OWN else ~own)
    return rows.order_by("-program__year__year", "program__year__department__name", "program_id", "order")


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator of the library, with where the targets and results of its namesakes lie."""

    indicator: Indicator
    target: str
    actual: str
    score: int | None
    targets: Spread | None
    actuals: Spread | None
    offices: int


class Namesake(NamedTuple):
    """An indicator of the same name and unit in some year of some department."""

    name: str
    unit: str
    target: Decimal | None
    actual: Decimal | None
    year: int
    department: int


_NAMESAKE = ("name", "unit", "target", "result__actual", "program__year", "program__year__department")


def entries(person: Person, rows: Iterable[Indicator]) -> list[Entry]:
    """One more query for all of them."""
    shown = list(rows)
    alike: dict[tuple[str, str], list[Namesake]] = {}
    others = Indicator.objects.filter(
        name__in={row.name for row in shown},
        removed_at=None,
        is_long_term=False,
        program__year__department__in=departments(person),
    )
    for values in others.values_list(*_NAMESAKE).order_by():
        other = Namesake(*values)
        alike.setdefault((other.name, other.unit), []).append(other)
    return [_entry(row, alike[row.name, row.unit]) for row in shown]


def _entry(row: Indicator, alike: list[Namesake]) -> Entry:
    return Entry(
        indicator=row,
        target=target_of(row).shown,
        actual=actual_of(row),
        score=score_of(row),
        targets=_among((one.year, one.target) for one in alike),
        actuals=_among((one.year, one.actual) for one in alike),
        offices=len({one.department for one in alike}),
    )


def _among(values: Iterable[tuple[int, Decimal | None]]) -> Spread | None:
    """Each value of a year of a department once; nothing where there is but one year."""
    told = {(year, value) for year, value in values if value is not None}
    return spread(value for _, value in told) if len({year for year, _ in told}) > 1 else None


def kinds_known(person: Person) -> list[str]:
    """The second levels there are."""
    rows = Indicator.objects.filter(removed_at=None, program__year__department__in=departments(person))
    return sorted(set(rows.exclude(kind="").values_list("kind", flat=True).distinct()))
