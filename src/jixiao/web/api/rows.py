"""Rows of ledgers as JSON holds them, out and in. What a column holds is decided by its kind.

Amounts are {"amount": "12.5", "unit": "万元"}, scores decimal strings, days 2022-05-01, what leads to another row its
{"id", "name"}; a value that is not known is null.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from jixiao.units.fixed import points
from jixiao.web.ledger import kinds
from jixiao.web.ledger.column import Column, Ledger
from jixiao.web.ledger.models import LedgerRow, row_of_values
from jixiao.web.people.models import Department

Json = Any


# --- out --------------------------------------------------------------------------------------------------------------


def row_facts(ledger: Ledger, row: Any) -> dict[str, Json]:
    """A row with all its columns; its links are read along."""
    return {
        "id": row.pk,
        "version": row.version,
        "department": {"id": row.department_id, "name": row.department.name},
        "created_at": row.created_at,
        "changed_at": row.changed_at,
        "removed_at": row.removed_at,
        "values": {column.name: out(column, column.of(row)) for column in ledger.columns},
    }


def state_facts(ledger: Ledger, state: Mapping[str, Any]) -> dict[str, Json]:
    """The values of a row as it once was; what it leads to by number alone, for the name is of today."""
    row = row_of_values(ledger.model, state)
    plain = (one for one in ledger.columns if one.kind is not kinds.LINK)
    links = {one.name: getattr(row, one.field.attname) for one in ledger.columns if one.kind is kinds.LINK}
    return {one.name: out(one, one.of(row)) for one in plain} | links


def out(column: Column, value: Any) -> Json:
    if value is None:
        return None
    if column.kind is kinds.MONEY:
        return {"amount": f"{column.in_unit(value):f}", "unit": column.unit}
    if column.kind is kinds.POINTS:
        return f"{points(value):f}"
    if column.kind is kinds.LINK:
        return {"id": value.pk, "name": str(value)}
    if column.kind is kinds.DAY:
        return value.isoformat()
    return value


# --- in ---------------------------------------------------------------------------------------------------------------


class Unfit(Exception):
    """Values that a row cannot take: what is wrong, by column."""

    def __init__(self, wrong: Mapping[str, str]) -> None:
        super().__init__("；".join(wrong.values()))
        self.wrong = wrong


def values_of(
    ledger: Ledger, department: Department, given: Mapping[str, Json], row: LedgerRow | None
) -> dict[str, Any]:
    """What was given, as the fields hold it: of a new row every column, of another only those given. Raises Unfit."""
    wrong = {name: _unknown(ledger, name) for name in given if not _is_typed(ledger, name)}
    values: dict[str, Any] = {}
    for column in ledger.typed:
        if row is None or column.name in given:
            raw = given[column.name] if column.name in given else column.field.get_default()
            try:
                values[column.name] = _taken(column, department, raw)
            except ValidationError as problem:
                wrong[column.name] = "；".join(problem.messages)
    wrong = wrong or dict(ledger.judge(values, row))
    if wrong:
        raise Unfit(wrong)
    return values


def _is_typed(ledger: Ledger, name: str) -> bool:
    return name in ledger.by_name and ledger.by_name[name].typed


def _unknown(ledger: Ledger, name: str) -> str:
    if name in ledger.by_name:
        return "这一列由系统得出，不能直接写"
    return f"{ledger.label}没有这一列"


def _taken(column: Column, department: Department, raw: Json) -> Any:
    if isinstance(column.kind, kinds.Link):
        return _linked(column, column.kind, department, raw)
    if column.kind is kinds.YES_NO:
        return _answer(column, raw)
    text = _amount(column, raw) if column.kind is kinds.MONEY else raw
    whole = isinstance(text, int) and not isinstance(text, bool)
    if whole and not (column.kind.is_number or column.kind is kinds.CHOICE):
        raise ValidationError("应为字符串")
    if text is not None and not whole and not isinstance(text, str):
        raise ValidationError("数字请写成字符串" if isinstance(text, float) else "应为字符串")
    return column.input.clean("" if text is None else str(text))


def _amount(column: Column, raw: Json) -> Json:
    """The amount alone; its unit must be that of the column."""
    if not isinstance(raw, dict):
        return raw
    if raw.keys() != {"amount", "unit"} or raw["unit"] != column.unit:
        raise ValidationError(f'应为 {{"amount": "12.5", "unit": "{column.unit}"}}')
    return raw["amount"]


def _answer(column: Column, raw: Json) -> bool | None:
    if raw is None and not column.field.null:
        return False
    if raw is not None and not isinstance(raw, bool):
        raise ValidationError("应为 true 或 false")
    return raw


def _linked(column: Column, kind: kinds.Link, department: Department, raw: Json) -> Any:
    if raw in (None, ""):
        if column.input.required:
            raise ValidationError(column.input.error_messages["required"])
        return None
    key = raw.get("id") if isinstance(raw, dict) else raw
    if not isinstance(key, int) or isinstance(key, bool) or not 0 < key < 2**63:
        raise ValidationError("应为编号（整数）")
    found = kind.among(column, [department.pk]).filter(pk=key).first()
    if found is None:
        raise ValidationError(f"没有编号为 {key} 的{column.label}")
    return found


# --- what a column is -------------------------------------------------------------------------------------------------

_TYPES = {
    kinds.TEXT: "text", kinds.LONG_TEXT: "long_text", kinds.CHOICE: "choice", kinds.YES_NO: "yes_no",
    kinds.DAY: "day", kinds.COUNT: "count", kinds.POINTS: "points", kinds.MONEY: "money", kinds.LINK: "link",
}  # fmt: skip


def column_facts(column: Column) -> dict[str, Json]:
    """What a program must know of a column: also which keys of the address filter by it."""
    choices = column.kind.words(column) if isinstance(column.kind, kinds.Choice) else {}
    most = getattr(column.input, "max_length", None) if isinstance(column.input, forms.CharField) else None
    return {
        "name": column.name,
        "label": column.label,
        "type": _TYPES[column.kind],
        "unit": column.unit,
        "needed": column.needed,
        "written": column.typed,
        "summed": column.measured,
        "grouped": column.grouped,
        "sorted": column.is_sorted,
        "max_length": most,
        "choices": [{"value": str(value), "label": str(label)} for value, label in choices.items() if value != ""],
        "filters": list(column.kind.filters(column)) if column.filtered else [],
        "note": column.note,
    }
