"""What is asked across projects: counts, conversion, time in stage, transfers, talks, what stands twice."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet, Subquery, Sum

from jixiao.counting.conversion import Cohort, cohorts, quarter
from jixiao.counting.count import Counted, Result, count, credits_of
from jixiao.counting.credits import Credit, credited
from jixiao.counting.duplicates import Listed, alike
from jixiao.counting.policy import EVERY_SIGNING, Policy, policy_of
from jixiao.counting.signing import Kind, Signing
from jixiao.counting.signing import Project as Countable
from jixiao.counting.stays import Stay, stays
from jixiao.norms.resolve import NATION, norms_of
from jixiao.web.people.models import Person
from jixiao.web.people.scope import departments
from jixiao.web.promotion.models import Progress, Project, Stage, StageEntry
from jixiao.web.promotion.models import Signing as SigningRow
from jixiao.web.promotion.stages import DAYS, ORDER

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


def countable(rows: QuerySet[Project], until: date) -> list[Countable]:
    """Projects with their signings; one that has none but a day of signing counts by that day."""
    happened: dict[int, list[Signing]] = {}
    signings = SigningRow.objects.filter(project__in=rows, removed_at=None, signed_on__lte=until)
    for row in signings.values_list("project", "kind", "signed_on", "amount", "place__name", "share"):
        happened.setdefault(row[0], []).append(Signing(row[2], Kind(row[1]), row[3], row[4] or "", _share(row[5])))
    found = []
    categories = dict(Project.Category.choices)
    asked = ("pk", "name", "category", "signed_on", "agreement", "agreed_investment", "total_investment", "place__name")
    for pk, name, category, day, agreement, agreed, total, place in rows.order_by("pk").values_list(*asked):
        events = happened.get(pk, [])
        if not events and day and day <= until and agreement != Project.Agreement.NONE:
            events = [Signing(day, Kind(agreement), agreed if agreed is not None else total, place or "")]
        if events:
            found.append(Countable(pk, name, categories.get(category, ""), tuple(events)))
    return found


def _share(hundredths: int | None) -> Fraction | None:
    return None if hundredths is None else Fraction(hundredths, 100_00)


def counts(rows: QuerySet[Project], keys: Iterable[str], since: date, until: date) -> list[Result]:
    """The same projects under several policies."""
    held = countable(rows, until)
    return [count(held, policy(key, until), since, until) for key in keys]


def conversion(
    rows: QuerySet[Project], since: date, until: date, named: Callable[[date], str] = quarter
) -> tuple[Cohort, ...]:
    """Of the projects signed in each quarter, how many landed, started, produce by the last day."""
    signed = rows.filter(signed_on__gte=since, signed_on__lte=until).values_list("signed_on", *LATER)
    return cohorts(((day, tuple(later)) for day, *later in signed), until, named)


def time_in_stage(rows: QuerySet[Project], since: date, until: date) -> tuple[Stay, ...]:
    """How long projects that went on between two days had stood in each stage, and how long others stand there.

    In the order of the stages.
    """
    logged = _logged(rows, until)
    names = [str(stage.label) for stage in ORDER]
    histories = []
    for pk, over, *days in rows.values_list("pk", "ended_on", *DAYS.values()):
        reached = logged.get(pk, {}) | {stage: day for stage, day in zip(DAYS, days, strict=True) if day is not None}
        histories.append(([(str(stage.label), reached[stage]) for stage in ORDER if stage in reached], over))
    return tuple(sorted(stays(histories, since, until), key=lambda one: names.index(one.name)))


def going_on(rows: QuerySet[Project], since: date, until: date) -> QuerySet[Project]:
    """Those that came to a stage between two days."""
    came = [Q(**{f"{day}__gte": since, f"{day}__lte": until}) for day in DAYS.values()]
    logged = StageEntry.objects.filter(project=OuterRef("pk"), on__gte=since, on__lte=until)
    return rows.filter(reduce(or_, came, Q(Exists(logged))))


def _logged(rows: QuerySet[Project], until: date) -> dict[int, dict[Stage, date]]:
    """The days of the stages that have no column, as the stage log has them; what was taken back is left out."""
    found: dict[int, dict[Stage, date]] = {}
    entries = StageEntry.objects.filter(project__in=rows, on__lte=until).exclude(stage=Stage.ENDED)
    for pk, name, on, is_back in entries.order_by("at", "pk").values_list("project", "stage", "on", "is_back"):
        held, stage = found.setdefault(pk, {}), Stage(name)
        if is_back:
            found[pk] = {one: day for one, day in held.items() if ORDER.index(one) < ORDER.index(stage)} | {stage: on}
        else:
            held[stage] = on
    return {pk: {one: day for one, day in held.items() if one not in DAYS} for pk, held in found.items()}


@dataclass(frozen=True, slots=True)
class Moved:
    """A project that went from one district to another: the parts (per cent) that each is credited with."""

    counted: Counted
    on: date
    parts: tuple[tuple[str, Decimal], ...]


def transfers(rows: QuerySet[Project], rule: Policy, since: date, until: date) -> tuple[list[Moved], list[Credit]]:
    """Projects that moved and count within the days, and what each district is credited with of all that count."""
    result = count(countable(rows, until), rule, since, until)
    moved = []
    for one in result.counted:
        days = [event.on for event in one.project.signings if event.kind is Kind.TRANSFER]
        if days and one.items:
            parts = credits_of(one.project, rule, until)
            shown = tuple((place, _percent(part)) for place, part in parts.items())
            moved.append(Moved(one, max(days), shown))
    return sorted(moved, key=lambda one: one.on, reverse=True), list(credited(result.counted, rule, until))


def _percent(part: Fraction) -> Decimal:
    return (Decimal(part.numerator) * 100 / part.denominator).quantize(Decimal("0.01"))


def in_talks(rows: QuerySet[Project], on: date, floor: int) -> QuerySet[Project]:
    """Projects of at least a size in talks or review, neither signed nor ended on a day; with their newest progress."""
    reports = Progress.objects.filter(project=OuterRef("pk"), removed_at=None, on__lte=on).order_by("-on", "-pk")
    open_ = rows.filter(Q(signed_on=None) | Q(signed_on__gt=on), Q(ended_on=None) | Q(ended_on__gt=on))
    known = open_.filter(Q(found_on__lte=on) | Q(found_on=None, created_at__date__lte=on))
    undated = Q(stage=Stage.LEAD) | Q(
        signed_on=None, stage__in=[*ORDER[ORDER.index(Stage.SIGNED) :], Stage.ENDED], ended_on=None
    )
    told = {name: Subquery(reports.values(name)[:1]) for name in ("text", "next_step")}
    return (
        known.exclude(undated)
        .filter(total_investment__gte=floor)
        .annotate(told=told["text"], following=told["next_step"])
        .select_related("place", "department")
        .order_by("-total_investment", "pk")
    )


def invested(rows: QuerySet[Project]) -> int | None:
    """What they are worth together; None when nobody has said."""
    found: int | None = rows.order_by().aggregate(sum=Sum("total_investment"))["sum"]
    return found


def turned(rows: QuerySet[Project], since: date, until: date, floor: int) -> dict[str, int]:
    """How many of that size came up, were signed, were ended within the days."""
    sized = rows.filter(total_investment__gte=floor)
    names = {"found": "found_on", "signed": "signed_on", "ended": "ended_on"}
    return {key: sized.filter(**{f"{name}__gte": since, f"{name}__lte": until}).count() for key, name in names.items()}


def repeated(rows: QuerySet[Project]) -> QuerySet[Any, Any]:
    """Projects for which the same agreement was signed more than once: a count may take only one."""
    agreements = [SigningRow.Kind.INTENTION, SigningRow.Kind.FRAMEWORK, SigningRow.Kind.CONTRACT]
    signed = SigningRow.objects.filter(project__in=rows, removed_at=None, kind__in=agreements)
    grouped = signed.values("project", "project__name", "kind").annotate(
        times=Count("pk"), first=Min("signed_on"), last=Max("signed_on")
    )
    return grouped.filter(times__gt=1).order_by("-last", "project")


def doubles(rows: QuerySet[Project]) -> tuple[tuple[str, tuple[Listed, ...]], ...]:
    """Projects that look like one."""
    listed = rows.order_by("pk").values_list("pk", "name", "investor", "total_investment")[:MOST]
    return alike(Listed(*row) for row in listed)
