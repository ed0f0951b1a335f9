"""Whether pinned evidence still stands: the rows of its view now, beside those it had."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Any

from django.core.cache import cache
from django.core.exceptions import BadRequest
from django.db.models import prefetch_related_objects
from django.http import Http404

from jixiao.web.ledger.actions.rows import differing, told
from jixiao.web.ledger.column import Ledger
from jixiao.web.ledger.models import Turn, row_of_values
from jixiao.web.ledger.registry import ledger_named
from jixiao.web.ledger.view import COUNT, keys_of, states_of
from jixiao.web.pins.models import Pin
from jixiao.web.pins.taking import measured_by, value_now

_KEPT_SECONDS = 3600
MOST_SHOWN = 200


class State(Enum):
    """`value` is a class of badges."""

    SAME = "text-bg-success"
    TOUCHED = "text-bg-info"  # rows were changed; neither which they are nor the value
    MOVED = "text-bg-danger"
    LOST = "text-bg-secondary"  # the ledger no longer has these filters

    @property
    def label(self) -> str:
        labels = {State.SAME: "未变", State.TOUCHED: "明细有改动", State.MOVED: "证据已变", State.LOST: "无法比对"}
        return labels[self]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a pin stands, and what its view comes to now."""

    state: State
    now: Decimal | None

    @property
    def is_moved(self) -> bool:
        return self.state is State.MOVED


def mark_of(ledger: str, department: int) -> str:
    """The mark that every change of the ledger of a department renews; "" before the first."""
    return Turn.objects.filter(ledger=ledger, department=department).values_list("mark", flat=True).first() or ""


def standings(pins: Iterable[Pin]) -> dict[int, Standing]:
    """By key. One query while no ledger was changed; a changed one is gone through once a change."""
    wanted = list(pins)
    turns = Turn.objects.filter(
        ledger__in={one.ledger for one in wanted}, department__in={one.department_id for one in wanted}
    )
    marks = {(one.ledger, one.department_id): one.mark for one in turns} if wanted else {}
    return {pin.pk: _standing(pin, marks.get((pin.ledger, pin.department_id), "")) for pin in wanted}


def standing_of(pin: Pin) -> Standing:
    return standings([pin])[pin.pk]


def _standing(pin: Pin, mark: str) -> Standing:
    if mark == pin.mark:
        return Standing(State.SAME, pin.value)
    key = f"pin:{pin.pk}:{mark}"
    found: Standing | None = cache.get(key)
    if found is None:
        found = _worked_out(pin)
        cache.set(key, found, _KEPT_SECONDS)
    return found


def _worked_out(pin: Pin) -> Standing:
    """Of a share or a rate, both that it is made of are looked at."""
    own = _compared(pin)
    if pin.over is None:
        return own
    base = _compared(pin.over)
    worst = next(
        state for state in (State.LOST, State.MOVED, State.TOUCHED, State.SAME) if state in (own.state, base.state)
    )
    return Standing(worst, pin.quotient(own.now, base.now))


def _compared(pin: Pin) -> Standing:
    try:
        now, keys = value_now(pin.of), keys_of(pin.of)
    except (BadRequest, Http404):
        return Standing(State.LOST, None)
    if keys.digest == pin.digest:
        return Standing(State.SAME, now)
    same = now == pin.viewed and set(keys.keys) == set(pin.rows.values_list("row", flat=True))
    return Standing(State.TOUCHED if same else State.MOVED, now)


@dataclass(frozen=True, slots=True)
class Change:
    """A row that says something else now, or is no longer (or newly) among those of the view."""

    row: Any
    changes: tuple[tuple[str, str, str], ...] = ()  # label, then, now
    is_removed: bool = False


@dataclass(slots=True)
class Differences:
    """What happened to the rows of a pin since; the first of each kind, with how many there are."""

    added: list[Change] = field(default_factory=list)
    gone: list[Change] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    counts: tuple[int, int, int] = (0, 0, 0)


def differences(pin: Pin) -> Differences:
    """Row by row."""
    ledger = ledger_named(pin.ledger)
    then = dict(pin.rows.values_list("row", "version"))
    keys = keys_of(pin.of)
    now = dict(zip(keys.keys, keys.versions, strict=True))
    added = sorted(now.keys() - then.keys())
    gone = sorted(then.keys() - now.keys())
    changed = sorted(key for key in then.keys() & now.keys() if then[key] != now[key])
    shown = [*gone[:MOST_SHOWN], *changed[:MOST_SHOWN]]
    was = rows_then(ledger, {key: then[key] for key in shown})
    rows = ledger.model._default_manager.select_related(*ledger.linked)
    held = rows.in_bulk([*added[:MOST_SHOWN], *shown])
    found = Differences(counts=(len(added), len(gone), len(changed)))
    found.added = [Change(held[key]) for key in added[:MOST_SHOWN]]
    found.gone = [_changed(ledger, was.get(key), held[key]) for key in gone[:MOST_SHOWN]]
    found.changed = [_changed(ledger, was.get(key), held[key]) for key in changed[:MOST_SHOWN]]
    return found


def _changed(ledger: Ledger, was: Any, row: Any) -> Change:
    if was is None:
        return Change(row, is_removed=row.is_removed)
    before, after = differing(told(ledger, was), told(ledger, row))
    pairs = ((label, before[label] or "空", after[label] or "空") for label in after)
    return Change(row, tuple(pairs), row.is_removed)


def rows_then(ledger: Ledger, versions: dict[int, int]) -> dict[int, Any]:
    """Rows as they stood, by key, in the order asked for, with what they lead to."""
    states = states_of(ledger, versions)
    rows = {key: row_of_values(ledger.model, states[key]) for key in versions if key in states}
    prefetch_related_objects(list(rows.values()), *ledger.linked)
    return rows


def recomputed(pin: Pin) -> Decimal | None:
    """The value once more, from the rows as they stood: what makes an old value reproducible."""
    return _recomputed(pin) if pin.over is None else pin.quotient(_recomputed(pin), _recomputed(pin.over))


def _recomputed(pin: Pin) -> Decimal | None:
    ledger, measure = ledger_named(pin.ledger), measured_by(pin.of)
    then = dict(pin.rows.values_list("row", "version"))
    if measure.key == COUNT:
        return Decimal(len(then))
    held = ledger.model._default_manager.filter(pk__in=pin.rows.values("row"))
    same = {
        key: value for key, version, value in held.values_list("pk", "version", measure.key) if version == then[key]
    }
    states = states_of(ledger, {key: version for key, version in then.items() if key not in same})
    values = [*same.values(), *(state[measure.key] for state in states.values())]
    known = [value for value in values if value is not None]
    return measure.value(ledger, sum(known) if known else None)
