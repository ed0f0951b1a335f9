"""Counts and sums of a ledger."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Sum

from jixiao.web.ledger.column import Ledger

Line = list[int]  # how many rows, then for each measure its sum and how many rows have a value


@dataclass(frozen=True, slots=True)
class Total:
    """How many rows, and for each measure the sum and how many rows have a value."""

    count: int = 0
    added: Mapping[str, int] = field(default_factory=dict)
    filled: Mapping[str, int] = field(default_factory=dict)

    @property
    def sums(self) -> dict[str, int | None]:
        """The sum of each measure; None when no row has a value."""
        return {name: value if self.filled[name] else None for name, value in self.added.items()}

    @classmethod
    def of(cls, ledger: Ledger, lines: Iterable[Line]) -> "Total":
        """Of lines together."""
        count, *sums = [sum(column) for column in zip(*lines, strict=True)] or [0] * (1 + 2 * len(ledger.measures))
        names = [one.name for one in ledger.measures]
        return cls(count, dict(zip(names, sums[::2], strict=True)), dict(zip(names, sums[1::2], strict=True)))


def asked(ledger: Ledger) -> dict[str, Any]:
    """What a query is asked for to make a line."""
    found: dict[str, Any] = {"rows": Count("*")}
    for one in ledger.measures:
        found |= {f"sum_{one.name}": Sum(one.name), f"filled_{one.name}": Count(one.name)}
    return found


def answered(ledger: Ledger, answer: Mapping[str, Any]) -> Line:
    """The line that a query answered."""
    pairs = ((int(answer[f"sum_{one.name}"] or 0), answer[f"filled_{one.name}"]) for one in ledger.measures)
    return [answer["rows"], *(number for pair in pairs for number in pair)]


def line_of(ledger: Ledger, state: Mapping[str, Any]) -> Line:
    """What one row brings in."""
    values = [state[one.name] for one in ledger.measures]
    return [1, *(number for value in values for number in (value or 0, int(value is not None)))]
