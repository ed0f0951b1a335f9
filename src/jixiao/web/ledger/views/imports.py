"""Rows by workbook or by paste: template, preview, taking in, undo."""

from typing import Any

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.web.kit.answers import attachment
from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.files import kept
from jixiao.web.kit.htmx import render_page, wants
from jixiao.web.kit.listing import Listing
from jixiao.web.kit.refused import Refused
from jixiao.web.kit.workbook import TYPE
from jixiao.web.ledger import queries
from jixiao.web.ledger.actions.imports import start_apply, take_pasted, take_workbook, undo_import
from jixiao.web.ledger.column import Ledger
from jixiao.web.ledger.forms import PasteForm, WorkbookForm
from jixiao.web.ledger.models import Import
from jixiao.web.ledger.registry import ledger_named
from jixiao.web.ledger.sheet import empty_workbook
from jixiao.web.people.models import Department
from jixiao.web.people.scope import found, person_of, require


def _departments(request: HttpRequest) -> list[Department]:
    departments = list(queries.written(person_of(request)))
    require(bool(departments))
    return departments


@require_http_methods(["GET", "POST"])
def import_list(request: HttpRequest, ledger: str) -> HttpResponse:
    kind, departments = ledger_named(ledger), _departments(request)
    form = WorkbookForm(posted(request), request.FILES or None, departments=departments)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = take_workbook(
                ledger=kind, department=form.meant, by=person_of(request), name=file.name, data=file.read()
            )
            return redirect("ledger:import_detail", ledger, made.pk)
        except Refused as refused:
            form.add_error("file", str(refused))
    return _list(request, kind, form, PasteForm(departments=departments))


@require_POST
def import_paste(request: HttpRequest, ledger: str) -> HttpResponse:
    kind, departments = ledger_named(ledger), _departments(request)
    form = PasteForm(request.POST, departments=departments)
    if form.is_valid():
        text = form.cleaned_data["text"]
        made = take_pasted(ledger=kind, department=form.meant, by=person_of(request), text=text)
        return redirect("ledger:import_detail", ledger, made.pk)
    return _list(request, kind, WorkbookForm(departments=departments), form)


def _list(request: HttpRequest, ledger: Ledger, form: Any, paste: Any) -> HttpResponse:
    listing = Listing(request, queries.imports_of(ledger, person_of(request)))
    key = ledger.by_name[ledger.key].label if ledger.key else ""
    context = {"ledger": ledger, "form": form, "paste": paste, "listing": listing, "key_label": key}
    wrong = form.is_bound or paste.is_bound
    return render(request, "ledger/import_list.html", context, status=422 if wrong else 200)


@require_GET
def import_template(request: HttpRequest, ledger: str) -> HttpResponse:
    kind = ledger_named(ledger)
    _departments(request)
    return attachment(f"{kind.label}模板.xlsx", empty_workbook(kind), TYPE)


def _found(request: HttpRequest, ledger: Ledger, made: int) -> Import:
    return found(queries.imports_of(ledger, person_of(request)), pk=made)


@require_GET
def import_detail(request: HttpRequest, ledger: str, made: int) -> HttpResponse:
    kind = ledger_named(ledger)
    held = _found(request, kind, made)
    sums = [(one, held.sums[one.name]) for one in kind.measures if one.name in held.sums]
    context = {"ledger": kind, "made": held, "sums": sums, "progress": _progress(held) if held.is_working else None}
    response = render_page(request, "ledger/import_detail.html", context, regions=("progress",))
    if wants(request, "progress") and not held.is_working:
        response["HX-Refresh"] = "true"  # the whole page has something new to tell
    return response


def _progress(made: Import) -> tuple[int, int]:
    """How many rows of how many."""
    name = made.part("progress")
    if not default_storage.exists(name):
        return 0, made.row_count
    done, _, every = kept(name).decode().partition(" ")
    return int(done or 0), int(every or 0)


@require_POST
def import_apply(request: HttpRequest, ledger: str, made: int) -> HttpResponse:
    held = _found(request, ledger_named(ledger), made)
    try:
        start_apply(made=held)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("ledger:import_detail", ledger, made)


@require_POST
def import_undo(request: HttpRequest, ledger: str, made: int) -> HttpResponse:
    held = _found(request, ledger_named(ledger), made)
    try:
        undo_import(made=held, by=person_of(request))
        messages.success(request, "整批导入已撤销。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("ledger:import_detail", ledger, made)
