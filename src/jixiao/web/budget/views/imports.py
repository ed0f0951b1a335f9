"""Files of the office: dropped, previewed, imported as a whole, undone as a whole."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.web.budget.actions import imports as actions
from jixiao.web.budget.forms import ImportForm
from jixiao.web.budget.models import ImportFile
from jixiao.web.budget.queries import imports_of
from jixiao.web.budget.views.frame import compiled, page
from jixiao.web.kit.answers import attachment
from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.files import kept
from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.listing import Listing
from jixiao.web.kit.refused import Refused
from jixiao.web.people.scope import found, person_of


@require_http_methods(["GET", "POST"])
def import_list(request: HttpRequest, year: int) -> HttpResponse:
    row = compiled(request, year)
    form = ImportForm(posted(request), request.FILES if request.method == "POST" else None)
    if form.is_valid():
        made = actions.start_import(year=row, files=form.cleaned_data["documents"], by=person_of(request))
        return redirect("budget:import_detail", year=row.pk, pk=made.pk)
    context = page(request, row, "imports", form=form, listing=Listing(request, imports_of(row)))
    return render(request, "budget/import_list.html", context, status=422 if form.is_bound else 200)


@require_GET
def import_detail(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    row = compiled(request, year)
    made = found(imports_of(row), pk=pk)
    files = list(made.files.all())
    done = sum(file.state != ImportFile.State.WAITING for file in files)
    context = page(request, row, "imports", made=made, files=files, done=done)
    return render_page(request, "budget/import_detail.html", context, regions=("import",))


@require_POST
def import_apply(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    made = found(imports_of(compiled(request, year)), pk=pk)
    try:
        done = actions.apply_import(made=made, replacing=request.POST.getlist("replace"), by=person_of(request))
        messages.success(request, f"已导入 {done.taken} 项。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("budget:import_detail", year=year, pk=pk)


@require_POST
def import_undo(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    made = found(imports_of(compiled(request, year)), pk=pk)
    try:
        actions.undo_import(made=made, by=person_of(request))
        messages.success(request, "整批导入已撤销。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("budget:import_detail", year=year, pk=pk)


@require_GET
def import_file(request: HttpRequest, year: int, pk: int, order: int) -> HttpResponse:
    made = found(imports_of(compiled(request, year)), pk=pk)
    file = found(made.files.exclude(state=ImportFile.State.REFUSED), order=order)
    return attachment(file.name, kept(file.original))
