"""What was counted, taken apart: a line for each event and each district that shares in it, and sums of lines.

The parts of a project are whole 分 and add up to it, whatever it is divided by.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Protocol, TypeVar

from jixiao.counting.count import Item, Result, credits_of
from jixiao.counting.credits import divided
from jixiao.counting.policy import Policy
from jixiao.counting.signing import Kind, Project
from jixiao.units.number import rounded
from jixiao.units.record import record


@record
class Share:
    """What an event of a project brings to a district, under the reason for which it counts."""

    project: Project
    on: date
    kind: Kind
    place: str
    number: Decimal
    amount: int
    reason: str

    @property
    def is_firm(self) -> bool:
        """Whether it rests on a contract, or what came after one; not on words of intention or a framework."""
        return self.kind not in (Kind.INTENTION, Kind.FRAMEWORK)


@record
class Sum:
    """So many projects with an amount in 分."""

    number: Decimal
    amount: int


@record
class Portion:
    """Lines that are alike in all that is asked of them, put together; `month` is 2022-05."""

    month: str
    is_firm: bool
    place: str
    chain: str
    number: Decimal
    amount: int


class Summed(Protocol):
    """What can be added up."""

    @property
    def number(self) -> Decimal: ...
    @property
    def amount(self) -> int: ...


Line = TypeVar("Line", bound=Summed)
Key = TypeVar("Key", str, int, tuple[str, bool, str, str])
_NONE = Decimal(0)


def shares(result: Result, until: date) -> tuple[Share, ...]:
    """Of everything a result counted."""
    return tuple(
        share
        for one in result.counted
        for item in one.items
        for share in _shared(one.project, item, result.policy, until)
    )


def _shared(project: Project, item: Item, policy: Policy, until: date) -> Sequence[Share]:
    """What an event brings to each district that is credited with the project."""
    parts = credits_of(project, policy, until)
    return [
        Share(project, item.on, item.kind, place, _decimal(item.number * parts[place]), amount, item.reason)
        for place, amount in divided(item.amount, parts).items()
    ]


def _decimal(part: Fraction) -> Decimal:
    return Decimal(part.numerator) / part.denominator


def total(lines: Iterable[Summed]) -> Sum:
    held = list(lines)
    return Sum(_told(sum((one.number for one in held), _NONE)), sum(one.amount for one in held))


def _told(number: Decimal) -> Decimal:
    """Three thirds of a project are one; 2.50 is 2.5."""
    told = rounded(number, 2)
    return told.to_integral_value() if told == told.to_integral_value() else told.normalize()


def sums(lines: Iterable[Line], by: Callable[[Line], Key]) -> dict[Key, Sum]:
    """A sum for each word (or key) that `by` finds; the largest amount first."""
    found = {key: Sum(_told(one.number), one.amount) for key, one in _summed(lines, by).items()}
    return dict(sorted(found.items(), key=lambda pair: (-pair[1].amount, -pair[1].number, pair[0])))


def _summed(lines: Iterable[Line], by: Callable[[Line], Key]) -> dict[Key, Sum]:
    """With numbers as exact as they came: they may be added further."""
    numbers: dict[Key, Decimal] = {}
    amounts: dict[Key, int] = {}
    for one in lines:
        key = by(one)
        numbers[key] = numbers.get(key, _NONE) + one.number
        amounts[key] = amounts.get(key, 0) + one.amount
    return {key: Sum(number, amounts[key]) for key, number in numbers.items()}


def portions(lines: Iterable[Share], chain: Callable[[Share], str]) -> tuple[Portion, ...]:
    """Few, however many lines there are; `chain` names the industry of each."""
    found = _summed(lines, lambda one: (f"{one.on:%Y-%m}", one.is_firm, one.place, chain(one)))
    return tuple(Portion(*alike, one.number, one.amount) for alike, one in found.items())


def at_least(lines: Sequence[Share], floor: int) -> tuple[Share, ...]:
    """Those of the projects that count as projects and bring in this much, all districts together."""
    brought = _summed(lines, lambda one: one.project.key)
    return tuple(one for one in lines if (held := brought[one.project.key]).number and held.amount >= floor)


def bands(lines: Iterable[Share], floors: Mapping[str, int]) -> dict[str, Sum]:
    """Projects and amounts of each size: a project counts in every band whose floor it reaches."""
    projects = [one for one in sums(lines, lambda one: one.project.key).values() if one.number]
    return {name: total(one for one in projects if one.amount >= floor) for name, floor in floors.items()}
