"""Reviews with what became of the opinions, and the sites of a project side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jixiao.web.groundwork import queries
from jixiao.web.groundwork.columns import SITE_OPTIONS
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments, found, may, person_of
from jixiao.web.promotion.forms import PeriodFilter

_SHOWN = 200


@require_GET
def reviews(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    form: PeriodFilter = PeriodFilter.of(request, departments=departments(person))
    rows = queries.reviews_of(person, *form.period, form.cleaned_data["department"])
    each, every = queries.reviewed(rows)
    context = {"form": form, "period": form.period, "each": each[:_SHOWN], "number": len(each), "every": every}
    return render(request, "groundwork/reviews.html", context)


@require_GET
def sites(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_of(request)
    project = found(queries.projects_seen(person), pk=pk)
    options = queries.sites_of(project)
    context = {
        "project": project,
        "sites": options,
        "lines": queries.compared(SITE_OPTIONS.columns, options),
        "writes": may(person, Right.FILL, project.department),
    }
    return render(request, "groundwork/sites.html", context)
