"""Norms as they hold in a place and year, with their text, date and certainty. Read only: norms are files."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jixiao.norms.resolve import NATION, norms_of
from jixiao.norms.shape import shapes
from jixiao.web.kit.htmx import render_page
from jixiao.web.norms.forms import SCOPES, NormFilter
from jixiao.web.norms.queries import holdings, versions_of
from jixiao.web.people.scope import person_of, require


@require_GET
def norm_list(request: HttpRequest) -> HttpResponse:
    department = person_of(request).department
    initial = {
        "place": department.place.code if department else NATION,
        "year": date.today().year,
        "scope": SCOPES[0][0],
    }
    form = NormFilter.of(request)
    asked: dict[str, Any] = {name: form.cleaned_data.get(name) or value for name, value in initial.items()}
    context = {
        "form": NormFilter(asked),
        "holdings": holdings(asked["place"], asked["scope"], asked["year"]),
        "place": norms_of().place_name(asked["place"]),
        "year": asked["year"],
    }
    return render_page(request, "norms/norm_list.html", context, regions=("rows",))


@require_GET
def norm_detail(request: HttpRequest, name: str) -> HttpResponse:
    require(name in norms_of().names)
    versions = versions_of(name)
    return render(request, "norms/norm_detail.html", {"versions": versions, "title": shapes()[name].title})
