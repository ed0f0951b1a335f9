"""A report edited in Word comes back: what was changed by hand, and which words to take over."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.report.made import ReportError
from jixiao.report.verified import Verified
from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.listing import Listing
from jixiao.web.kit.refused import Refused
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, may, person_of, require
from jixiao.web.pins.queries import moved_among
from jixiao.web.reports.actions.returns import take_in, take_over
from jixiao.web.reports.composed import composed
from jixiao.web.reports.forms import ReturnedForm
from jixiao.web.reports.queries import returned_of, states_of, verified_of
from jixiao.web.reports.way import leads_of
from jixiao.web.reports.words import label_of
from jixiao.web.years.actions import held
from jixiao.web.years.models import BudgetYear
from jixiao.web.years.queries import year_of


@require_http_methods(["GET", "POST"])
def returned_list(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year, Right.FILL if request.method == "POST" else Right.SEE)
    form = ReturnedForm(posted(request), request.FILES if request.method == "POST" else None)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            returned = take_in(year=row, name=str(upload.name), data=upload.read(), by=me)
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            return redirect("reports:returned_detail", year=row.pk, pk=returned.pk)
    context = {
        "year": row,
        "form": form,
        "listing": Listing(request, returned_of(row)),
        "writes": row.is_open and may(me, Right.FILL, row.department),
    }
    return render(request, "reports/returned_list.html", context, status=422 if form.errors else 200)


@require_GET
def returned_detail(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year)
    returned = found(returned_of(row), pk=pk)
    verified = verified_of(returned)
    states = states_of(returned, verified)
    context = {
        "year": row,
        "returned": returned,
        "verified": verified,
        "changes": _changes(row, verified),
        "moved": moved_among(verified.trace.data, row.department_id),
        "texts": [(label_of(one.topic, one.about), one, now, taken, moved) for one, now, taken, moved in states],
        "writes": not held(row) and may(me, Right.FILL, row.department),
    }
    return render(request, "reports/returned_detail.html", context)


def _changes(year: BudgetYear, verified: Verified) -> list[tuple[Any, list[Any]]]:
    """Each number changed by hand, with the pages on which it is really to be changed."""
    try:
        made = composed(year).made
    except ReportError:
        return [(change, []) for change in verified.changes]
    return [
        (change, leads_of(made, change.printing.key, year) if change.printing else []) for change in verified.changes
    ]


@require_POST
def returned_take(request: HttpRequest, year: int, pk: int, number: int) -> HttpResponse:
    """One of the rewritten texts, by its place in the list."""
    me = person_of(request)
    row = year_of(me, year, Right.FILL)
    returned = found(returned_of(row), pk=pk)
    rewritten = verified_of(returned).rewritten
    require(number < len(rewritten))
    try:
        words = take_over(returned=returned, changed=rewritten[number], by=me)
        messages.success(request, f"“{words.label}”已采用 Word 里的文字。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("reports:returned_detail", year=row.pk, pk=returned.pk)
