"""What is asked across projects: the great ones in talks, what stands twice."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import chain, islice
from typing import Any, TypeAlias

from django.db.models import Count, Max, Min, OuterRef, Q, QuerySet, Subquery, Sum

from jixiao.counting.duplicates import Listed, alike, likenesses
from jixiao.web.people.models import Person
from jixiao.web.people.scope import departments
from jixiao.web.promotion.models import Progress, Project, Stage
from jixiao.web.promotion.models import Signing as SigningRow
from jixiao.web.promotion.parts import Parts
from jixiao.web.promotion.stages import ORDER

Marks: TypeAlias = "tuple[array[int], array[int]]"


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


@dataclass(frozen=True, slots=True)
class Doubles:
    """Groups of projects that look like one, each with what they have in common: how many, and the first of them."""

    number: int
    groups: tuple[tuple[str, tuple[Listed, ...]], ...]


def doubles(projects: Parts, most: int) -> Doubles:
    """Of whatever departments."""
    found = _alike(projects.of("likenesses", lambda part: _marks(part.rows)))
    shown = set(islice(found, most))
    keys = {key for group in shown for key in group}
    groups = alike(_listed(projects.rows.filter(pk__in=keys)))
    return Doubles(len(found), tuple(one for one in groups if tuple(row.key for row in one[1]) in shown))


def _alike(marks: Iterable[Marks]) -> dict[tuple[int, ...], None]:
    """The keys of each group, a group once."""
    seen: set[int] = set()
    twice: set[int] = set()
    parts = list(marks)
    for mark in chain.from_iterable(of for of, _ in parts):
        (twice if mark in seen else seen).add(mark)
    held: dict[int, list[int]] = {}
    for mark, key in chain.from_iterable(zip(of, keys, strict=True) for of, keys in parts):
        if mark in twice:
            held.setdefault(mark, []).append(key)
    return dict.fromkeys(tuple(sorted(keys)) for keys in held.values())


def _listed(rows: QuerySet[Project]) -> Iterator[Listed]:
    listed = rows.order_by("pk").values_list("pk", "name", "investor", "total_investment")
    return (Listed(*row) for row in listed.iterator())


def _marks(rows: QuerySet[Project]) -> Marks:
    """Short marks of what each project can look like another by, with the keys: of a million they fit into memory."""
    marks, keys = array("Q"), array("Q")
    for one in _listed(rows):
        for words in likenesses(one):
            marks.append(int.from_bytes(blake2b("".join(words).encode(), digest_size=8).digest()))
            keys.append(one.key)
    return marks, keys
