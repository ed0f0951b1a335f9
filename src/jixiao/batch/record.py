"""A checked file as JSON, to be kept and shown again: its findings and the dossier they are marked in."""

import gzip
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from jixiao.check.checked import Checked
from jixiao.check.packing import pack
from jixiao.dossier.model import Dossier
from jixiao.units.record import record

if TYPE_CHECKING:
    from pydantic import TypeAdapter

VERSION = "1.0"
_UNWRITTEN: Any = {"checked": {"excerpts", "packed"}, "dossier": {"source": {"_lines", "_blocks"}}}


class RecordError(ValueError):
    """Bytes that are no record of this version."""


@record
class Record:
    version: str
    checked: Checked
    dossier: Dossier | None


def write_record(file: Checked) -> bytes:
    """The record, compressed. What a terminal shows around a finding is left out."""
    record = Record(VERSION, file, file.dossier())
    return gzip.compress(_adapter().dump_json(record, exclude=_UNWRITTEN), 5, mtime=0)


def read_record(data: bytes) -> Checked:
    """The file as it was checked, with its dossier; raises RecordError."""
    from pydantic import ValidationError

    try:
        record: Record = _adapter().validate_json(gzip.decompress(data))
    except (ValidationError, OSError, EOFError):
        raise RecordError("检查结果是别的版本写的，或已损坏；请重新检查这份文件。") from None
    if record.version != VERSION:
        raise RecordError("检查结果是别的版本写的；请重新检查这份文件。")
    return replace(record.checked, packed=pack(record.dossier)) if record.dossier else record.checked


@cache
def _adapter() -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter

    return TypeAdapter(Record)
