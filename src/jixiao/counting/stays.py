"""How long projects stay in a stage: those that went on, and those that stand there still."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain, pairwise

from jixiao.units.record import record


@record
class Stay:
    """The days that projects stood in a stage; `gone` of those that went on, `waiting` of those still there."""

    name: str
    gone: tuple[int, ...]
    waiting: tuple[int, ...]

    @property
    def usual(self) -> Decimal | None:
        """The median of those that went on."""
        return median(self.gone)

    @property
    def waited(self) -> Decimal | None:
        """The median of those still there."""
        return median(self.waiting)

    @property
    def longest(self) -> int | None:
        return max(self.waiting, default=None)


def median(days: Sequence[int]) -> Decimal | None:
    """The middle one, or the mean of the two in the middle; None of none."""
    order, half = sorted(days), len(days) // 2
    if not order:
        return None
    return Decimal(order[half]) if len(order) % 2 else Decimal(order[half - 1] + order[half]) / 2


def stays(
    histories: Iterable[tuple[Sequence[tuple[str, date]], date | None]], since: date, until: date
) -> tuple[Stay, ...]:
    """From the stages of each project with their days, in the order of the stages, and the day it was over (or None).

    Those that went on did so between the two days. What came after `until` has not happened yet; a stage that is said
    to come before the one before it is left out.
    """
    gone: dict[str, list[int]] = {}
    waiting: dict[str, list[int]] = {}
    for history, over in histories:
        steps = [(name, day) for name, day in history if day <= until]
        for (name, day), (_, following) in pairwise(steps):
            if following >= max(day, since):
                gone.setdefault(name, []).append((following - day).days)
        if steps and (over is None or over > until):
            name, day = steps[-1]
            waiting.setdefault(name, []).append((until - day).days)
    names = dict.fromkeys([*gone, *waiting])
    return tuple(Stay(name, tuple(gone.get(name, ())), tuple(waiting.get(name, ()))) for name in names)


def joined(parts: Iterable[Sequence[Stay]]) -> tuple[Stay, ...]:
    """The stays of several lots of projects, those in the same stage as one."""
    held: dict[str, list[Stay]] = {}
    for one in chain.from_iterable(parts):
        held.setdefault(one.name, []).append(one)
    return tuple(
        Stay(name, tuple(chain(*(one.gone for one in same))), tuple(chain(*(one.waiting for one in same))))
        for name, same in held.items()
    )
