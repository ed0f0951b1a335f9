"""A department's year beside another year or another department, and its last years in columns."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.web.comparison import actions
from jixiao.web.comparison.forms import BreakForm, SideForm
from jixiao.web.comparison.models import DefinitionBreak
from jixiao.web.comparison.queries import breaks_of, default_other, others_of, several, table_of
from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.htmx import render_page
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, may, person_of
from jixiao.web.years.current import remember
from jixiao.web.years.queries import year_of


@require_GET
def pair(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year)
    remember(request, row)
    form = SideForm.of(request, others=others_of(me, row))
    other = form.cleaned_data["other"] or default_other(me, row)
    context = {
        "year": row,
        "form": form,
        "other": other,
        "table": table_of(row, other, everything=form.cleaned_data["everything"]) if other else None,
    }
    return render_page(request, "comparison/pair.html", context, regions=("rows",))


@require_GET
def years(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year)
    remember(request, row)
    context = {
        "year": row,
        "several": several(me, row),
        "breaks": breaks_of(row.department),
        "compiles": may(me, Right.COMPILE, row.department),
    }
    return render(request, "comparison/years.html", context)


@require_http_methods(["GET", "POST"])
def break_note(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year, Right.COMPILE)
    form = BreakForm(posted(request), initial={"year": row.year})
    if form.is_valid():
        actions.note_break(department=row.department, values=form.cleaned_data, by=me)
        messages.success(request, "已登记口径调整。")
        return redirect("comparison:years", year=row.pk)
    context = {"year": row, "form": form}
    return render(request, "comparison/break_form.html", context, status=422 if form.errors else 200)


@require_POST
def break_end(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year, Right.COMPILE)
    actions.end_break(row=found(DefinitionBreak.objects.filter(department=row.department, ended_at=None), pk=pk), by=me)
    messages.success(request, "已取消这条口径登记。")
    return redirect("comparison:years", year=row.pk)
