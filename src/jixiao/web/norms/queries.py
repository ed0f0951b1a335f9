"""What holds in a place and year: read from jixiao.norms, in its words; computed nowhere here."""

from dataclasses import dataclass

from jixiao.norms import words
from jixiao.norms.model import NormValue, Parameter
from jixiao.norms.resolve import Answer, norms_of
from jixiao.norms.shape import shapes


@dataclass(frozen=True, slots=True)
class Holding:
    """A norm as it holds here: its value, who set it and since when, where it stands, and how sure that is."""

    name: str
    topic: str
    title: str
    answer: Answer
    value: tuple[str, ...]
    level: str
    source: str


@dataclass(frozen=True, slots=True)
class Version:
    """One value of a norm in one place, from a date on."""

    parameter: Parameter
    place: str
    held: NormValue
    value: tuple[str, ...]
    source: str
    certainty: str


def holdings(place: str, scope: str, year: int) -> list[Holding]:
    """Every norm that holds, in the order of topics."""
    norms = norms_of()
    answers = ((name, norms.get(name, place, scope, year=year)) for name in norms.names)
    found = [_holding(name, answer) for name, answer in answers if answer]
    topics = list(dict.fromkeys(shape.topic for shape in shapes().values()))
    return sorted(found, key=lambda holding: topics.index(holding.topic))


def _holding(name: str, answer: Answer) -> Holding:
    lines = tuple(words.value(answer).split("；"))
    source = words.source(answer, norms_of())
    return Holding(name, shapes()[name].topic, answer.title, answer, lines, words.level(answer), source)


def versions_of(name: str) -> list[Version]:
    """Every value of a norm, by place, the newest first."""
    files = sorted(norms_of().files(name), key=lambda one: one.place)
    return [_version(parameter, held) for parameter in files for held in reversed(parameter.values)]


def _version(parameter: Parameter, held: NormValue) -> Version:
    norms = norms_of()
    instrument = norms.instruments.get(held.source.instrument)
    title = f"《{instrument.title}》" if instrument else held.source.instrument
    number = f"（{instrument.number}）" if instrument and instrument.number else ""
    return Version(
        parameter,
        norms.place_name(parameter.place),
        held,
        tuple(words.written(parameter, held).split("；")),
        f"{title}{number}{held.source.locator}",
        words.CERTAINTY[held.source.certainty],
    )
