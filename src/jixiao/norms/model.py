"""Regulation as data: instruments, places, and dated values that each name the text they come from."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from jixiao.units.record import record

Row = Mapping[str, Decimal | str]


class Certainty(StrEnum):
    """How sure a source is. Only the first two may carry a finding of severity error."""

    ORIGINAL = "original"  # the text itself was read
    RESTATED = "restated"  # another public document repeats it
    PRACTICE = "practice"  # forms and software in use do it so
    MEMORY = "memory"  # not yet checked

    @property
    def is_firm(self) -> bool:
        return self in (Certainty.ORIGINAL, Certainty.RESTATED)


@record
class Instrument:
    """A law, rule, standard or notice. Dates are None where they are not certain."""

    key: str
    title: str
    number: str
    issuer: str
    place: str
    issued: date | None
    in_force: date | None
    replaced_by: str
    certainty: Certainty
    note: str


@record
class Region:
    """A place by its administrative code; `parent` is "" for the whole country."""

    code: str
    name: str
    parent: str
    aliases: tuple[str, ...] = ()


@record
class NormSource:
    """Where a value stands: instrument, article, exact words, and how sure that is."""

    instrument: str
    locator: str
    quote: str
    certainty: Certainty


@record
class NormValue:
    """A value from a date on: `budget_years_from` selects by budget year, `in_force` by day.

    Exactly one of `number`, `word` (one of the few of shapes.toml) and `rows` is set; none when the norm ends without
    a successor. `expected` values are announced and never computed with.
    """

    budget_years_from: int | None
    in_force: date | None
    number: Decimal | None
    word: str
    rows: tuple[Row, ...]
    ends: bool
    expected: bool
    source: NormSource


@record
class Parameter:
    """One file: a parameter in one place. `scope` is whole_department, program or "" for both."""

    name: str
    title: str
    place: str
    scope: str
    unit: str
    meaning: str
    values: tuple[NormValue, ...]
    last_checked: date
    file: str
