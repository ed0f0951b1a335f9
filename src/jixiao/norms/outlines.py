"""Which parts a kind of document must have."""

import re
from functools import cache
from pathlib import Path

from jixiao.units.kept import kept_toml
from jixiao.units.record import record
from jixiao.units.regex import regex


@record
class Part:
    """A part a document must contain, and the words under which it is found."""

    name: str
    words: re.Pattern[str]


@record
class Outline:
    """`instrument` is who requires it (norms/instruments.toml), `certainty` how sure that is."""

    kind: str
    place: str
    instrument: str
    certainty: str
    parts: tuple[Part, ...]


@cache
def outlines() -> tuple[Outline, ...]:
    entries = kept_toml(Path(__file__).with_suffix(".toml"))["outlines"]
    return tuple(
        Outline(
            entry["kind"],
            entry["place"],
            entry["instrument"],
            entry["certainty"],
            tuple(Part(part["name"], regex(part["words"])) for part in entry["parts"]),
        )
        for entry in entries
    )


def outline(kind: str) -> Outline | None:
    """The outline of a kind of document; None when no norm lists its parts."""
    return next((entry for entry in outlines() if entry.kind == kind), None)
