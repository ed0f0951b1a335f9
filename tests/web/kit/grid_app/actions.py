"""What is done to the lines."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import F, Max

from jixiao.web.kit.grid_edit import Change
from jixiao.web.kit.refused import Refused
from tests.web.kit.grid_app.models import Line


def change(*, changes: Sequence[Change], by: str) -> None:
    for one in changes:
        if one.values.get("name") == "不行":
            raise Refused("名称不能叫“不行”。")
        for name, value in one.values.items():
            setattr(one.thing, name, value)
        one.thing.save_if_current(*one.values, by=by)


def insert(*, after: str | None, values: Mapping[str, Any], by: str) -> int:
    place = _place(after)
    Line.objects.filter(order__gt=place).update(order=F("order") + 1)
    return Line.objects.create(order=place + 1, changed_by=by, **values).pk


def show(*, keys: Sequence[str], is_deleted: bool) -> None:
    Line.objects.filter(pk__in=keys).update(is_deleted=is_deleted)


def move(*, key: str, after: str | None) -> None:
    place = _place(after)
    Line.objects.filter(order__gt=place).update(order=F("order") + 1)
    Line.objects.filter(pk=key).update(order=place + 1)


def _place(after: str | None) -> int:
    if after is not None:
        return Line.objects.get(pk=after).order
    first = Line.objects.order_by("order").first()
    return (first.order if first else Line.objects.aggregate(Max("order"))["order__max"] or 0) - 1
