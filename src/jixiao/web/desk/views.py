"""Home, and the search box."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from jixiao.web.desk.pictures import MOST_LOSSES, page_of
from jixiao.web.kit.plugins import search as search_everywhere
from jixiao.web.kit.plugins import steps, todos
from jixiao.web.people.scope import person_of
from jixiao.web.years.current import remember
from jixiao.web.years.queries import own_year, year_of

_FEWEST = 1
_LONGEST = 60


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    year = own_year(person)
    context: dict[str, Any] = {"this_year": timezone.localdate().year}
    context |= {"person": person, "todos": todos(person), "year": year, "page": page_of(year) if year else None}
    if year:
        context["step"] = next((one for one in steps(year) if not one.is_done), None)
    return render(request, "desk/home.html", context)


@require_GET
def picture(request: HttpRequest, year: int) -> HttpResponse:
    row = year_of(person_of(request), year)
    remember(request, row)
    context = {"year": row, "page": page_of(row), "most": MOST_LOSSES}
    return render(request, "desk/picture.html", context)


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("words", "").strip()[:_LONGEST]
    found = search_everywhere(person_of(request), words) if len(words) >= _FEWEST else []
    return render(request, "desk/search.html", {"found": found, "search_words": words})
