"""The library of indicators, and one of them taken into a table."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.listing import Listing
from jixiao.web.kit.refused import Refused
from jixiao.web.objectives.actions.copying import take_from_library
from jixiao.web.objectives.forms import LibraryFilter
from jixiao.web.objectives.library import entries, kinds_known, library_of
from jixiao.web.objectives.queries import program_only
from jixiao.web.objectives.rights import is_draft, writes_program
from jixiao.web.people.scope import found, person_of, require
from jixiao.web.years.current import remember
from jixiao.web.years.queries import year_of


@require_GET
def library(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year)
    remember(request, row)
    form = LibraryFilter.of(request, kinds=kinds_known(me))
    listing = Listing(request, library_of(me, row, form.cleaned_data), form)
    programs = row.programs.select_related("program__section", "year__department__place") if row.is_open else ()
    takers = [one for one in programs if is_draft(one) and writes_program(me, one)]
    context = {
        "year": row,
        "form": form,
        "listing": listing,
        "entries": entries(me, listing.page),
        "takers": takers,
        "into": next((one for one in takers if one.pk == form.cleaned_data["into"]), None),
    }
    return render_page(request, "objectives/library.html", context, regions=("rows",))


@require_POST
def take(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """One click: the indicator is a row of the table, below the last of its kind."""
    me = person_of(request)
    into = request.POST.get("into", "")
    row = program_only(me, year, int(into) if into.isdecimal() else 0)
    require(writes_program(me, row))
    source = found(library_of(me, row.year, {}), pk=pk)
    try:
        take_from_library(program=row, source=source, by=me)
        messages.success(request, f"已把“{source}”加进{row.program}的指标表，请填指标值。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("objectives:program", year=year, pk=row.pk)
