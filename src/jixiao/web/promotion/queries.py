"""What is asked across projects: counts under policies, conversion, what is overdue, what stands twice."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet

from jixiao.counting.conversion import Cohort, cohorts
from jixiao.counting.count import Result, count
from jixiao.counting.duplicates import Listed, alike
from jixiao.counting.policy import EVERY_SIGNING, Policy, policy_of
from jixiao.counting.signing import Kind, Signing
from jixiao.counting.signing import Project as Counted
from jixiao.norms.resolve import NATION, norms_of
from jixiao.web.people.models import Person
from jixiao.web.people.scope import departments
from jixiao.web.promotion.models import Obligation, Project, Stage
from jixiao.web.promotion.models import Signing as SigningRow
from jixiao.web.promotion.stages import clock

MOST = 50_000
CONTRAST = "every"
LATER = ("landed_on", "started_on", "producing_on")


def projects_of(person: Person, department: Any = None) -> QuerySet[Project]:
    """The projects a person sees, of one department or of all."""
    rows = Project.objects.filter(department__in=departments(person), removed_at=None)
    return rows.filter(department=department) if department else rows


def policies() -> list[tuple[str, str]]:
    """Where something is ruled of counting, the country first; and the contrast."""
    norms = norms_of()
    places = {file.place for name in norms.names if name.startswith("count_") for file in norms.files(name)}
    named = [(place, f"{norms.place_name(place)}口径") for place in sorted(places - {NATION})]
    return [(NATION, "默认口径（比照三明市办法）"), *named, (CONTRAST, EVERY_SIGNING.name)]


def policy(key: str, on: date) -> Policy:
    """A policy under the name it is chosen by."""
    if key == CONTRAST:
        return EVERY_SIGNING
    return replace(policy_of(norms_of(), key, on), name=dict(policies())[key])


def countable(rows: QuerySet[Project], until: date) -> list[Counted]:
    """Projects with their signings; one that has none but a day of signing counts by that day."""
    happened: dict[int, list[Signing]] = {}
    signings = SigningRow.objects.filter(project__in=rows, removed_at=None, signed_on__lte=until)
    for row in signings.values_list("project", "kind", "signed_on", "amount", "place__name"):
        happened.setdefault(row[0], []).append(Signing(row[2], Kind(row[1]), row[3], row[4] or ""))
    found = []
    sorts = dict(Project.Sort.choices)
    asked = ("pk", "name", "sort", "signed_on", "agreement", "agreed_investment", "total_investment", "place__name")
    for pk, name, sort, day, agreement, agreed, total, place in rows.order_by("pk").values_list(*asked):
        events = happened.get(pk, [])
        if not events and day and day <= until and agreement != Project.Agreement.NONE:
            events = [Signing(day, Kind(agreement), agreed if agreed is not None else total, place or "")]
        if events:
            found.append(Counted(pk, name, sorts.get(sort, ""), tuple(events)))
    return found


def counts(rows: QuerySet[Project], keys: Iterable[str], since: date, until: date) -> list[Result]:
    """The same projects under several policies."""
    held = countable(rows, until)
    return [count(held, policy(key, until), since, until) for key in keys]


def conversion(rows: QuerySet[Project], since: date, until: date) -> tuple[Cohort, ...]:
    """Of the projects signed in each quarter, how many landed, started, produce by the last day."""
    signed = rows.filter(signed_on__gte=since, signed_on__lte=until).values_list("signed_on", *LATER)
    return cohorts(((day, tuple(later)) for day, *later in signed), until)


def stalled(rows: QuerySet[Project], place: str, today: date) -> tuple[int | None, QuerySet[Project]]:
    """Projects under way of which nobody has reported for longer than the norm allows; and that many days."""
    days = clock(place, "超过多久没有进展算停滞", today)
    if days is None:
        return None, rows.none()
    before = today - timedelta(days)
    under_way = rows.exclude(stage__in=(Stage.ENDED, Stage.FULFILLED, Stage.AT_CAPACITY))
    quiet = Q(progress_on__lt=before) | Q(progress_on=None, created_at__date__lt=before)
    return days, under_way.filter(quiet).order_by(F("progress_on").asc(nulls_first=True), "pk")


def overdue(person: Person, today: date) -> QuerySet[Obligation]:
    """Clauses whose day has passed and that nobody has kept."""
    rows = Obligation.objects.filter(department__in=departments(person), removed_at=None, kept_on=None)
    return rows.filter(due_on__lt=today).select_related("project").order_by("due_on", "pk")


def doubles(rows: QuerySet[Project]) -> tuple[tuple[str, tuple[Listed, ...]], ...]:
    """Projects that look like one."""
    listed = rows.order_by("pk").values_list("pk", "name", "investor", "total_investment")[:MOST]
    return alike(Listed(*row) for row in listed)
