"""TOML with decimals, and the one error of all files of norms."""

from decimal import Decimal
from pathlib import Path
from typing import Any


class NormError(ValueError):
    """A file of norms that cannot be used: which file, which key, what to write."""


def read_toml(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as cause:
        raise NormError(f"{path.name}：不是合格的 TOML 文件（{cause}）") from cause
