"""All ledgers: what they are, their rows, sums and history; rows added, changed, removed, brought back."""

from enum import StrEnum
from typing import Annotated, Any

from django.http import HttpRequest, QueryDict
from ninja import Path, Query, Router
from ninja.responses import Status

from jixiao.web.api.cursors import Cursor, Id, Limit, page_of
from jixiao.web.api.door import needs
from jixiao.web.api.problems import Problem
from jixiao.web.api.resources import shapes
from jixiao.web.api.rows import Unfit, column_facts, out, row_facts, values_of
from jixiao.web.api.scopes import Scope
from jixiao.web.ledger import queries
from jixiao.web.ledger.actions.rows import add_row, change_row, remove_row, restore_row
from jixiao.web.ledger.column import Column, Ledger
from jixiao.web.ledger.filters import RowFilter
from jixiao.web.ledger.registry import ledger_named, ledgers
from jixiao.web.ledger.totals import Total
from jixiao.web.people.models import Department
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, may, person_of, require

router = Router(tags=["台账"])
LedgerName = StrEnum("LedgerName", {name: name for name in ledgers()})  # type: ignore[misc] # as they are registered
LedgerName.__doc__ = "台账的名称，见 /ledgers"
Named = Annotated[LedgerName, Path()]
_READ, _WRITE = needs(Scope.LEDGERS_READ), needs(Scope.LEDGERS_WRITE)
_OURS = ("cursor", "limit")
_SHOWING = {"columns", "month", "group", "page"}  # of pages
_ANY = {
    "in": "query",
    "name": "filters",
    "style": "form",
    "explode": True,
    "required": False,
    "description": "筛选条件，与网页地址里的相同：words、department、blank、removed，以及各列的 filters。",
    "schema": {"type": "object", "additionalProperties": {"type": "string"}},
}
_FILTERED = _READ | {"openapi_extra": {**_READ["openapi_extra"], "parameters": [_ANY]}}


def _asked(request: HttpRequest, ledger: Ledger, *beside: str) -> tuple[RowFilter, tuple[int, ...]]:
    """The filters of the address, understood, and the departments whose rows are meant."""
    query = QueryDict(mutable=True)
    for key, values in request.GET.lists():
        if key in _SHOWING - set(beside):
            raise Problem(400, f"地址里有不认识的筛选条件：{key}。")
        if key not in _OURS:
            query.setlist(key, values)
    reached = queries.reach(person_of(request))
    form: RowFilter = RowFilter.understood(query, ledger=ledger, departments=reached)
    return form, tuple(one.pk for one in reached)


def _row(request: HttpRequest, ledger: Ledger, pk: int, right: Right = Right.SEE) -> Any:
    row = found(queries.rows_seen(ledger, person_of(request)), pk=pk)
    require(may(person_of(request), right, row.department))
    return row


@router.get("", response=list[shapes.LedgerFacts], summary="有哪些台账", **_READ)
def ledger_list(request: HttpRequest) -> Any:
    return list(ledgers().values())


@router.get("/{ledger}", response=shapes.LedgerDetail, summary="一本台账的各列", **_READ)
def ledger_detail(request: HttpRequest, ledger: Named) -> Any:
    kind = ledger_named(ledger)
    facts = {name: getattr(kind, name) for name in ("name", "label", "noun", "measure_word")}
    return facts | {"columns": [column_facts(column) for column in kind.columns]}


@router.get("/{ledger}/rows", response=shapes.RowPage, summary="台账的行，逐页", **_FILTERED)
def row_list(
    request: HttpRequest,
    ledger: Named,
    cursor: Cursor = "",
    limit: Limit = 50,
    sort: Annotated[str, Query(max_length=60, description="有索引的列，降序在前面写 -；默认新录入的在前")] = "",
) -> Any:
    kind = ledger_named(ledger)
    form, meant = _asked(request, kind)
    rows = queries.rows_within(kind, meant, form).select_related("department", *kind.linked)
    items, following = page_of(rows, cursor, limit, sort or "-pk")
    return {"items": [row_facts(kind, row) for row in items], "next": following}


@router.get("/{ledger}/sums", response=shapes.SumsFacts, summary="行数和合计，可以分组", **_FILTERED)
def row_sums(
    request: HttpRequest,
    ledger: Named,
    group: Annotated[str, Query(max_length=60, description="分组的列；日期列写 列名-year 或 列名-month")] = "",
) -> Any:
    kind = ledger_named(ledger)
    form, meant = _asked(request, kind, "group")
    groups = queries.groups(kind, meant, form, group) if group else []
    facts = [{"value": one.value, "label": one.label, **_totals(kind, one.total)} for one in groups]
    return _totals(kind, queries.total(kind, meant, form)) | {"groups": facts}


