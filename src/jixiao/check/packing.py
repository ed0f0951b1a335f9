"""A dossier as bytes, to keep many of and to hand from process to process."""

import pickle
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from io import BytesIO
from operator import attrgetter
from typing import Any

from jixiao.dossier.model import Dossier


def pack(dossier: Dossier) -> bytes:
    packed = BytesIO()
    _Pickler(packed, pickle.HIGHEST_PROTOCOL).dump(dossier)
    return zlib.compress(packed.getvalue(), 1)


def unpack(packed: bytes) -> Dossier:
    """The dossier; only ever called with what `pack` made in this run."""
    dossier: Dossier = pickle.loads(zlib.decompress(packed))  # noqa: S301
    return dossier


class _Pickler(pickle.Pickler):
    """Frozen records are remade from their fields; the way dataclasses themselves offer takes twice the time."""

    def reducer_override(self, thing: object) -> Any:
        kind: Any = type(thing)
        values = _values(kind)
        return NotImplemented if values is None else (kind, values(thing))


@cache
def _values(kind: type) -> Callable[[object], tuple[Any, ...]] | None:
    """How to get the values a record is made from, as a tuple; None for what is no record."""
    if not is_dataclass(kind):
        return None
    names = [field.name for field in fields(kind) if field.init]
    if len(names) == 1:
        return lambda thing: (getattr(thing, names[0]),)
    return attrgetter(*names)
