"""The programs of a year: listed, taken up, named, ended."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.web.budget.actions import programs as actions
from jixiao.web.budget.forms import EndForm, ProgramFilter, ProgramForm
from jixiao.web.budget.grids.months import chart, months_of
from jixiao.web.budget.queries import adjustments_of, all_years, program_of, programs_of, total_of, totals_of
from jixiao.web.budget.rights import fills
from jixiao.web.budget.views.frame import compiled, page, seen
from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.fields import Stale
from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.refused import Refused
from jixiao.web.people.queries import history
from jixiao.web.people.scope import person_of


@require_GET
def program_list(request: HttpRequest, year: int) -> HttpResponse:
    row = seen(request, year)
    form = ProgramFilter.of(request, department=row.department)
    lines = programs_of(row, form.cleaned_data)
    whole = row.programs.filter(program__whole_department=True).exists()
    context = page(request, row, "programs", form=form, lines=lines, totals=totals_of(lines), whole=whole)
    return render_page(request, "budget/program_list.html", context, regions=("rows",))


@require_GET
def program_detail(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    row = program_of(seen(request, year), pk)
    held = total_of(row)
    context = page(
        request, row.year, "programs", row=row, view="detail", years=all_years(row), fills=fills(me, row),
        adjusted=adjustments_of(row, held), chart=chart(months_of(row), row.program.name),
        history=history(row, me) or history(row.program, me),
    )  # fmt: skip
    return render(request, "budget/program_detail.html", context)


@require_http_methods(["GET", "POST"])
def program_create(request: HttpRequest, year: int) -> HttpResponse:
    row = compiled(request, year)
    form = ProgramForm(posted(request), department=row.department)
    if form.is_valid():
        try:
            made = actions.create_program(year=row, values=form.cleaned_data, by=person_of(request))
            return redirect("budget:program_funds", year=row.pk, pk=made.pk)
        except Refused as refused:
            form.add_error("name", str(refused))
    context = page(request, row, "programs", form=form, title="新增项目")
    return render(request, "budget/form.html", context, status=422 if form.errors else 200)


@require_POST
def whole_create(request: HttpRequest, year: int) -> HttpResponse:
    row = compiled(request, year)
    try:
        made = actions.create_whole(year=row, by=person_of(request))
        return redirect("budget:program_funds", year=row.pk, pk=made.pk)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("budget:program_list", year=row.pk)


@require_http_methods(["GET", "POST"])
def program_edit(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    row = program_of(compiled(request, year), pk)
    form = ProgramForm(posted(request), department=row.year.department, initial=ProgramForm.of(row))
    if form.is_valid():
        try:
            seen = form.cleaned_data["version"]
            actions.change_program(row=row, values=form.cleaned_data, by=person_of(request), seen=seen)
            messages.success(request, "已保存。")
            return redirect("budget:program_detail", year=year, pk=pk)
        except Refused as refused:
            form.add_error("name", str(refused))
        except Stale:
            form.opened_again(program_of(compiled(request, year), pk))
    context = page(request, row.year, "programs", form=form, title="修改项目", row=row)
    return render(request, "budget/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def program_end(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    row = program_of(compiled(request, year), pk)
    form = EndForm(posted(request))
    if form.is_valid():
        try:
            actions.end_program(row=row, reason=form.cleaned_data["reason"], by=person_of(request))
            messages.success(request, f"项目终止于 {row.year.year} 年度，以后建立年度时不再沿用。")
            return redirect("budget:program_detail", year=year, pk=pk)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = page(request, row.year, "programs", form=form, title="终止项目", row=row)
    return render(request, "budget/form.html", context, status=422 if form.errors else 200)


@require_POST
def program_resume(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    row = program_of(compiled(request, year), pk)
    try:
        actions.resume_program(row=row, by=person_of(request))
        messages.success(request, "项目已恢复。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("budget:program_detail", year=year, pk=pk)
