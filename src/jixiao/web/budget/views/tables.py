"""收支 and 基本数据: a grid each, its workbook, and the usual rows to start from."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from jixiao.web.budget.actions.lines import start_lines
from jixiao.web.budget.actions.measures import start_measures
from jixiao.web.budget.grids import lines as line_grid
from jixiao.web.budget.grids import measures as measure_grid
from jixiao.web.budget.views.common import compiled, page, seen
from jixiao.web.kit.grid_edit import grid_page
from jixiao.web.kit.grid_sheet import sheet_page
from jixiao.web.people.scope import person_of


@require_http_methods(["GET", "POST"])
def lines(request: HttpRequest, year: int) -> HttpResponse:
    row = seen(request, year)
    context = page(request, row, "lines")
    acts = line_grid.acts(row, person_of(request)) if context["compiles"] else None
    return grid_page(request, "budget/lines.html", lambda: line_grid.build(row), acts, context)


@require_http_methods(["GET", "POST"])
def line_sheet(request: HttpRequest, year: int) -> HttpResponse:
    row = seen(request, year)
    context = page(request, row, "lines", title="从 Excel 填收支")
    acts = line_grid.acts(row, person_of(request)) if context["compiles"] else None
    back = reverse("budget:lines", args=[row.pk])
    return sheet_page(
        request, line_grid.SHEET.of(row), lambda: line_grid.build(row), acts, "budget/sheet.html", back, context
    )


@require_POST
def line_start(request: HttpRequest, year: int) -> HttpResponse:
    row = compiled(request, year)
    count = start_lines(year=row, by=person_of(request))
    messages.success(request, f"已列出 {count} 个常用项目；用不到的可以删除。")
    return redirect("budget:lines", year=row.pk)


@require_http_methods(["GET", "POST"])
def measures(request: HttpRequest, year: int) -> HttpResponse:
    row = seen(request, year)
    context = page(request, row, "measures")
    acts = measure_grid.acts(row, person_of(request)) if context["compiles"] else None
    return grid_page(request, "budget/measures.html", lambda: measure_grid.build(row), acts, context)


@require_http_methods(["GET", "POST"])
def measure_sheet(request: HttpRequest, year: int) -> HttpResponse:
    row = seen(request, year)
    context = page(request, row, "measures", title="从 Excel 填基本数据")
    acts = measure_grid.acts(row, person_of(request)) if context["compiles"] else None
    back = reverse("budget:measures", args=[row.pk])
    return sheet_page(
        request, measure_grid.SHEET.of(row), lambda: measure_grid.build(row), acts, "budget/sheet.html", back, context
    )


@require_POST
def measure_start(request: HttpRequest, year: int) -> HttpResponse:
    row = compiled(request, year)
    count = start_measures(year=row, by=person_of(request))
    messages.success(request, f"已列出 {count} 个常用项目；用不到的可以删除。")
    return redirect("budget:measures", year=row.pk)
