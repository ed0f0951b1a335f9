"""Firms somebody looks after and whom nobody has spoken to for long."""

from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from jixiao.norms.resolve import norms_of
from jixiao.web.aftercare.models import Pairing
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments
from jixiao.web.promotion.models import Enterprise

_DUTY = "多久没有联系包联企业要提醒"


def clock(place: str, on: date) -> int | None:
    """After how many days without a contact one is reminded; None when nothing is ruled."""
    answer = norms_of().get("aftercare_clocks", place, on=on)
    return next((int(row["days"]) for row in (answer.rows if answer else ()) if row["duty"] == _DUTY), None)


def pairings_on(today: date) -> QuerySet[Pairing]:
    """Those that hold on a day."""
    running = Q(since=None) | Q(since__lte=today)
    return Pairing.objects.filter(running, Q(until=None) | Q(until__gte=today), removed_at=None)


def silent(person: Person, today: date, right: Right = Right.SEE) -> QuerySet[Enterprise]:
    """The firms of the person's departments that are paired and were left alone longer than their place allows."""
    late = Q(pk__in=[])
    for code, keys in _by_place(person, right).items():
        if (days := clock(code, today)) is not None:
            late |= Q(department__in=keys) & _left_alone(today - timedelta(days), today)
    rows = Enterprise.objects.filter(late, removed_at=None)
    return rows.order_by(F("contacted_on").asc(nulls_first=True), "pk")


def _by_place(person: Person, right: Right) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for key, code in departments(person, right).values_list("pk", "place__code"):
        found.setdefault(code, []).append(key)
    return found


def _left_alone(since: date, today: date) -> Q:
    """Neither spoken to nor newly paired since."""
    held = pairings_on(today).filter(Q(since=None) | Q(since__lt=since), enterprise=OuterRef("pk"))
    return (Q(contacted_on=None) | Q(contacted_on__lt=since)) & Q(Exists(held))
