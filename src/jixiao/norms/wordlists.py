"""The word lists of norms/vocabulary, read once."""

from functools import cache
from pathlib import Path
from typing import Any

from jixiao.units.kept import kept_toml

FOLDER = Path(__file__).parent / "vocabulary"


@cache
def wordlists(name: str) -> dict[str, Any]:
    """The lists of one file; long lists are one string with blanks between the words."""
    return kept_toml(file_of(name))


def file_of(name: str) -> Path:
    return FOLDER / f"{name}.toml"
