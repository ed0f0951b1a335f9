"""Charts as data: what is drawn also stands in a table below, for who reads or copies it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jixiao.units.fixed import in_unit


@dataclass(frozen=True, slots=True)
class Series:
    """One row of figures over the labels; `tone` is error, warning, note, plan or done, which the script colours."""

    name: str
    tone: str
    values: Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns over labels, one on another when `stacked`, or lines; `summary` says in a sentence what one should see.

    With a `unit` the values are amounts in 分, drawn and told in it (万元).
    """

    name: str
    summary: str
    labels: Sequence[str]
    series: Sequence[Series]
    stacked: bool = False
    lines: bool = False
    unit: str = ""

    def drawn(self) -> dict[str, Any]:
        """What the script gets."""
        rows = [
            {"name": one.name, "tone": one.tone, "values": [self._drawn(value) for value in one.values]}
            for one in self.series
        ]
        shape = {"stacked": self.stacked, "lines": self.lines, "unit": self.unit}
        return {"labels": list(self.labels), "series": rows, **shape}

    def _drawn(self, value: int | None) -> int | str | None:
        return value if value is None or not self.unit else str(in_unit(value, self.unit))

    def table(self) -> list[tuple[str, list[int | None]]]:
        """One row for each label."""
        return [(label, [one.values[at] for one in self.series]) for at, label in enumerate(self.labels)]
