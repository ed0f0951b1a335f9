"""The objectives of a year at a glance."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.refused import Refused
from jixiao.web.objectives.actions import approval
from jixiao.web.objectives.coverage import coverage_of
from jixiao.web.objectives.forms import StateFilter
from jixiao.web.objectives.official import layouts_for
from jixiao.web.objectives.queries import counts_of, lines_of
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import may, person_of, require
from jixiao.web.years.current import remember
from jixiao.web.years.models import BudgetYear, ProgramYear
from jixiao.web.years.queries import year_of


@require_GET
def overview(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year)
    remember(request, row)
    form = StateFilter.of(request)
    lines = lines_of(row)
    state = form.cleaned_data["state"]
    context = {
        "year": row,
        "lines": [line for line in lines if not state or line.row.state == state],
        "state": state,
        "counts": counts_of(lines),
        "total": len(lines),
        "waiting": sum(line.waiting for line in lines),
        "coverage": coverage_of(row),
        "compiles": row.is_open and may(me, Right.COMPILE, row.department),
        "fills": row.is_open and may(me, Right.FILL, row.department),
        "approves": row.is_open and _approves(me, row),
        "layouts": layouts_for(row, whole=False),
    }
    return render_page(request, "objectives/overview.html", context, regions=("rows",))


def _approves(me: Any, row: BudgetYear) -> bool:
    return may(me, Right.SIGN, row.department) or may(me, Right.REVIEW, row.department)


@require_POST
def submit_all(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year, Right.COMPILE)
    return _each(request, row, ProgramYear.State.DRAFT, approval.submit, "提交")


@require_POST
def approve_all(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year)
    require(_approves(me, row))
    return _each(request, row, ProgramYear.State.SUBMITTED, approval.approve, "批复")


def _each(
    request: HttpRequest, year: BudgetYear, state: ProgramYear.State, step: Callable[..., Any], word: str
) -> HttpResponse:
    """Every program that can go on does; why another cannot is said."""
    done, refused = 0, []
    for program in year.programs.filter(state=state).select_related("program__section", "year__department"):
        try:
            step(program=program, by=person_of(request))
            done += 1
        except Refused as words:
            refused.append(str(words))
    if done:
        messages.success(request, f"已{word} {done} 个项目的绩效目标。")
    for reason in refused[:5]:
        messages.warning(request, reason)
    if len(refused) > 5:
        messages.warning(request, f"还有 {len(refused) - 5} 个项目不能{word}。")
    if not done and not refused:
        messages.warning(request, f"没有可以{word}的绩效目标。")
    return redirect("objectives:overview", year=year.pk)
