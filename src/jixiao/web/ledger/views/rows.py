"""One row: its page, its form, what people add beside it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.web.kit.answers import attachment
from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.files import kept
from jixiao.web.kit.refused import Refused
from jixiao.web.ledger import queries
from jixiao.web.ledger.actions import remarks
from jixiao.web.ledger.actions.rows import Moved, add_row, change_row, remove_row, restore_row
from jixiao.web.ledger.beside import row_parts
from jixiao.web.ledger.column import Ledger
from jixiao.web.ledger.forms import VERSION, FileForm, ReasonForm, RemarkForm, RowForm
from jixiao.web.ledger.models import LedgerRow
from jixiao.web.ledger.registry import ledger_named
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, may, person_of, require


def _seen(request: HttpRequest, ledger: Ledger, pk: int) -> Any:
    return found(queries.rows_seen(ledger, person_of(request)), pk=pk)


def _written(request: HttpRequest, ledger: Ledger, pk: int) -> Any:
    row = _seen(request, ledger, pk)
    require(may(person_of(request), Right.FILL, row.department))
    return row


@require_GET
def row_detail(request: HttpRequest, ledger: str, pk: int) -> HttpResponse:
    kind, person = ledger_named(ledger), person_of(request)
    row = _seen(request, kind, pk)
    context = {
        "ledger": kind,
        "row": row,
        "sections": _sections(kind, row),
        "writes": may(person, Right.FILL, row.department),
        "remarks": queries.remarks_of(kind, row),
        "files": queries.files_of(kind, row),
        "history": queries.history_of(row, person),
        "parts": row_parts(kind, row),
        "remark_form": RemarkForm(),
        "file_form": FileForm(),
        "reason_form": ReasonForm(),
    }
    return render(request, "ledger/row_detail.html", context | kind.more(row, person))


def _sections(ledger: Ledger, row: LedgerRow) -> list[tuple[str, list[Any]]]:
    """The columns with their values, under their headings."""
    titles = dict.fromkeys(column.section for column in ledger.columns)
    return [(title, [column for column in ledger.columns if column.section == title]) for title in titles]


@require_http_methods(["GET", "POST"])
def row_create(request: HttpRequest, ledger: str) -> HttpResponse:
    kind = ledger_named(ledger)
    departments = list(queries.written(person_of(request)))
    require(bool(departments))
    given = {name: value for name, value in request.GET.items() if name in kind.by_name}
    form = RowForm(posted(request), initial=given, ledger=kind, row=None, departments=departments)
    if form.is_valid():
        try:
            row = add_row(ledger=kind, department=form.meant, values=form.values, by=person_of(request))
            messages.success(request, "已保存。")
            return redirect("ledger:row_detail", ledger, row.pk)
        except Refused as refused:
            form.add_error(None, str(refused))
    return _form(request, kind, form, None)


@require_http_methods(["GET", "POST"])
def row_edit(request: HttpRequest, ledger: str, pk: int) -> HttpResponse:
    kind = ledger_named(ledger)
    row = _written(request, kind, pk)
    form = RowForm(posted(request), ledger=kind, row=row, departments=[row.department])
    if form.is_valid():
        try:
            change_row(
                ledger=kind, row=row, values=form.values, by=person_of(request), version=form.cleaned_data[VERSION]
            )
            messages.success(request, "已保存。")
            return redirect("ledger:row_detail", ledger, pk)
        except Moved as moved:
            form.opened_again(row)
            form.add_error(None, f"{moved} 您填写的内容还在下面；核对后再保存一次。")
        except Refused as refused:
            form.add_error(None, str(refused))
    return _form(request, kind, form, row)


def _form(request: HttpRequest, ledger: Ledger, form: RowForm, row: Any) -> HttpResponse:
    context = {"ledger": ledger, "form": form, "row": row}
    return render(request, "ledger/row_form.html", context, status=422 if form.is_bound else 200)


@require_POST
def row_remove(request: HttpRequest, ledger: str, pk: int) -> HttpResponse:
    kind = ledger_named(ledger)
    row, form = _written(request, kind, pk), ReasonForm(request.POST)
    if form.is_valid():
        _try(request, lambda: remove_row(ledger=kind, row=row, by=person_of(request), **form.cleaned_data), "已删除。")
    else:
        messages.error(request, "没有删除：请写明删除原因。")
    return redirect("ledger:row_detail", ledger, pk)


@require_POST
def row_restore(request: HttpRequest, ledger: str, pk: int) -> HttpResponse:
    kind = ledger_named(ledger)
    row = _written(request, kind, pk)
    _try(request, lambda: restore_row(ledger=kind, row=row, by=person_of(request)), "已恢复。")
    return redirect("ledger:row_detail", ledger, pk)


def _try(request: HttpRequest, act: Any, done: str) -> None:
    try:
        act()
        messages.success(request, done)
    except Refused as refused:
        messages.error(request, str(refused))


@require_POST
def remark_add(request: HttpRequest, ledger: str, pk: int) -> HttpResponse:
    kind = ledger_named(ledger)
    row, form = _seen(request, kind, pk), RemarkForm(request.POST)
    if form.is_valid():
        remarks.add_remark(ledger=kind, row=row, by=person_of(request), **form.cleaned_data)
    else:
        messages.error(request, "意见没有保存：请填写内容，不超过 2000 字。")
    return redirect("ledger:row_detail", ledger, pk)


@require_POST
def file_add(request: HttpRequest, ledger: str, pk: int) -> HttpResponse:
    kind = ledger_named(ledger)
    row, form = _written(request, kind, pk), FileForm(request.POST, request.FILES)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        _try(
            request,
            lambda: remarks.add_file(ledger=kind, row=row, by=person_of(request), upload=upload),
            "附件已保存。",
        )
    else:
        messages.error(request, "附件没有保存：请先选择文件。")
    return redirect("ledger:row_detail", ledger, pk)


@require_GET
def file_content(request: HttpRequest, ledger: str, pk: int, file: int) -> HttpResponse:
    kind = ledger_named(ledger)
    held = found(queries.files_of(kind, _seen(request, kind, pk)), pk=file)
    return attachment(held.name, kept(held.place))


@require_POST
def file_remove(request: HttpRequest, ledger: str, pk: int, file: int) -> HttpResponse:
    kind = ledger_named(ledger)
    row = _written(request, kind, pk)
    held = found(queries.files_of(kind, row), pk=file)
    remarks.remove_file(ledger=kind, row=row, file=held, by=person_of(request))
    return redirect("ledger:row_detail", ledger, pk)
