"""Pages that stay where they are while rows come and go: a cursor says after which row the next page begins."""

import base64
import binascii
import json
from collections.abc import Iterable
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import F, Field, Model, Q, QuerySet
from ninja import Path, Query

from jixiao.web.api.problems import Problem

MOST = 200
_LARGEST = 2**63 - 1

Id = Annotated[int, Path(ge=1, le=_LARGEST, description="编号")]
AskedId = Annotated[int | None, Query(ge=1, le=_LARGEST)]
Cursor = Annotated[str, Query(max_length=400, description="上一页的 next；第一页不写")]
Limit = Annotated[int, Query(ge=1, le=MOST, description="一页最多几条")]


def page_of(rows: QuerySet[Any], cursor: str, limit: int, sort: str = "pk") -> tuple[list[Any], str | None]:
    """The rows after a cursor, and the cursor after them (None at the end). `sort` is "pk", a column, or -column."""
    name, down = sort.removeprefix("-"), sort.startswith("-")
    if cursor:
        value, pk = _read(rows.model, cursor, sort)
        rows = rows.filter(_after(rows.model, name, down, value, pk))
    found = list(rows.order_by(*_order(rows.model, name, down))[: limit + 1])
    if len(found) <= limit:
        return found, None
    last = found[limit - 1]
    value = None if name == "pk" else rows.model._meta.get_field(name).value_to_string(last)
    if name != "pk" and getattr(last, _attname(rows.model, name)) is None:
        value = None
    return found[:limit], _written([sort, value, last.pk])


def _field(model: type[Model], name: str) -> "Field[Any, Any]":
    found = model._meta.get_field(name)
    assert isinstance(found, Field)
    return found


def _attname(model: type[Model], name: str) -> str:
    return _field(model, name).attname


def _order(model: type[Model], name: str, down: bool) -> Iterable[Any]:
    """Rows without a value first upwards, last downwards; SQLite does so by itself, and so walks its index."""
    key = "-pk" if down else "pk"
    if name == "pk":
        return (key,)
    plain = _attname(model, name)
    if connection.vendor == "sqlite" or not _field(model, name).null:
        return (f"-{plain}" if down else plain, key)
    return (F(plain).desc(nulls_last=True) if down else F(plain).asc(nulls_first=True), key)


def _after(model: type[Model], name: str, down: bool, value: Any, pk: int) -> Q:
    beyond = "lt" if down else "gt"
    later = Q(**{f"pk__{beyond}": pk})
    if name == "pk":
        return later
    plain = _attname(model, name)
    if value is None:
        there = Q(**{f"{plain}__isnull": True}) & later
        return there if down else there | Q(**{f"{plain}__isnull": False})
    found = Q(**{f"{plain}__{beyond}": value}) | (Q(**{plain: value}) & later)
    return found | Q(**{f"{plain}__isnull": True}) if down and _field(model, name).null else found


def _written(parts: list[Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def _read(model: type[Model], cursor: str, sort: str) -> tuple[Any, int]:
    name = sort.removeprefix("-")
    try:
        kept, value, pk = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if name != "pk" and value is not None:
            value = _target(_field(model, name)).to_python(str(value))
        understood = kept == sort and type(pk) is int and pk > 0 and _is_comparable(pk) and _is_comparable(value)
    except (ValueError, TypeError, binascii.Error, ValidationError):
        understood = False
    if not understood:
        words = "不是上一页给出的 next，或排序已经不同；请从第一页重新读"
        raise Problem(422, "请求的内容不对。", {"cursor": words})
    return value, pk


def _is_comparable(value: Any) -> bool:
    """Whether every database can compare with it: a cursor may be made by hand."""
    if isinstance(value, int):
        return abs(value) <= _LARGEST
    return "\x00" not in value if isinstance(value, str) else True


def _target(field: Any) -> Any:
    """Of a link the key it holds."""
    return field.target_field if field.is_relation else field
