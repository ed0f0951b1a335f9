"""People by workbook: template, preview, import, undo."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.web.kit.answers import attachment
from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.listing import Listing
from jixiao.web.kit.refused import Refused
from jixiao.web.kit.workbook import TYPE, template
from jixiao.web.people.actions.imports import apply_import, read_import, undo_import
from jixiao.web.people.forms import ImportForm
from jixiao.web.people.import_rows import COLUMNS, EXAMPLE
from jixiao.web.people.queries import imports_seen
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, needs, person_of


@needs(Right.ADMINISTER)
@require_http_methods(["GET", "POST"])
def import_list(request: HttpRequest) -> HttpResponse:
    form = ImportForm(posted(request), request.FILES if request.method == "POST" else None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            read = read_import(by=person_of(request), name=file.name, data=file.read())
            return redirect("people:import_detail", read.pk)
        except Refused as refused:
            form.add_error("file", str(refused))
    context = {"form": form, "listing": Listing(request, imports_seen()), "columns": COLUMNS}
    return render(request, "people/import_list.html", context, status=422 if form.is_bound else 200)


@needs(Right.ADMINISTER)
@require_GET
def import_template(request: HttpRequest) -> HttpResponse:
    return attachment("人员名单模板.xlsx", template("人员", COLUMNS, EXAMPLE), TYPE)


@needs(Right.ADMINISTER)
@require_GET
def import_detail(request: HttpRequest, pk: int) -> HttpResponse:
    read = found(imports_seen(), pk=pk)
    wrong = [error for row in read.rows for error in row["errors"]]
    return render(request, "people/import_detail.html", {"read": read, "wrong": wrong, "columns": COLUMNS})


@needs(Right.ADMINISTER)
@never_cache
@require_POST
def import_apply(request: HttpRequest, pk: int) -> HttpResponse:
    read = found(imports_seen(), pk=pk)
    try:
        handed = apply_import(read=read, by=person_of(request))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("people:import_detail", pk)
    return render(request, "people/password_handed.html", {"handed": handed, "read": read})


@needs(Right.ADMINISTER)
@require_POST
def import_undo(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        undo_import(read=found(imports_seen(), pk=pk), by=person_of(request))
        messages.success(request, "整批导入已撤销。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("people:import_detail", pk)
