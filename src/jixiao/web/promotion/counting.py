"""Signed projects under counting policies: two side by side, and what each district is credited with."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.db.models import Q, QuerySet

from jixiao.counting.count import Counted, Difference, Result, count, credits_of, differences
from jixiao.counting.credits import Credit, credited, together
from jixiao.counting.policy import EVERY_SIGNING, Policy, policy_of
from jixiao.counting.signing import Kind, Signing
from jixiao.counting.signing import Project as Countable
from jixiao.norms.resolve import NATION, norms_of
from jixiao.web.promotion.models import Project
from jixiao.web.promotion.models import Signing as SigningRow
from jixiao.web.promotion.parts import Parts

CONTRAST = "every"
SHOWN = 200


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


def countable(all_rows: QuerySet[Project], since: date, until: date) -> list[Countable]:
    """Projects to which something happened between two days, with all their signings; no others count in those days.

    One that has none but a day of signing counts by that day.
    """
    within = SigningRow.objects.filter(removed_at=None, signed_on__gte=since, signed_on__lte=until)
    rows = all_rows.filter(Q(pk__in=within.values("project")) | Q(signed_on__gte=since, signed_on__lte=until))
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
    held = countable(rows, since, until)
    return [count(held, policy(key, until), since, until) for key in keys]


@dataclass(frozen=True, slots=True)
class Whole:
    """What a policy makes of projects: how many, and their amount in 分."""

    policy: Policy
    number: int
    amount: int


@dataclass(frozen=True, slots=True)
class Compared:
    """Projects under two policies; how many they count differently, and the first of these."""

    wholes: tuple[Whole, Whole]
    differing: int
    differences: tuple[Difference, ...]


def compared(projects: Parts, keys: tuple[str, str], since: date, until: date) -> Compared:
    """Two policies side by side."""
    named = f"compared:{':'.join(keys)}:{since}:{until}"
    parts = projects.of(named, lambda part: _compared(*counts(part.rows, keys, since, until)))
    found = sorted((one for part in parts for one in part.differences), key=lambda one: one.project.key)
    first, second = (
        Whole(
            policy(key, until),
            sum(part.wholes[at].number for part in parts),
            sum(part.wholes[at].amount for part in parts),
        )
        for at, key in enumerate(keys)
    )
    return Compared((first, second), sum(part.differing for part in parts), tuple(found[:SHOWN]))


def _compared(first: Result, second: Result) -> Compared:
    found = differences(first, second)
    wholes = [Whole(one.policy, one.number, one.amount) for one in (first, second)]
    return Compared((wholes[0], wholes[1]), len(found), found[:SHOWN])


@dataclass(frozen=True, slots=True)
class Moved:
    """A project that went from one district to another: the parts (per cent) that each is credited with."""

    counted: Counted
    on: date
    parts: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Transfers:
    """Projects that moved, the newest first, and what each district is credited with of all that count."""

    moved: tuple[Moved, ...]
    credits: tuple[Credit, ...]


def transfers(projects: Parts, key: str, since: date, until: date) -> Transfers:
    """What counts within the days under a policy."""
    parts = projects.of(
        f"transfers:{key}:{since}:{until}",
        lambda part: [_transfers(one, until) for one in counts(part.rows, [key], since, until)],
    )
    moved = sorted((one for (part,) in parts for one in part.moved), key=lambda one: one.on, reverse=True)
    return Transfers(tuple(moved), together(one for (part,) in parts for one in part.credits))


def _transfers(result: Result, until: date) -> Transfers:
    moved = []
    for one in result.counted:
        days = [event.on for event in one.project.signings if event.kind is Kind.TRANSFER]
        if days and one.items:
            parts = credits_of(one.project, result.policy, until)
            shown = tuple((place, _percent(part)) for place, part in parts.items())
            moved.append(Moved(one, max(days), shown))
    return Transfers(tuple(moved), credited(result.counted, result.policy, until))


def _percent(part: Fraction) -> Decimal:
    return (Decimal(part.numerator) * 100 / part.denominator).quantize(Decimal("0.01"))
