"""What is worked out of files of the package at every start, kept for the next one.

It is kept beside the compiled modules, as Python keeps those: for the same interpreter, as long as the files are what
they were. Where it cannot be kept, it is worked out again.
"""

import marshal
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

Value = TypeVar("Value")


def kept(name: str, files: Iterable[str | Path], work: Callable[[], Value]) -> Value:
    """What `work` makes of the files: strings, numbers, tuples, lists, dictionaries and sets, no objects of ours.

    The files hold the code of the work as well: what is changed there is worked out anew.
    """
    place, state = place_of(name), _state(files)
    with suppress(OSError, ValueError, EOFError, TypeError):
        was, value = read(place)
        if was == state:
            known: Value = value
            return known
    made = work()
    if not sys.dont_write_bytecode:
        write(place, (state, made))
    return made


def kept_toml(file: Path) -> dict[str, Any]:
    """A file in TOML of the package, without dates and decimals."""

    def parsed() -> dict[str, Any]:
        import tomllib

        return tomllib.loads(file.read_text(encoding="utf-8"))

    return kept(f"{file.parent.name}.{file.name}", [file], parsed)


def _state(files: Iterable[str | Path]) -> list[tuple[str, int, int]]:
    return [(str(file), stat.st_mtime_ns, stat.st_size) for file in files for stat in (Path(file).stat(),)]


def place_of(name: str) -> Path | None:
    """Beside this module's own compiled form, wherever Python keeps that."""
    cached = getattr(__spec__, "cached", None)
    return Path(cached).with_suffix(f".{name}") if cached else None


def read(place: Path | None) -> tuple[Any, Any]:
    """What this very interpreter has written there; raises OSError, ValueError, EOFError, TypeError."""
    if place is None:
        raise FileNotFoundError
    interpreter, known, value = marshal.loads(place.read_bytes())  # noqa: S302 as Python reads its own
    if interpreter != sys.version:
        raise ValueError(interpreter)
    return known, value


def write(place: Path | None, known: tuple[Any, Any]) -> None:
    """At once or not at all: another process may be reading."""
    if place is None:
        return
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    with suppress(OSError):  # a folder that is not ours to write in
        place.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(marshal.dumps((sys.version, *known)))
        draft.replace(place)
