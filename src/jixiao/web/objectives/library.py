"""The library of indicators: what was set, reached and scored, in every year and department that a person sees."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from jixiao.units.spread import Spread, spread
from jixiao.web.objectives.targets import actual_of, score_of, target_of
from jixiao.web.people.models import Person
from jixiao.web.people.scope import departments
from jixiao.web.years.models import BudgetYear, Indicator

OWN, PEERS = "own", "peers"


def library_of(person: Person, year: BudgetYear, filters: Mapping[str, Any]) -> QuerySet[Indicator]:
    """Annual indicators by words, second level, duty, year and whose they are; the latest first."""
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
    if program := filters.get("program_words"):
        rows = rows.filter(program__program__name__icontains=program)
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


def entries(person: Person, rows: Iterable[Indicator]) -> list[Entry]:
    """One more query for all of them."""
    shown = list(rows)
    alike: dict[tuple[str, str], list[Indicator]] = {}
    names = {row.name for row in shown}
    others = Indicator.objects.filter(name__in=names, removed_at=None, is_long_term=False).filter(
        program__year__department__in=departments(person)
    )
    for other in others.select_related("result", "program__year"):
        alike.setdefault((other.name, other.unit), []).append(other)
    return [_entry(row, alike.get((row.name, row.unit), [])) for row in shown]


def _entry(row: Indicator, alike: list[Indicator]) -> Entry:
    return Entry(
        indicator=row,
        target=target_of(row).shown,
        actual=actual_of(row),
        score=score_of(row),
        targets=_among(alike, lambda one: one.target),
        actuals=_among(alike, _reached),
        offices=len({one.program.year.department_id for one in alike}),
    )


def _among(rows: Iterable[Indicator], value: Callable[[Indicator], Decimal | None]) -> Spread | None:
    """Of the years of all departments, each value of a year once; nothing where there is but one year."""
    told = {(one.program.year_id, found) for one in rows if (found := value(one)) is not None}
    return spread(found for _, found in told) if len({year for year, _ in told}) > 1 else None


def _reached(row: Indicator) -> Decimal | None:
    result = getattr(row, "result", None)
    return result.actual if result else None


def kinds_known(person: Person) -> list[str]:
    """The second levels there are."""
    rows = Indicator.objects.filter(removed_at=None, program__year__department__in=departments(person))
    return sorted(set(rows.exclude(kind="").values_list("kind", flat=True).distinct()))
