"""A view is pinned, pinned anew, told more of, and set aside. What was pinned never changes."""

from itertools import repeat
from typing import Any

from django.core.exceptions import BadRequest
from django.db import transaction
from django.utils import timezone

from jixiao.web.kit.bulk import write
from jixiao.web.kit.refused import Refused
from jixiao.web.ledger.models import Turn
from jixiao.web.ledger.registry import ledger_named
from jixiao.web.ledger.view import Keys, View, keys_of
from jixiao.web.people.log import change, log
from jixiao.web.people.models import Department, Person
from jixiao.web.pins.models import Pin, PinnedRow
from jixiao.web.pins.standing import mark_of
from jixiao.web.pins.taking import Base, measured_by, ratio_words, value_now, words_of

_MOST_KEYS = 2000  # that papers carry along


@transaction.atomic
def pin_view(
    *,
    department: Department,
    view: View,
    values: dict[str, Any],
    by: Person | None,
    replaces: Pin | None = None,
    over: Base | None = None,
) -> Pin:
    """The value and the rows of a view as they are now; beside what another view comes to, if `over` is given.

    Raises Refused when there is nothing to pin.
    """
    ledger = ledger_named(view.ledger)
    # Whoever changes this ledger waits until value and rows were read: they belong together.
    list(Turn.objects.select_for_update().filter(ledger=ledger.name, department=department))
    pin, keys = _taken(department, view, by)
    if over is not None:
        base, base_keys = _taken(department, over.view, by)
        base.name, base.grade = f"{values['name']}（分母）"[-100:], values.get("grade", base.grade)
        pin.part, pin.measured = pin.value, ratio_words(view, over)
        pin.is_growth, pin.decimals = over.is_growth, over.decimals
        pin.value, pin.unit = pin.quotient(pin.part, base.value), "%"
        if pin.value is None:
            raise Refused("分母是 0 或者负数，算不出比例。")
        _keep(base, base_keys)
        pin.over = base
    pin.replaces = replaces
    for name, value in values.items():
        setattr(pin, name, value)
    _keep(pin, keys)
    verb = "pins.pin.renewed" if replaces else "pins.pin.made"
    log(verb, pin, by=by, department=department, ledger=ledger.label, value=f"{pin.value:f}{pin.unit}")
    return pin


def _taken(department: Department, view: View, by: Person | None) -> tuple[Pin, Keys]:
    """A pin of a view as it is now, not saved yet."""
    ledger, measure = ledger_named(view.ledger), measured_by(view)
    if view.departments != (department.pk,):
        raise Refused("佐证只能钉本部门的台账。")
    if ("removed", "on") in view.filters:
        raise Refused("已删除的内容不能作为佐证；请去掉“看已删除的”再钉。")
    try:
        value, keys = value_now(view), keys_of(view)
    except BadRequest as wrong:
        raise Refused(str(wrong)) from None
    if not keys.keys:
        raise Refused("没有符合条件的内容，没有可钉的数。")
    if value is None:
        raise Refused(f"这些内容都没有填写“{measure.label.removesuffix('合计')}”，没有可钉的数。")
    pin = Pin(
        department=department, ledger=ledger.name, view=view.kept(), words=words_of(view), measured=measure.label,
        unit=measure.unit, row_count=len(keys.keys), digest=keys.digest,
        keys=list(keys.keys) if len(keys.keys) <= _MOST_KEYS else [], mark=mark_of(ledger.name, department.pk), by=by,
    )  # fmt: skip
    pin.value = value
    return pin, keys


def _keep(pin: Pin, keys: Keys) -> None:
    """With its rows in their versions; a hundred thousand are too many to be made into objects first."""
    pin.save()
    rows = zip(repeat(pin.pk, len(keys.keys)), keys.keys, keys.versions, strict=True)
    write(PinnedRow._meta.db_table, ("pin_id", "row", "version"), rows)


def renew(*, pin: Pin, by: Person) -> Pin:
    """The same view as it is now, beside the old one; what rests on the old one stays there."""
    if pin.newer.exists():
        raise Refused("这份佐证已经有更新的一版。")
    values = {"name": pin.name, "grade": pin.grade, "note": pin.note}
    over = Base(pin.over.of, is_growth=pin.is_growth, decimals=pin.decimals) if pin.over else None
    return pin_view(department=pin.department, view=pin.of, values=values, by=by, replaces=pin, over=over)


@transaction.atomic
def change_pin(*, pin: Pin, values: dict[str, Any], by: Person) -> Pin:
    """Its name, how well it is proven, the note."""
    before, after = change(pin, values)
    if after:
        log("pins.pin.changed", pin, by=by, department=pin.department, before=before, after=after)
    return pin


@transaction.atomic
def end_pin(*, pin: Pin, by: Person) -> Pin:
    """Out of the list; it stays where it was used."""
    if pin.uses.filter(ended_at=None).exists():
        raise Refused("还有指标用着这份佐证；请先在下面解除，再停用。")
    pin.ended_at = timezone.now()
    pin.save(update_fields=["ended_at"])
    log("pins.pin.ended", pin, by=by, department=pin.department)
    return pin
