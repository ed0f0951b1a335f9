"""What leaders, staff and offices have done within some days."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jixiao.web.assignments import queries
from jixiao.web.people.scope import departments, person_of
from jixiao.web.promotion.forms import PeriodFilter


def _page(request: HttpRequest, template: str, read: Callable[[Any, queries.Span], tuple[Any, Any]]) -> HttpResponse:
    reached = departments(person_of(request))
    form: PeriodFilter = PeriodFilter.of(request, departments=reached)
    chosen = form.cleaned_data["department"]
    each, every = read([chosen] if chosen else list(reached), form.period)
    context = {"form": form, "period": form.period, "each": each, "every": every}
    return render(request, template, context)


@require_GET
def leaders(request: HttpRequest) -> HttpResponse:
    return _page(request, "assignments/leaders.html", queries.leaders)


@require_GET
def districts(request: HttpRequest) -> HttpResponse:
    return _page(request, "assignments/districts.html", queries.keepers)


@require_GET
def offices(request: HttpRequest) -> HttpResponse:
    return _page(request, "assignments/offices.html", queries.offices)
