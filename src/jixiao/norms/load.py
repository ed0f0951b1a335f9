"""Reading the files of norms: closed sets of keys, numbers as decimals, a source for every value.

A file that breaks the shape is refused with its name and the key, never half read.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from jixiao.norms.model import Certainty, Instrument, NormSource, NormValue, Parameter, Region, Row
from jixiao.norms.shape import Shape, check_number, check_rows, check_word, shape_of
from jixiao.norms.toml import PACKAGED, NormError, read_toml

__all__ = ["PACKAGED", "NormError", "instruments", "parameter", "parameter_files", "parameter_names", "places"]

_FILE = {"id", "title", "place", "scope", "unit", "meaning", "last_checked", "values"}
_VALUE = {"budget_years_from", "in_force", "number", "word", "rows", "ends", "expected", "source"}
_SOURCE = {"instrument", "locator", "quote", "certainty"}
_INSTRUMENT = {"title", "number", "issuer", "place", "issued", "in_force", "replaced_by", "certainty", "note"}
_PLACE = {"name", "parent", "aliases"}
SCOPES = ("", "whole_department", "program")


def instruments(folder: Path) -> dict[str, Instrument]:
    """The register of a folder, by key; empty when the folder has none."""
    path = folder / "instruments.toml"
    entries = read_toml(path) if path.exists() else {}
    return {key: _instrument(path.name, key, entry) for key, entry in entries.items()}


def _instrument(file: str, key: str, entry: dict[str, Any]) -> Instrument:
    where = f"{file}：{key}"
    _closed(where, entry, _INSTRUMENT)
    _present(where, entry, ("title", "issuer", "place", "certainty"))
    return Instrument(
        key=key,
        title=entry["title"],
        number=entry.get("number", ""),
        issuer=entry["issuer"],
        place=entry["place"],
        issued=entry.get("issued"),
        in_force=entry.get("in_force"),
        replaced_by=entry.get("replaced_by", ""),
        certainty=_certainty(where, entry["certainty"]),
        note=entry.get("note", ""),
    )


def places(folder: Path) -> dict[str, Region]:
    """The places of a folder, by code; empty when the folder has none."""
    path = folder / "places.toml"
    entries = read_toml(path) if path.exists() else {}
    for code, entry in entries.items():
        _closed(f"{path.name}：{code}", entry, _PLACE)
        _present(f"{path.name}：{code}", entry, ("name",))
    return {c: Region(c, e["name"], e.get("parent", ""), tuple(e.get("aliases", ()))) for c, e in entries.items()}


def parameter_names(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(p.name for p in (folder / "parameters").glob("*") if p.is_dir()))


def parameter_files(folder: Path, name: str) -> tuple[Parameter, ...]:
    """Every file of one parameter in a folder."""
    return tuple(parameter(path) for path in sorted((folder / "parameters" / name).glob("*.toml")))


def parameter(path: Path) -> Parameter:
    """One file; raises NormError naming file and key."""
    entry, file = read_toml(path), f"{path.parent.name}/{path.name}"
    _closed(file, entry, _FILE)
    _present(file, entry, ("id", "title", "place", "unit", "meaning", "last_checked", "values"))
    if entry["id"] != path.parent.name:
        raise NormError(f"{file}：id 是 {entry['id']}，应与所在文件夹同名（{path.parent.name}）")
    if entry.get("scope", "") not in SCOPES:
        raise NormError(f"{file}：scope 只能是 {'、'.join(s for s in SCOPES if s)}，或者不写")
    if not isinstance(entry["last_checked"], date):
        raise NormError(f"{file}：last_checked 应为日期，如 2026-11-20")
    shape = shape_of(entry["id"], file)
    values = tuple(_value(file, value, shape) for value in entry["values"])
    _in_order(file, values)
    return Parameter(
        name=entry["id"],
        title=entry["title"],
        place=entry["place"],
        scope=entry.get("scope", ""),
        unit=entry["unit"],
        meaning=entry["meaning"],
        values=values,
        last_checked=entry["last_checked"],
        file=file,
    )


def _value(file: str, entry: dict[str, Any], shape: Shape) -> NormValue:
    _closed(f"{file}：values", entry, _VALUE)
    years, day = entry.get("budget_years_from"), entry.get("in_force")
    if (years is None) == (day is None):
        raise NormError(f"{file}：每个值须写 budget_years_from（预算年度）或 in_force（施行日期）之一")
    where = f"{file}：自 {years or day} 起的值"
    said = [key for key in ("number", "word", "rows", "ends") if key in entry]
    if said not in ([shape.key], ["ends"]):
        raise NormError(f"{where}须写 {shape.key}，或者 ends = true（不再适用）")
    number, word, rows = _content(where, entry, shape)
    return NormValue(
        budget_years_from=years,
        in_force=day,
        number=number,
        word=word,
        rows=rows,
        ends=bool(entry.get("ends")),
        expected=bool(entry.get("expected")),
        source=_source(where, entry.get("source")),
    )


def _content(where: str, entry: dict[str, Any], shape: Shape) -> tuple[Decimal | None, str, tuple[Row, ...]]:
    """The value itself, held against the shape of the parameter."""
    number = entry.get("number")
    if "number" in entry:
        if not isinstance(number, int | Decimal):
            raise NormError(f"{where}的 number 不是数")
        check_number(where, shape, Decimal(number))
    word = str(entry.get("word", ""))
    if word:
        check_word(where, shape, word)
    rows = tuple(_row(where, row) for row in entry.get("rows", ()))
    if "rows" in entry:
        check_rows(where, shape, rows)
    return None if number is None else Decimal(number), word, rows


def _row(where: str, entry: object) -> Row:
    if not isinstance(entry, dict) or not all(isinstance(v, str | int | Decimal) for v in entry.values()):
        raise NormError(f"{where}的 rows 每行应为若干“名称 = 数或文字”")
    return {key: value if isinstance(value, str) else Decimal(value) for key, value in entry.items()}


def _source(where: str, entry: object) -> NormSource:
    if not isinstance(entry, dict):
        raise NormError(f"{where}没有 source；请写明出自哪个文件的哪一条")
    _closed(f"{where}的 source", entry, _SOURCE)
    for key in ("instrument", "locator", "quote", "certainty"):
        if not entry.get(key):
            raise NormError(f"{where}没有 source.{key}；请抄录规定原文并写明出处")
    return NormSource(entry["instrument"], entry["locator"], entry["quote"], _certainty(where, entry["certainty"]))


def _in_order(file: str, values: tuple[NormValue, ...]) -> None:
    """All values of a file are selected by the same date, the earliest first."""
    if not values:
        raise NormError(f"{file}：没有值")
    years = [v.budget_years_from for v in values if v.budget_years_from is not None]
    days = [v.in_force for v in values if v.in_force is not None]
    if years and days:
        raise NormError(f"{file}：budget_years_from 与 in_force 不能混用")
    if years != sorted(set(years)) or days != sorted(set(days)):
        raise NormError(f"{file}：各值应按日期先后排列，不得重复")


def _closed(where: str, entry: Mapping[str, object], keys: set[str]) -> None:
    if unknown := sorted(set(entry) - keys):
        raise NormError(f"{where}：不认识的键 {'、'.join(unknown)}；可用的键：{'、'.join(sorted(keys))}")


def _present(where: str, entry: Mapping[str, object], keys: Iterable[str]) -> None:
    for key in keys:
        if key not in entry:
            raise NormError(f"{where}：缺少 {key}")


def _certainty(where: str, word: str) -> Certainty:
    try:
        return Certainty(word)
    except ValueError as cause:
        raise NormError(f"{where}的 certainty 只能是 original、restated、practice、memory") from cause
