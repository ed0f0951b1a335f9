"""Rows of a grid: saved as they were read, put after one another, taken out and put back."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction
from django.db.models import F, Max, Model, ProtectedError, QuerySet

from jixiao.web.budget.models import RemovedRow
from jixiao.web.kit.fields import FenField, Versioned
from jixiao.web.kit.grid_edit import Change
from jixiao.web.kit.grid_values import Format, Kind, shown
from jixiao.web.kit.refused import Refused
from jixiao.web.people.models import Person
from jixiao.web.years.models import BudgetYear

Words = dict[str, Any]


def save(row: Versioned, values: Mapping[str, Any], *, by: Person) -> tuple[Words, Words]:
    """Write typed values; what they were and are, in words by label. Raises Stale when the row is no longer as read."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    before = {label(row, name): words(row, name) for name in changed}
    for name, value in changed.items():
        setattr(row, name, value)
    if changed:
        row.save_if_current(*changed, by=by.name)
    return before, {label(row, name): words(row, name) for name in changed}


def save_all(changes: Iterable[Change], *, named: str, by: Person) -> Iterator[tuple[Any, Words, Words]]:
    """Save each change and tell those that changed something. `named` is the field that says what a row is.

    Raises Refused when that is empty, or stands twice.
    """
    for one in changes:
        if named in one.values and not one.values[named]:
            raise Refused(f"“{label(one.thing, named)}”不能空着；不要这一行请删除行。")
        try:
            with transaction.atomic():
                before, after = save(one.thing, one.values, by=by)
        except IntegrityError:
            raise Refused(f"“{one.thing}”已经有一行了，相同的只能有一行。") from None
        if after:
            yield one.thing, before, after


def add(row: Versioned, *, among: "QuerySet[Any]", after: str | None, **same: Any) -> None:
    """Save a new row behind another. Raises Refused when one with the `same` values is there."""
    if among.filter(**same).exists():
        raise Refused(f"“{row}”已经有一行了，相同的只能有一行。")
    row.order = place_after(among, after)  # type: ignore[attr-defined]
    row.save()


def said(values: Mapping[str, Any]) -> Words:
    """What was typed into a new row."""
    return {name: value for name, value in values.items() if value not in (None, "")}


def free_name(rows: "QuerySet[Any]", field: str, opening: str = "新项目") -> str:
    """新项目, 新项目2 …: what an empty row waits under."""
    taken = set(rows.filter(**{f"{field}__startswith": opening}).values_list(field, flat=True))
    names = (opening, *(f"{opening}{number}" for number in range(2, len(taken) + 2)))
    return next(name for name in names if name not in taken)


def label(row: Model, name: str) -> str:
    return str(row._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def words(row: Model, name: str) -> Any:
    """A value as the log keeps it."""
    value = getattr(row, name)
    if isinstance(row._meta.get_field(name), FenField):
        return "" if value is None else f"{shown(Format(Kind.MONEY, '万元'), value)} 万元"
    return "" if value is None else str(value)


def place_after(rows: "QuerySet[Any]", after: str | None) -> int:
    """The place behind a row, with those behind it moved on; before all when there is none."""
    if after is None:
        place = rows.order_by("order").values_list("order", flat=True).first() or 0
    else:
        above = rows.filter(pk=after).values_list("order", flat=True).first()
        place = (above if above is not None else rows.aggregate(last=Max("order"))["last"] or 0) + 1
    rows.filter(order__gte=place).update(order=F("order") + 1)
    return place


def take_out(rows: "QuerySet[Any]", keys: Iterable[str], *, year: BudgetYear, by: Person) -> list[Any]:
    """Remove rows and keep them whole. Raises Refused when something hangs on them."""
    found = list(rows.filter(pk__in=list(keys)))
    for row in found:
        held = json.loads(json.dumps(serializers.serialize("python", [row])[0], cls=DjangoJSONEncoder))
        RemovedRow.objects.create(model=row._meta.label_lower, key=row.pk, values=held, by=by, year=year)
        try:
            row.delete()
        except ProtectedError:
            raise Refused(f"“{row}”已有预算调整，不能删除；请先撤销它的调整。") from None
    return found


def put_back(model: type[Model], keys: Sequence[str], *, year: BudgetYear) -> list[Any]:
    """Rows that were taken out, under their old keys."""
    back = []
    for held in RemovedRow.objects.filter(model=model._meta.label_lower, key__in=list(keys), year=year):
        if not model._default_manager.filter(pk=held.key).exists():
            for one in serializers.deserialize("python", [held.values]):
                one.save()
                back.append(one.object)
        held.delete()
    return back
