"""What is asked across projects: the great ones in talks, what stands twice."""

from array import array
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b
from itertools import chain
from typing import Any

from django.db.models import Count, Max, Min, OuterRef, Q, QuerySet, Subquery, Sum

from jixiao.counting.duplicates import Listed, alike, likenesses
from jixiao.web.people.models import Person
from jixiao.web.people.scope import departments
from jixiao.web.promotion.models import Progress, Project, Stage
from jixiao.web.promotion.models import Signing as SigningRow
from jixiao.web.promotion.parts import Parts
from jixiao.web.promotion.stages import ORDER

_AT_ONCE = 10_000


def projects_of(person: Person) -> QuerySet[Project]:
    """The projects a person sees."""
    return Project.objects.filter(department__in=departments(person), removed_at=None)


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


def figures_of_talks(projects: Parts, since: date, until: date, floor: int) -> dict[str, int | None]:
    """How many are in talks, and what they are worth together (None when nobody has said); how many of that size came
    up, were signed, were ended within the days.
    """
    named = f"talks:{since}:{until}:{floor}"
    parts = projects.of(named, lambda part: _figures_of_talks(part.rows, since, until, floor))
    return {key: _sum(part[key] for part in parts) for key in parts[0]}


def _figures_of_talks(rows: QuerySet[Project], since: date, until: date, floor: int) -> dict[str, int | None]:
    days = {"found": "found_on", "signed": "signed_on", "ended": "ended_on"}
    within = {key: Count("pk", filter=Q(**{f"{day}__gte": since, f"{day}__lte": until})) for key, day in days.items()}
    sized = rows.order_by().filter(total_investment__gte=floor).aggregate(**within)
    talks = in_talks(rows, until, floor).order_by()
    return talks.aggregate(number=Count("pk"), invested=Sum("total_investment")) | sized


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = [one for one in numbers if one is not None]
    return sum(known) if known else None


def repeated(rows: QuerySet[Project]) -> QuerySet[Any, Any]:
    """Projects for which the same agreement was signed more than once: a count may take only one."""
    agreements = [SigningRow.Kind.INTENTION, SigningRow.Kind.FRAMEWORK, SigningRow.Kind.CONTRACT]
    signed = SigningRow.objects.filter(project__in=rows, removed_at=None, kind__in=agreements)
    grouped = signed.values("project", "project__name", "kind").annotate(
        times=Count("pk"), first=Min("signed_on"), last=Max("signed_on")
    )
    return grouped.filter(times__gt=1).order_by("-last", "project")


def doubles(projects: Parts) -> tuple[tuple[str, tuple[Listed, ...]], ...]:
    """Projects that look like one, of whatever departments."""
    marks = projects.of("likenesses", lambda part: _marks(part.rows))
    seen: set[int] = set()
    twice: set[int] = set()
    for mark in chain.from_iterable(of for of, _ in marks):
        (twice if mark in seen else seen).add(mark)
    alike_ = sorted({row for of, rows in marks for mark, row in zip(of, rows, strict=True) if mark in twice})
    return alike(
        one
        for at in range(0, len(alike_), _AT_ONCE)
        for one in _listed(projects.rows.filter(pk__in=alike_[at : at + _AT_ONCE]))
    )


def _listed(rows: QuerySet[Project]) -> Iterator[Listed]:
    listed = rows.order_by("pk").values_list("pk", "name", "investor", "total_investment")
    return (Listed(*row) for row in listed.iterator())


def _marks(rows: QuerySet[Project]) -> "tuple[array[int], array[int]]":
    """Short marks of what each project can look like another by, with the keys: of a million they fit into memory."""
    marks, keys = array("Q"), array("Q")
    for one in _listed(rows):
        for words in likenesses(one):
            marks.append(int.from_bytes(blake2b("".join(words).encode(), digest_size=8).digest()))
            keys.append(one.key)
    return marks, keys
