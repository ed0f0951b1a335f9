"""Reads of pins, always within the departments a person may see."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Prefetch, Q, QuerySet

from jixiao.dossier.datum import Datum, Provenance
from jixiao.dossier.keys import MONEY_DECIMALS, MONEY_UNIT
from jixiao.units.fixed import grouped
from jixiao.web.ledger.column import Ledger
from jixiao.web.ledger.registry import ledger_named
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments
from jixiao.web.pins.models import Pin, PinUse
from jixiao.web.pins.standing import Standing, standings
from jixiao.web.years.models import BudgetYear, Indicator

_YI = Decimal(10_000)  # 万元 in a 亿元
TABLE = "pins.pin"  # before the key in the cell of a place
_CELL = re.compile(rf"{re.escape(TABLE)}/(\d{{1,18}})/\w+", re.ASCII)


def pins_of(person: Person, right: Right = Right.SEE) -> QuerySet[Pin]:
    rows = Pin.objects.filter(department__in=departments(person, right))
    return rows.select_related("department__place", "by", "replaces", "over").defer(
        "keys", "over__keys", "replaces__keys"
    )


def listed_pins(person: Person, filters: dict[str, object]) -> QuerySet[Pin]:
    """With how many indicators rest on each; ended ones only when they are asked for."""
    rows = pins_of(person).filter(parts=None, ended_at__isnull=not filters.get("ended"))
    if words := filters.get("words"):
        rows = rows.filter(Q(name__icontains=words) | Q(words__icontains=words))
    if ledger := filters.get("ledger"):
        rows = rows.filter(ledger=ledger)
    return rows.annotate(use_count=Count("uses", filter=Q(uses__ended_at=None))).order_by("-pk")


def uses_of(pin: Pin) -> QuerySet[PinUse]:
    """The indicators that rest on a pin now."""
    return pin.uses.filter(ended_at=None).select_related("indicator__program__program", "indicator__program__year")


@dataclass(frozen=True, slots=True)
class Pinned:
    """The pin an indicator rests on, and how it stands."""

    use: PinUse
    standing: Standing


def pinned_of(year: BudgetYear) -> dict[int, Pinned]:
    """By indicator of a year; those only whose actual value is still that of the pin. Two queries."""
    rows = PinUse.objects.filter(indicator__program__year=year, ended_at=None)
    rows = rows.select_related("pin__over", "indicator__result").defer("pin__keys", "pin__over__keys")
    uses = [use for use in rows if holds(use)]
    found = standings(use.pin for use in uses) if uses else {}
    return {use.indicator_id: Pinned(use, found[use.pin_id]) for use in uses}


def holds(use: PinUse) -> bool:
    """Whether nobody has written another value since."""
    result = getattr(use.indicator, "result", None)
    return result is not None and result.actual == use.value


def in_use() -> Prefetch[str]:
    """The pin of an indicator, for papers: at most one, as `pinned`."""
    return Prefetch("pins", PinUse.objects.filter(ended_at=None).select_related("pin__over"), to_attr="pinned")


def cell_of(pin: Pin, part: str = "value") -> str:
    """How places name a pin; `part` is "over" for what a share or a rate is held over."""
    return f"{TABLE}/{pin.pk}/{part}"


def quote_of(pin: Pin, value: Decimal | None, part: Decimal | None = None, whole: Decimal | None = None) -> str:
    """项目数 940个; 项目数占比 66.67%（2个÷3个）; 营业收入合计增长率 28.20%（2亿元比1.56亿元）."""
    if value is None:
        return ""
    said = f"{pin.measured} {grouped(value)}{pin.unit}"
    if part is None or whole is None or pin.over is None:
        return said
    sign = "比" if pin.is_growth else "÷"
    return f"{said}（{grouped(part)}{pin.over.unit}{sign}{grouped(whole)}{pin.over.unit}）"


def places_of(pin: Pin) -> tuple[Provenance, ...]:
    """The places in the ledger at which the value of a pin stands: of a share or a rate, both it is made of."""
    label, over = ledger_named(pin.ledger).label, pin.over
    said = quote_of(pin, pin.value, pin.part, over.value if over else None)
    own = Provenance(label, pin.words, said, pin.digest, cell_of(pin), tuple(map(str, pin.keys)))
    if over is None:
        return (own,)
    base = quote_of(over, over.value)
    return own, Provenance(label, over.words, base, over.digest, cell_of(pin, "over"), tuple(map(str, over.keys)))


def datum_of(pin: Pin) -> Datum:
    """What a pin came to, for sentences: money of a hundred million and more in 亿元."""
    value, unit = pin.value, pin.unit
    if unit == MONEY_UNIT and abs(value) >= _YI:
        value, unit = value / _YI, "亿元"
    needed = min(max(0, -int(value.normalize().as_tuple().exponent)), MONEY_DECIMALS)
    decimals = pin.decimals if pin.over else needed
    return Datum(f"pinned/{pin.name}", pin.name, value, unit, decimals, places_of(pin))


def pin_at(cell: str) -> int | None:
    """The key of the pin that a place names."""
    found = _CELL.fullmatch(cell)
    return int(found[1]) if found else None


def standings_at(cells: Iterable[str]) -> dict[int, Standing]:
    """How the pins stand that some places name; by key."""
    keys = {key for key in map(pin_at, cells) if key is not None}
    return standings(Pin.objects.filter(pk__in=keys).select_related("over").defer("keys", "over__keys")) if keys else {}


@dataclass(frozen=True, slots=True)
class Moved:
    """A value of a report whose evidence has moved since."""

    datum: Datum
    pin: Pin
    standing: Standing


def moved_among(data: Iterable[Datum], department: int) -> list[Moved]:
    """Values of a department that rest on pins which have moved: whatever the report says where they came from."""
    named = ((one, pin_at(place.cell)) for one in data for place in one.provenance)
    resting = list(dict.fromkeys((one, key) for one, key in named if key is not None))
    rows = Pin.objects.filter(department=department).select_related("over").defer("keys", "over__keys")
    pins = rows.in_bulk({key for _, key in resting})
    found = standings(pins.values()) if pins else {}
    return [Moved(one, pins[key], found[key]) for one, key in resting if key in found and found[key].is_moved]


def pins_of_row(ledger: Ledger, row: int, department: int) -> list[Pin]:
    """Every pin a row belongs to, the newest first, each with the indicators that rest on it."""
    uses = PinUse.objects.filter(ended_at=None).select_related(
        "indicator__program__year", "indicator__program__program"
    )
    rows = Pin.objects.filter(department=department, ledger=ledger.name, rows__row=row, ended_at=None)
    return list(rows.defer("keys").prefetch_related(Prefetch("uses", uses)))


def open_indicators(person: Person, pin: Pin) -> QuerySet[Indicator]:
    """What may rest on a pin: indicators with a number as target, in open years of its department."""
    rows = Indicator.objects.filter(
        program__year__in=departments(person, Right.FILL).filter(pk=pin.department_id).values("years"),
        program__year__state=BudgetYear.State.OPEN,
        removed_at=None,
        is_long_term=False,
        target__isnull=False,
    )
    related = ("program__program__section", "program__year__department", "section", "result")
    return rows.select_related(*related).order_by("-program__year__year", "program__order", "order", "pk")
