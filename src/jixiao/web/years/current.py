"""The year somebody works in: the one last opened, so that the side menu leads to it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from jixiao.web.people.scope import person_of
from jixiao.web.years.models import BudgetYear
from jixiao.web.years.queries import latest_year, years_of

_KEY = "year"


def remember(request: HttpRequest, year: BudgetYear) -> None:
    if request.session.get(_KEY) != year.pk:
        request.session[_KEY] = year.pk


def current_year(request: HttpRequest) -> BudgetYear | None:
    """The year last opened while it may still be seen, else the latest; None when there is none."""
    me = person_of(request)
    kept = request.session.get(_KEY)
    return (years_of(me).filter(pk=kept).first() if kept else None) or latest_year(me)


def to_current(view: str) -> Callable[[HttpRequest], HttpResponse]:
    """A view that leads to this page of the current year; without any year, to the list of years."""

    @require_GET
    def lead(request: HttpRequest) -> HttpResponse:
        year = current_year(request)
        return redirect(view, year=year.pk) if year else redirect("years:year_list")

    return lead
