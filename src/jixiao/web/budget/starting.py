"""What a new year's grids are offered to start from; starting.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _usual() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "starting.toml").read_text(encoding="utf-8"))


def usual_lines() -> list[str]:
    """Items of budget and accounts, in the order of the official tables."""
    return list(_usual()["lines"])


def usual_measures() -> dict[str, str]:
    """Single values with their unit."""
    return dict(_usual()["measures"])
