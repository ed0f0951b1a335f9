"""Which parts a kind of document must have."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jixiao.units.regex import regex


@dataclass(frozen=True, slots=True)
class Part:
    """A part a document must contain, and the words under which it is found."""

    name: str
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Outline:
    """`instrument` is who requires it (norms/instruments.toml), `certainty` how sure that is."""

    kind: str
    place: str
    instrument: str
    certainty: str
    parts: tuple[Part, ...]


@cache
def outlines() -> tuple[Outline, ...]:
    entries = tomllib.loads((Path(__file__).parent / "outlines.toml").read_text(encoding="utf-8"))["outlines"]
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
