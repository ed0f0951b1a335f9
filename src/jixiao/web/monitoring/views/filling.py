"""The sheets in which a round is filled in, and that of the plans."""

from collections.abc import Callable
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from jixiao.web.kit.grid import Grid
from jixiao.web.kit.grid_edit import Acts, grid_page
from jixiao.web.monitoring import queries
from jixiao.web.monitoring.actions import filling as actions
from jixiao.web.monitoring.grids.filling import funds_grid, rows_grid
from jixiao.web.monitoring.grids.plans import plans_grid
from jixiao.web.monitoring.models import Round
from jixiao.web.monitoring.queries import Pen
from jixiao.web.monitoring.views.rounds import round_of
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import may, person_of
from jixiao.web.years.current import remember
from jixiao.web.years.queries import year_of


@require_http_methods(["GET", "POST"])
def round_funds(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    return _sheet(request, year, pk, "funds", funds_grid, actions.fill_funds)


@require_http_methods(["GET", "POST"])
def round_rows(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    return _sheet(request, year, pk, "rows", rows_grid, actions.fill_rows)


def _sheet(
    request: HttpRequest, year: int, pk: int, part: str, grid: Callable[[Round, Pen], Grid], fill: Callable[..., None]
) -> HttpResponse:
    me = person_of(request)
    row = round_of(me, year, pk, Right.FILL)
    remember(request, row.year)
    pen = queries.pen_of(me, row)
    acts = Acts(change=partial(fill, round_=row, by=me)) if pen.is_open else None
    context = {"year": row.year, "round": row, "part": part, "pen": pen}
    return grid_page(request, "monitoring/sheet.html", lambda: grid(row, pen), acts, context)


@require_http_methods(["GET", "POST"])
def plan_list(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year)
    remember(request, row)
    fills = may(me, Right.FILL, row.department) and row.is_open
    acts = Acts(change=partial(actions.change_plans, year=row, by=me)) if fills else None
    context = {"year": row, "part": "plans"}
    return grid_page(request, "monitoring/plan_list.html", lambda: plans_grid(row, me), acts, context)
