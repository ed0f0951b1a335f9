"""Dossiers and working papers as JSON, with a published schema. pydantic is imported only when it is needed."""

from functools import cache
from typing import TYPE_CHECKING, Any

from jixiao.dossier.evidence import Evidence
from jixiao.dossier.listing import FigureRow, IndicatorRow, figure_rows, indicator_rows
from jixiao.dossier.model import Dossier
from jixiao.dossier.workpaper import Workpaper
from jixiao.units.record import record

if TYPE_CHECKING:
    from pydantic import TypeAdapter

VERSION = "1.0"
_UNWRITTEN = {"_lines", "_blocks", "_by_key"}  # what records remember for speed


@record
class Extract:
    """What `jixiao extract --output-format json` prints for one file: the dossier, and two flat lists of it."""

    version: str
    path: str
    kind: str
    department: str | None
    year: int | None
    figures: tuple[FigureRow, ...]
    indicators: tuple[IndicatorRow, ...]
    dossier: Dossier


@record
class Papers:
    """What `jixiao gather` writes: the papers, marked as such."""

    version: str
    papers: Workpaper


class DossierError(ValueError):
    """JSON that is no dossier, or no working papers, of this version."""


def extract_of(dossier: Dossier) -> Extract:
    return Extract(
        version=VERSION,
        path=dossier.source.path,
        kind=dossier.kind.value,
        department=dossier.department or None,
        year=dossier.year or None,
        figures=figure_rows(dossier),
        indicators=indicator_rows(dossier),
        dossier=dossier,
    )


def write(dossier: Dossier, indent: int | None = 1) -> str:
    """The dossier as JSON; figures are decimal strings, spans pairs of offsets in source.text."""
    return _adapter(Dossier).dump_json(dossier, indent=indent, exclude={"source": _UNWRITTEN}).decode()


def write_extract(extract: Extract, indent: int | None = 1) -> str:
    unwritten = {"dossier": {"source": _UNWRITTEN}}
    return _adapter(Extract).dump_json(extract, indent=indent, exclude=unwritten).decode()


def read(text: str | bytes) -> Dossier:
    """The dossier that `write` wrote; raises DossierError naming the first fields that are wrong."""
    return _read(Dossier, text, "卷宗")  # type: ignore[no-any-return]


def read_extract(text: str | bytes) -> Dossier:
    """The dossier inside what `write_extract` wrote."""
    return _read(Extract, text, "卷宗").dossier  # type: ignore[no-any-return]


def write_papers(papers: Workpaper, indent: int | None = 1) -> str:
    """Working papers as JSON; values are decimal strings."""
    return _adapter(Papers).dump_json(Papers(VERSION, papers), indent=indent).decode()


def write_record(record: Any, indent: int | None = 1) -> str:
    """Any record of ours as JSON."""
    kind: type = type(record)
    return _adapter(kind).dump_json(record, indent=indent).decode()


def read_evidence(text: str | bytes) -> Evidence:
    """What `write_record` wrote of pinned evidence."""
    return _read(Evidence, text, "台账佐证现状")  # type: ignore[no-any-return]


def read_papers(text: str | bytes) -> Workpaper:
    """The papers that `write_papers` wrote; raises DossierError naming the first fields that are wrong."""
    return _read(Papers, text, "工作底稿").papers  # type: ignore[no-any-return]


def holds(text: bytes) -> type[Papers] | type[Extract] | type[Dossier]:
    """Which record a JSON file begins with: told from its first key or two."""
    opening = text[:4000]
    if b'"papers"' in opening:
        return Papers
    return Extract if b'"figures"' in opening and b'"version"' in opening else Dossier


def _read(kind: type, text: str | bytes, name: str) -> Any:
    from pydantic import ValidationError

    try:
        return _adapter(kind).validate_json(text)
    except ValidationError as error:
        faults = error.errors(include_url=False)[:3]
        wrong = "；".join(f"{'.'.join(map(str, fault['loc'])) or '全文'}：{fault['msg']}" for fault in faults)
        raise DossierError(f"不是本版本的{name} JSON（{wrong}）") from None


def schema(kind: type = Dossier) -> dict[str, Any]:
    """JSON Schema (2020-12) of the JSON of a dossier, or of another record of ours."""
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    found = _adapter(kind).json_schema(mode="serialization")
    for described in found.get("$defs", {}).values():
        for name in _UNWRITTEN & set(described.get("properties", {})):
            del described["properties"][name]
    return dialect | found


@cache
def _adapter(kind: type) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
