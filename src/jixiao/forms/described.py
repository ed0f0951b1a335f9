"""What a listing tells of a layout."""

from dataclasses import asdict, dataclass
from typing import Any

from jixiao.forms.layout import Layout, Scope
from jixiao.norms.resolve import Norms
from jixiao.norms.words import CERTAINTY

SCOPES = {Scope.PROGRAM: "每个项目一张", Scope.WHOLE: "部门整体一张", Scope.DEPARTMENT: "部门一张"}


@dataclass(frozen=True, slots=True)
class Described:
    name: str
    title: str
    scope: str
    place: str
    place_name: str
    years: str
    basis: str
    certainty: str
    formats: tuple[str, ...]
    note: str

    def record(self) -> dict[str, Any]:
        return asdict(self)


def described(layout: Layout, norms: Norms) -> Described:
    instrument = norms.instruments.get(layout.instrument)
    title = f"《{instrument.title}》{instrument.number}" if instrument else layout.instrument
    return Described(
        layout.name,
        layout.title,
        SCOPES[layout.scope],
        layout.place,
        norms.place_name(layout.place),
        _years(layout.years),
        f"{title} {layout.locator}".strip(),
        CERTAINTY[layout.certainty],
        layout.formats,
        layout.note,
    )


def _years(years: tuple[int, int]) -> str:
    first, last = years
    if not first and not last:
        return "不限年度"
    return f"{first}年起" if not last else f"{first}至{last}年" if first else f"至{last}年"
