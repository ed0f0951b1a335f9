"""What leaders, staff and offices have done: the rows of their assignments, counted."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import BigIntegerField, Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from jixiao.counting.conversion import rate
from jixiao.web.activities.models import Visit
from jixiao.web.assignments.models import Contribution, DistrictDuty, LeaderPairing, PairingVisit
from jixiao.web.people.models import Department, Section
from jixiao.web.promotion.models import Project

Span = tuple[date, date]


@dataclass
class Leader:
    """A leader with what he sees to; `started` of the projects are under construction or further."""

    name: str
    post: str
    projects: int = 0
    started: int = 0
    zones: int = 0
    visits: int = 0
    problems: int = 0
    solved: int = 0
    last: date | None = None

    @property
    def rate(self) -> Decimal | None:
        """Per cent of the projects that have started."""
        return rate(self.started, self.projects) if self.projects else None


def leaders(reached: Iterable[Department], span: Span) -> tuple[list[Leader], Leader]:
    """Each leader as of the last day, with the visits of the days; and all together, each project once."""
    pairings = _running(LeaderPairing.objects.filter(department__in=reached), span[1]).select_related("project")
    found: dict[str, Leader] = {}
    every, names, seen = Leader("合计", ""), {}, set[int]()
    for row in pairings.order_by("pk"):
        one = found.setdefault(row.leader, Leader(row.leader, row.post))
        one.post, names[row.pk] = one.post or row.post, row.leader
        one.zones += row.zone_id is not None
        if row.project is not None:
            _project(one, row.project, span[1])
            if row.project_id not in seen:
                _project(every, row.project, span[1])
                seen.add(row.project.pk)
    every.zones = len({row.zone_id for row in pairings if row.zone_id is not None})
    visits = PairingVisit.objects.filter(pairing__in=list(names), removed_at=None, on__range=span)
    for pairing, on, problem, solved in visits.values_list("pairing", "on", "problem", "solved_on"):
        for one in (found[names[pairing]], every):
            one.visits += 1
            one.problems += bool(problem)
            one.solved += bool(problem and solved and solved <= span[1])
            one.last = max(one.last or on, on)
    return sorted(found.values(), key=lambda one: (-one.projects - one.zones, one.name)), every


def _project(one: Leader, project: Project, on: date) -> None:
    one.projects += 1
    one.started += project.started_on is not None and project.started_on <= on


def _running(rows: QuerySet[Any], on: date) -> QuerySet[Any]:
    """Assignments that hold on a day."""
    begun = Q(since=None) | Q(since__lte=on)
    return rows.filter(begun, Q(until=None) | Q(until__gte=on), removed_at=None)


@dataclass
class Keeper:
    """A member of staff with his districts: what happens there within the days, against what was to be done."""

    name: str
    office: str
    places: list[str] = field(default_factory=list)
    visits_due: int | None = None
    visits: int = 0
    projects_due: int | None = None
    signed: int = 0
    amount: int = 0
    talks: int = 0
    started: int = 0


def keepers(reached: Iterable[Department], span: Span) -> tuple[list[Keeper], list[tuple[str, int]]]:
    """Each member of staff that has districts; and the districts with projects that nobody has."""
    there = list(reached)
    duties = _running(DistrictDuty.objects.filter(department__in=there), span[1]).select_related("place")
    by_place = _by_place(there, span)
    found: dict[str, Keeper] = {}
    taken = set()
    for row in duties.order_by("pk"):
        one = found.setdefault(row.keeper, Keeper(row.keeper, row.office))
        one.places.append(str(row.place))
        one.visits_due = _plus(one.visits_due, row.visits_due)
        one.projects_due = _plus(one.projects_due, row.projects_due)
        taken.add(str(row.place))
        held = by_place.get(str(row.place), Place())
        one.signed, one.amount = one.signed + held.signed, one.amount + held.amount
        one.talks, one.started = one.talks + held.talks, one.started + held.started
    visits = Visit.objects.filter(department__in=there, removed_at=None, on__range=span, leader__in=list(found))
    for name in visits.values_list("leader", flat=True):
        found[name].visits += 1
    free = [(place, held.signed + held.talks) for place, held in by_place.items() if place not in taken]
    return sorted(found.values(), key=lambda one: (-one.signed, one.name)), [one for one in free if one[1]]


@dataclass
class Place:
    """What happens in a district: projects signed and started within the days, and those in talks at their end."""

    signed: int = 0
    amount: int = 0
    talks: int = 0
    started: int = 0


def _by_place(there: list[Department], span: Span) -> dict[str, Place]:
    since, until = span
    rows = Project.objects.filter(department__in=there, removed_at=None).exclude(place=None)
    signed = Q(signed_on__gte=since, signed_on__lte=until)
    open_ = Q(found_on__lte=until) & (Q(signed_on=None) | Q(signed_on__gt=until))
    amount = Coalesce("agreed_investment", "total_investment", output_field=BigIntegerField())
    counted = (
        rows.order_by()
        .values("place__name")
        .annotate(
            n_signed=Count("pk", filter=signed),
            sum_signed=Sum(amount, filter=signed),
            n_talks=Count("pk", filter=open_ & (Q(ended_on=None) | Q(ended_on__gt=until))),
            n_started=Count("pk", filter=Q(started_on__gte=since, started_on__lte=until)),
        )
    )
    return {
        one["place__name"]: Place(one["n_signed"], int(one["sum_signed"] or 0), one["n_talks"], one["n_started"])
        for one in counted
    }


def _plus(one: int | None, other: int | None) -> int | None:
    """The sum of what is known; None when neither is."""
    return other if one is None else one + (other or 0)


@dataclass
class Office:
    """What an office contributed; `projects` counted for it, `share` of them in hundredths of a per cent."""

    name: str
    claimed: int = 0
    accepted: int = 0
    refused: int = 0
    leads: int = 0
    guidance: int = 0
    projects: set[int] = field(default_factory=set)
    share: int = 0
    amount: int = 0

    @property
    def number(self) -> Decimal:
        """Its share of projects as a number of projects."""
        return (Decimal(self.share) / 100_00).quantize(Decimal("0.01"))


def offices(reached: Iterable[Department], span: Span) -> tuple[list[Office], Office]:
    """Every office, those that contributed nothing too; and all together, each project once."""
    there = list(reached)
    sections = Section.objects.filter(department__in=there, is_active=True).order_by("pk")
    found = {name: Office(name) for name in sections.values_list("name", flat=True)}
    every = Office("合计")
    rows = Contribution.objects.filter(department__in=there, removed_at=None, on__range=span)
    for row in rows.select_related("project").order_by("pk"):
        for one in (found.setdefault(row.office, Office(row.office)), every):
            _add(one, row)
    return sorted(found.values(), key=lambda one: (-one.share, -one.accepted, -one.claimed)), every


def _add(one: Office, row: Contribution) -> None:
    one.claimed += 1
    one.leads += row.kind == Contribution.Kind.LEAD
    one.guidance += row.kind == Contribution.Kind.GUIDANCE
    one.accepted += row.stage == Contribution.Stage.ACCEPTED
    one.refused += row.stage == Contribution.Stage.REFUSED
    if row.stage == Contribution.Stage.ACCEPTED:
        one.projects.add(row.project_id)
        one.share += row.share or 0
        one.amount += (row.project.total_investment or 0) * (row.share or 0) // 100_00