def _totals(ledger: Ledger, total: Total) -> dict[str, Any]:
    return {"count": total.count, "sums": [_summed(one, total) for one in ledger.measures]}


def _summed(column: Column, total: Total) -> dict[str, Any]:
    shown = out(column, total.sums[column.name])
    value = str(shown) if isinstance(shown, int) else shown
    return {"column": column.name, "label": column.label, "sum": value, "filled": total.filled[column.name]}


@router.post("/{ledger}/rows", response={201: shapes.RowFacts}, summary="新增一行", **_WRITE)
def row_create(request: HttpRequest, ledger: Named, body: shapes.NewRow) -> Any:
    kind = ledger_named(ledger)
    department = _for(request, body.department)
    values = _fitting(kind, department, body.values, None)
    row = add_row(ledger=kind, department=department, values=values, by=person_of(request))
    return Status(201, row_facts(kind, _row(request, kind, row.pk)))


def _for(request: HttpRequest, asked: int | None) -> Department:
    """The department a new row is for: the only one there is need not be named."""
    written = queries.written(person_of(request))
    if asked is not None:
        return found(written, pk=asked)
    only = list(written[:2])
    require(bool(only))
    if len(only) > 1:
        raise Problem(422, "请求的内容不对。", {"department": "可以写的部门不止一个，请指明"})
    return only[0]


def _fitting(ledger: Ledger, department: Department, given: dict[str, Any], row: Any) -> dict[str, Any]:
    try:
        return values_of(ledger, department, given, row)
    except Unfit as unfit:
        wrong = {f"values.{name}": words for name, words in unfit.wrong.items()}
        raise Problem(422, "有的列填得不对，没有保存。", wrong) from None


@router.get("/{ledger}/rows/{pk}", response=shapes.RowFacts, summary="一行", **_READ)
def row_detail(request: HttpRequest, ledger: Named, pk: Id) -> Any:
    kind = ledger_named(ledger)
    return row_facts(kind, _row(request, kind, pk))


@router.patch("/{ledger}/rows/{pk}", response=shapes.RowFacts, summary="修改一行", **_WRITE)
def row_change(request: HttpRequest, ledger: Named, pk: Id, body: shapes.RowChange) -> Any:
    kind = ledger_named(ledger)
    row = _row(request, kind, pk, Right.FILL)
    values = _fitting(kind, row.department, body.values, row)
    change_row(ledger=kind, row=row, values=values, by=person_of(request), version=body.version)
    return row_facts(kind, _row(request, kind, pk))


@router.delete("/{ledger}/rows/{pk}", response=shapes.RowFacts, summary="删除一行（可以恢复）", **_WRITE)
def row_remove(
    request: HttpRequest,
    ledger: Named,
    pk: Id,
    version: Annotated[int, Query(ge=1, le=2**31 - 1, description="读到的 version")],
    reason: Annotated[str, Query(min_length=1, max_length=200, description="删除原因")],
) -> Any:
    kind = ledger_named(ledger)
    row = _row(request, kind, pk, Right.FILL)
    remove_row(ledger=kind, row=row, by=person_of(request), reason=reason, version=version)
    return row_facts(kind, _row(request, kind, pk))


@router.post("/{ledger}/rows/{pk}/restore", response=shapes.RowFacts, summary="恢复删除的一行", **_WRITE)
def row_restore(request: HttpRequest, ledger: Named, pk: Id) -> Any:
    kind = ledger_named(ledger)
    restore_row(ledger=kind, row=_row(request, kind, pk, Right.FILL), by=person_of(request))
    return row_facts(kind, _row(request, kind, pk))


@router.get("/{ledger}/rows/{pk}/history", response=list[shapes.EntryFacts], summary="一行的改动，新的在前", **_READ)
def row_history(request: HttpRequest, ledger: Named, pk: Id) -> Any:
    kind = ledger_named(ledger)
    entries = queries.history_of(_row(request, kind, pk), person_of(request))
    names = ("at", "verb", "sentence", "before", "after")
    return [{name: getattr(one, name) for name in names} | {"by": one.by_name} for one in entries]
