"""What holds in a place and year: read from jixiao.norms, computed nowhere here."""

from dataclasses import dataclass

from jixiao.norms.model import Certainty, Instrument, NormValue, Parameter, Row
from jixiao.norms.resolve import Answer, norms_of

CERTAINTIES = {
    Certainty.ORIGINAL: "原文",
    Certainty.RESTATED: "转述",
    Certainty.PRACTICE: "通行做法",
    Certainty.MEMORY: "待核实",
}

# Words of the closed sets that stand in rows.
WORDS = {"note": "提示", "warning": "警告", "error": "错误", "finance": "财政部门", "department": "部门"}


@dataclass(frozen=True, slots=True)
class Holding:
    """A parameter as it holds here; `answer` None where no level says anything."""

    name: str
    title: str
    answer: Answer | None
    instrument: Instrument | None
    certainty: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One value of a parameter in one place, from a date on."""

    parameter: Parameter
    place: str
    value: NormValue
    instrument: Instrument | None
    certainty: str
    rows: tuple[str, ...]


def holdings(place: str, scope: str, year: int) -> list[Holding]:
    """Every parameter there is, with what holds."""
    return [_holding(name, place, scope, year) for name in norms_of().names]


def _holding(name: str, place: str, scope: str, year: int) -> Holding:
    norms = norms_of()
    answer = norms.get(name, place, scope, year=year)
    title = answer.title if answer else norms.files(name)[0].title
    instrument = norms.instruments.get(answer.source.instrument) if answer else None
    certainty = CERTAINTIES[answer.certainty] if answer else ""
    return Holding(name, title, answer, instrument, certainty, tuple(map(told, answer.rows)) if answer else ())


def told(row: Row) -> str:
    """A row of a table-valued parameter in one line: 优秀 85."""
    return " ".join(WORDS.get(str(value), str(value)) for value in row.values())


def versions_of(name: str) -> list[Version]:
    """Every value of a parameter, by place, the newest first."""
    norms = norms_of()
    return [
        Version(
            parameter,
            norms.place_name(parameter.place),
            value,
            norms.instruments.get(value.source.instrument),
            CERTAINTIES[value.source.certainty],
            tuple(map(told, value.rows)),
        )
        for parameter in sorted(norms.files(name), key=lambda one: one.place)
        for value in reversed(parameter.values)
    ]
