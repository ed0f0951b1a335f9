"""TOML with decimals, and the one error of all files of norms."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from jixiao.units.kept import kept

PACKAGED = Path(__file__).parent


class NormError(ValueError):
    """A file of norms that cannot be used: which file, which key, what to write."""


def read_toml(path: Path) -> dict[str, Any]:
    """A file of norms; one of the package as it was read before."""
    if path.is_relative_to(PACKAGED):
        name = "-".join(path.relative_to(PACKAGED).with_suffix("").parts)
        entries: dict[str, Any] = _revived(kept(f"norms-{name}", [path, __file__], lambda: _plain(_parsed(path))))
        return entries
    return _parsed(path)


def _parsed(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as cause:
        raise NormError(f"{path.name}：不是合格的 TOML 文件（{cause}）") from cause


def _plain(value: Any) -> Any:
    """Decimals and dates as pairs of their kind and their text, for keeping."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return (type(value).__name__, str(value)) if isinstance(value, Decimal | date) else value


def _revived(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _revived(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_revived(each) for each in value]
    return _KINDS[value[0]](value[1]) if isinstance(value, tuple) else value


_KINDS: dict[str, Callable[[str], Any]] = {"Decimal": Decimal, "date": date.fromisoformat}
