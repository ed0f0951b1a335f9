"""What a finding rests on, in words: the instrument's title and number, and the article."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jixiao.norms

REGISTER = Path(jixiao.norms.__path__[0]) / "instruments.toml"


@dataclass(frozen=True, slots=True)
class Citation:
    """`number` is the 文号, "" for laws, which have none; `locator` the article."""

    instrument: str
    title: str
    number: str
    locator: str

    def __str__(self) -> str:
        number = f"（{self.number}）" if self.number else ""
        return f"《{self.title}》{number}{self.locator}"


def citation(basis: str) -> Citation:
    """From `instrument#locator` as findings carry it."""
    instrument, _, locator = basis.partition("#")
    facts = _register().get(instrument, {})
    return Citation(instrument, facts.get("title", instrument), facts.get("number") or "", locator)


@cache
def _register() -> dict[str, Any]:
    return tomllib.loads(REGISTER.read_text(encoding="utf-8")) if REGISTER.exists() else {}
