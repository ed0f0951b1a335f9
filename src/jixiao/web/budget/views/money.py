"""The money of a program: its rows by source, the monthly plan and payments, adjustments."""

from typing import Protocol

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from jixiao.web.budget.actions import money as actions
from jixiao.web.budget.forms import AdjustmentForm
from jixiao.web.budget.grids import funds as fund_grid
from jixiao.web.budget.grids import months as month_grid
from jixiao.web.budget.queries import plan_remarks, program_of, total_of
from jixiao.web.budget.rights import fills
from jixiao.web.budget.views.frame import page, seen
from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.grid import Grid
from jixiao.web.kit.grid_edit import Acts, grid_page
from jixiao.web.kit.grid_sheet import Sheet, sheet_page
from jixiao.web.kit.refused import Refused
from jixiao.web.people.models import Person
from jixiao.web.people.scope import found, person_of, require
from jixiao.web.years.models import Adjustment, MonthlyPlan, ProgramYear


class Money(Protocol):
    """What the modules of grids/ have that are about the money of a program."""

    SHEET: Sheet

    def build(self, row: ProgramYear) -> Grid: ...
    def acts(self, row: ProgramYear, by: Person) -> Acts: ...


def _sheet(request: HttpRequest, where: tuple[int, int], view: str, money: Money) -> HttpResponse:
    row = program_of(seen(request, where[0]), where[1])
    context = page(request, row.year, "programs", row=row, view=view, title=f"从 Excel 填{money.SHEET.name}")
    acts = money.acts(row, person_of(request)) if fills(person_of(request), row) else None
    back = reverse(f"budget:program_{view}", args=where)
    return sheet_page(request, money.SHEET.of(row), lambda: money.build(row), acts, "budget/sheet.html", back, context)


@require_http_methods(["GET", "POST"])
def program_funds(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    row = program_of(seen(request, year), pk)
    context = page(request, row.year, "programs", row=row, view="funds")
    acts = fund_grid.acts(row, person_of(request)) if fills(person_of(request), row) else None
    return grid_page(request, "budget/program_funds.html", lambda: fund_grid.build(row), acts, context)


@require_http_methods(["GET", "POST"])
def fund_sheet(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    return _sheet(request, (year, pk), "funds", fund_grid)


@require_http_methods(["GET", "POST"])
def program_months(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    row = program_of(seen(request, year), pk)
    may = fills(person_of(request), row)
    context = page(request, row.year, "programs", row=row, view="months", fills=may)
    if request.method == "GET":
        context["chart"] = month_grid.chart(month_grid.months_of(row), row.program.name)
        context["remarks"] = plan_remarks(list(MonthlyPlan.objects.filter(program=row)), total_of(row))
    acts = month_grid.acts(row, person_of(request)) if may else None
    return grid_page(request, "budget/program_months.html", lambda: month_grid.build(row), acts, context)


@require_http_methods(["GET", "POST"])
def month_sheet(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    return _sheet(request, (year, pk), "months", month_grid)


@require_http_methods(["GET", "POST"])
def adjustment_create(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    row = _filled(request, year, pk)
    form = AdjustmentForm(posted(request))
    if form.is_valid():
        try:
            actions.adjust(row=row, values=form.cleaned_data, by=person_of(request))
            messages.success(request, "已登记预算调整。")
            return redirect("budget:program_detail", year=year, pk=pk)
        except Refused as refused:
            form.add_error("amount", str(refused))
    context = page(request, row.year, "programs", form=form, title="登记预算调整", row=row)
    return render(request, "budget/form.html", context, status=422 if form.errors else 200)


@require_POST
def adjustment_undo(request: HttpRequest, year: int, pk: int, adjustment: int) -> HttpResponse:
    row = _filled(request, year, pk)
    one = found(Adjustment.objects.filter(program=row).select_related("year__department"), pk=adjustment)
    try:
        actions.undo_adjustment(adjustment=one, by=person_of(request))
        messages.success(request, "这笔调整已撤销，仍留在列表里。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("budget:program_detail", year=year, pk=pk)


def _filled(request: HttpRequest, year: int, pk: int) -> ProgramYear:
    row = program_of(seen(request, year), pk)
    require(fills(person_of(request), row))
    return row
