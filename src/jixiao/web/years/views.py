"""The years of departments: found, opened, looked at."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.listing import Listing
from jixiao.web.kit.plugins import steps
from jixiao.web.kit.refused import Refused
from jixiao.web.people.queries import history
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import may, needs, person_of, require
from jixiao.web.years import actions
from jixiao.web.years.current import remember
from jixiao.web.years.forms import OpenYearForm, YearFilter
from jixiao.web.years.queries import cards_of, listed_years, next_year, year_of


@require_GET
def year_list(request: HttpRequest) -> HttpResponse:
    me = person_of(request)
    form = YearFilter.of(request)
    context = {
        "listing": Listing(request, listed_years(me, form.cleaned_data), form),
        "form": form,
        "opens": may(me, Right.COMPILE, me.department),
    }
    return render_page(request, "years/year_list.html", context, regions=("rows",))


@needs(Right.COMPILE)
@require_http_methods(["GET", "POST"])
def year_open(request: HttpRequest) -> HttpResponse:
    me = person_of(request)
    department = me.department
    require(may(me, Right.COMPILE, department))
    assert department is not None
    form = OpenYearForm(posted(request), initial={"year": next_year(department)})
    if form.is_valid():
        typed = form.cleaned_data
        try:
            year = actions.open_year(department=department, number=typed["year"], carry=typed["carry"], by=me)
        except Refused as refused:
            form.add_error("year", str(refused))
        else:
            messages.success(request, f"已建立{year}。")
            return redirect("years:year_detail", year=year.pk)
    context = {"form": form, "department": department}
    return render(request, "years/year_open.html", context, status=422 if form.errors else 200)


@require_GET
def year_detail(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year)
    remember(request, row)
    context = {"year": row, "cards": cards_of(row), "steps": steps(row), "history": history(row, me)}
    return render(request, "years/year_detail.html", context)
