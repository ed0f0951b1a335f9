"""Which indicators a pin may be bound to, and which pins an indicator may rest on: those whose units fit."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.web.kit.refused import Refused
from jixiao.web.people.models import Person
from jixiao.web.pins.actions.binding import fitted
from jixiao.web.pins.models import Pin
from jixiao.web.pins.queries import in_use, open_indicators, pins_of
from jixiao.web.pins.standing import Standing, standings
from jixiao.web.years.models import Indicator
from jixiao.web.years.writers import section_of, writes


@dataclass(frozen=True, slots=True)
class Candidate:
    """An indicator with the value it would get; `held` is the pin it rests on now."""

    indicator: Indicator
    value: Decimal
    held: Pin | None
    is_older: bool


def indicators_for(person: Person, pin: Pin) -> list[Candidate]:
    """Those a person may fill in, which do not rest on this pin already."""
    return list(_indicators(person, pin))


def _indicators(person: Person, pin: Pin) -> Iterator[Candidate]:
    for row in open_indicators(person, pin).prefetch_related(in_use()):
        held = next((use.pin for use in row.pinned), None)  # type: ignore[attr-defined]
        value = _fitted(pin, row)
        is_mine = writes(person, row.program.year, section_of(row))
        if value is not None and is_mine and (held is None or held.pk != pin.pk):
            yield Candidate(row, value, held, held is not None and held.pk == pin.replaces_id)


@dataclass(frozen=True, slots=True)
class Choice:
    """A pin with the value it would give."""

    pin: Pin
    value: Decimal
    standing: Standing


def pins_for(person: Person, indicator: Indicator) -> list[Choice]:
    """The pins of the department that are in force, the newest version of each."""
    rows = pins_of(person).filter(
        department=indicator.program.year.department_id, ended_at=None, newer=None, parts=None
    )
    fitting = [(pin, value) for pin in rows if (value := _fitted(pin, indicator)) is not None]
    found = standings(pin for pin, _ in fitting)
    return [Choice(pin, value, found[pin.pk]) for pin, value in fitting]


def _fitted(pin: Pin, indicator: Indicator) -> Decimal | None:
    try:
        return fitted(pin, indicator)
    except Refused:
        return None
