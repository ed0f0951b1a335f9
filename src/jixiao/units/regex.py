"""Regular expressions that are compiled when they are first used, and kept compiled for the next run.

Compiling is the dearest thing a start does: half a millisecond for each of some five hundred expressions. What was
compiled is therefore kept beside the compiled modules, as Python keeps those, for the same interpreter.
"""

import atexit
import re
import sys
from array import array
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any, cast

from jixiao.units.kept import place_of, read, write

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")
_MOST = 4000  # expressions kept; those of changed sources are forgotten when there are more
_CODE = "I"  # an instruction of the engine

Key = tuple[str, int]
Kept = tuple[int, tuple[str | None, ...], bytes]  # flags, names of the groups, instructions


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What re.compile gives, as far as its methods and its pattern go."""
    return cast("re.Pattern[str]", _Uncompiled(pattern, flags))


class _Uncompiled:
    """Takes over the methods of the compiled expression when one is asked for: later calls cost nothing more."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = _compiled(self.pattern, int(self._flags))
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)


def _compiled(pattern: str, flags: int) -> re.Pattern[str]:
    """From what is kept, else compiled and kept; where the interpreter does not allow that, as re compiles it."""
    try:
        engine: Any = import_module("_sre")
        kept = _store().of(pattern, flags)
        told, names, code = kept
        numbers = {name: number for number, name in enumerate(names) if name}
        made = engine.compile(pattern, told, array(_CODE, code).tolist(), len(names) - 1, numbers, names)
        return cast("re.Pattern[str]", made)
    except (ImportError, AttributeError, TypeError, ValueError, OverflowError, RuntimeError):
        return re.compile(pattern, flags)


@cache
def _store() -> "_Store":
    return _Store()


class _Store:
    """Expressions compiled by this very interpreter, in a file that is written when the process ends."""

    def __init__(self) -> None:
        self._file = place_of("expressions")
        self._kept, self._used = dict[Key, Kept](), dict[Key, Kept]()
        with suppress(OSError, ValueError, EOFError, TypeError):
            _, self._kept = read(self._file)

    def of(self, pattern: str, flags: int) -> Kept:
        key = (pattern, flags)
        kept = self._kept.get(key)
        if kept is None:
            if not self._used and not sys.dont_write_bytecode:
                atexit.register(self._write)
            kept = self._kept[key] = self._used[key] = _assembled(pattern, flags)
        return kept

    def _write(self) -> None:
        if len(self._kept) > _MOST:
            self._kept = self._used
        write(self._file, (None, self._kept))


def _assembled(pattern: str, flags: int) -> Kept:
    """The instructions that re compiles an expression to."""
    parser: Any = import_module("re._parser")
    compiler: Any = import_module("re._compiler")
    parsed = parser.parse(pattern, flags)
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in parsed.state.groupdict.items():
        names[number] = name
    code = array(_CODE, map(int, compiler._code(parsed, flags)))  # noqa: SLF001 there is no public way to them
    return int(flags | parsed.state.flags), tuple(names), code.tobytes()
