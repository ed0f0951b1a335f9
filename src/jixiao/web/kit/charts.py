"""Charts as data: what is drawn also stands in a table below, for who reads or copies it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jixiao.units.fixed import in_unit


@dataclass(frozen=True, slots=True)
class Series:
    """One row of figures over the labels; `tone` is a name that the script has a colour for (error, plan, done …).

    `links` are the addresses of what the figures were made of, "" where there is none.
    """

    name: str
    tone: str
    values: Sequence[int | Decimal | None]
    links: Sequence[str] = ()

    def link(self, at: int) -> str:
        return self.links[at] if self.links else ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns over labels, one on another when `stacked`, bars when `lying`, or lines; `summary` says in a sentence
    what one should see.

    With a `unit` the values are amounts in 分, drawn and told in it (万元).
    """

    name: str
    summary: str
    labels: Sequence[str]
    series: Sequence[Series]
    stacked: bool = False
    lines: bool = False
    unit: str = ""
    lying: bool = False

    def drawn(self) -> dict[str, Any]:
        """What the script gets."""
        rows = [
            {"name": one.name, "tone": one.tone, "values": [self._drawn(value) for value in one.values]}
            | ({"links": list(one.links)} if one.links else {})
            for one in self.series
        ]
        shape: dict[str, Any] = {"stacked": self.stacked, "lines": self.lines, "unit": self.unit}
        if self.lying:
            shape["lying"] = True
        return {"labels": list(self.labels), "series": rows, **shape}

    def _drawn(self, value: int | Decimal | None) -> int | str | None:
        if value is None or isinstance(value, int):
            return value if value is None or not self.unit else str(in_unit(value, self.unit))
        return str(value)

    def table(self) -> list[tuple[str, list[tuple[int | Decimal | None, str]]]]:
        """One row for each label: values with their links."""
        return [
            (label, [(one.values[at], one.link(at)) for one in self.series]) for at, label in enumerate(self.labels)
        ]
