"""Bars of parts that make a whole, drawn without any style: how much is done, waits, is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Part:
    """`tone` is done, wait, lack or none, which the style sheet colours; `amount` counts in the unit of its bar."""

    label: str
    tone: str
    amount: Decimal | int


@dataclass(frozen=True, slots=True)
class Placed:
    """A part where it is drawn, in hundredths of the width."""

    part: Part
    left: str
    width: str


@dataclass(frozen=True, slots=True)
class Bar:
    """`summary` says in words what one should see."""

    summary: str
    parts: Sequence[Part]

    def placed(self) -> list[Placed]:
        """Nothing when there is nothing to show."""
        total = sum((Decimal(part.amount) for part in self.parts), Decimal(0))
        found, left = [], Decimal(0)
        for part in self.parts:
            if total and part.amount:
                width = Decimal(part.amount) * _WHOLE / total
                found.append(Placed(part, f"{left:.3f}", f"{width:.3f}"))
                left += width
        return found
