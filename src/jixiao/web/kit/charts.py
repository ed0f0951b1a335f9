"""Charts as data: what is drawn also stands in a table below, for who reads or copies it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Series:
    """One row of figures over the labels; `tone` is error, warning, note, plan or done, which the script colours."""

    name: str
    tone: str
    values: Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns over labels, one on another when `stacked`; `summary` says in a sentence what one should see."""

    name: str
    summary: str
    labels: Sequence[str]
    series: Sequence[Series]
    stacked: bool = False

    def drawn(self) -> dict[str, Any]:
        """What the script gets."""
        rows = [{"name": one.name, "tone": one.tone, "values": list(one.values)} for one in self.series]
        return {"labels": list(self.labels), "series": rows, "stacked": self.stacked}

    def table(self) -> list[tuple[str, list[int | None]]]:
        """One row for each label."""
        return [(label, [one.values[at] for one in self.series]) for at, label in enumerate(self.labels)]
