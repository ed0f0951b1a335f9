"""收支 and 基本数据: a grid each, its workbook, and the usual rows to start from."""

from typing import Protocol

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from jixiao.web.budget.actions.lines import start_lines
from jixiao.web.budget.actions.measures import start_measures
from jixiao.web.budget.grids import lines as line_grid
from jixiao.web.budget.grids import measures as measure_grid
from jixiao.web.budget.views.frame import compiled, page, seen
from jixiao.web.kit.grid import Grid
from jixiao.web.kit.grid_edit import Acts, grid_page
from jixiao.web.kit.grid_sheet import Sheet, sheet_page
from jixiao.web.people.models import Person
from jixiao.web.people.scope import person_of
from jixiao.web.years.models import BudgetYear


class Table(Protocol):
    """What the modules of grids/ have that are about a whole year."""

    SHEET: Sheet

    def build(self, year: BudgetYear) -> Grid: ...
    def acts(self, year: BudgetYear, by: Person) -> Acts: ...


def _grid(request: HttpRequest, year: int, name: str, table: Table) -> HttpResponse:
    row = seen(request, year)
    context = page(request, row, name)
    acts = table.acts(row, person_of(request)) if context["compiles"] else None
    return grid_page(request, f"budget/{name}.html", lambda: table.build(row), acts, context)


def _sheet(request: HttpRequest, year: int, name: str, table: Table) -> HttpResponse:
    row = seen(request, year)
    context = page(request, row, name, title=f"从 Excel 填{table.SHEET.name}")
    acts = table.acts(row, person_of(request)) if context["compiles"] else None
    back = reverse(f"budget:{name}", args=[row.pk])
    return sheet_page(request, table.SHEET.of(row), lambda: table.build(row), acts, "budget/sheet.html", back, context)


@require_http_methods(["GET", "POST"])
def lines(request: HttpRequest, year: int) -> HttpResponse:
    return _grid(request, year, "lines", line_grid)


@require_http_methods(["GET", "POST"])
def line_sheet(request: HttpRequest, year: int) -> HttpResponse:
    return _sheet(request, year, "lines", line_grid)


@require_POST
def line_start(request: HttpRequest, year: int) -> HttpResponse:
    row = compiled(request, year)
    _started(request, start_lines(year=row, by=person_of(request)))
    return redirect("budget:lines", year=row.pk)


@require_http_methods(["GET", "POST"])
def measures(request: HttpRequest, year: int) -> HttpResponse:
    return _grid(request, year, "measures", measure_grid)


@require_http_methods(["GET", "POST"])
def measure_sheet(request: HttpRequest, year: int) -> HttpResponse:
    return _sheet(request, year, "measures", measure_grid)


@require_POST
def measure_start(request: HttpRequest, year: int) -> HttpResponse:
    row = compiled(request, year)
    _started(request, start_measures(year=row, by=person_of(request)))
    return redirect("budget:measures", year=row.pk)


def _started(request: HttpRequest, count: int) -> None:
    messages.success(request, f"已列出 {count} 个常用项目；用不到的可以删除。")
