"""Counts and sums of a ledger. Those of a whole department are kept and follow every change; others are worked out."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db.models import Count, QuerySet, Sum

from jixiao.web.ledger.column import Ledger
from jixiao.web.ledger.models import Turn


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

    def plus(self, other: "Total", sign: int = 1) -> "Total":
        names = {**self.added, **other.added}
        added = {name: self.added.get(name, 0) + sign * other.added.get(name, 0) for name in names}
        filled = {name: self.filled.get(name, 0) + sign * other.filled.get(name, 0) for name in names}
        return Total(self.count + sign * other.count, added, filled)

    @classmethod
    def nothing(cls, ledger: Ledger) -> "Total":
        zero = {one.name: 0 for one in ledger.measures}
        return cls(0, zero, zero)

    @classmethod
    def of_state(cls, ledger: Ledger, state: Mapping[str, Any]) -> "Total":
        """What one row brings in; nothing when it is removed."""
        if state["removed_at"] is not None:
            return cls.nothing(ledger)
        values = {one.name: state[one.name] for one in ledger.measures}
        return cls(
            1,
            {name: value or 0 for name, value in values.items()},
            {name: int(value is not None) for name, value in values.items()},
        )


def asked(ledger: Ledger) -> dict[str, Any]:
    """What a query is asked for to make a Total."""
    found: dict[str, Any] = {"rows": Count("*")}
    for one in ledger.measures:
        found |= {f"sum_{one.name}": Sum(one.name), f"filled_{one.name}": Count(one.name)}
    return found


def answered(ledger: Ledger, answer: Mapping[str, Any]) -> Total:
    """The Total of what a query answered."""
    names = [one.name for one in ledger.measures]
    added = {name: int(answer[f"sum_{name}"] or 0) for name in names}
    return Total(answer["rows"], added, {name: answer[f"filled_{name}"] for name in names})


def whole(ledger: Ledger, departments: Iterable[int]) -> Total:
    """All rows of some departments, from what is kept; what is not known is worked out and kept."""
    turns = {one.department_id: one for one in Turn.objects.filter(ledger=ledger.name, department__in=departments)}
    found = [Total(**one.totals) for one in turns.values() if one.totals is not None]
    unknown = [pk for pk in departments if pk not in turns or turns[pk].totals is None]
    if unknown:
        rows: QuerySet[Any] = ledger.model._default_manager.filter(removed_at=None, department__in=unknown)
        new = []
        for answer in rows.order_by().values("department").annotate(**asked(ledger)):
            found.append(answered(ledger, answer))
            kept, pk = asdict(found[-1]), answer["department"]
            if pk in turns:  # only if no change came between
                Turn.objects.filter(pk=turns[pk].pk, mark=turns[pk].mark).update(totals=kept)
            else:
                new.append(Turn(ledger=ledger.name, department_id=pk, totals=kept))
        Turn.objects.bulk_create(new, ignore_conflicts=True)  # a change that came between has made its own
    total = Total.nothing(ledger)
    for one in found:
        total = total.plus(one)
    return total
