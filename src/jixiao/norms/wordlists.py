"""The word lists of norms/vocabulary, read once."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "vocabulary"


@cache
def wordlists(name: str) -> dict[str, Any]:
    """The lists of one file; long lists are one string with blanks between the words."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
