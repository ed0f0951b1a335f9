"""Firms whom nobody has spoken to for long."""

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from jixiao.web.aftercare import queries
from jixiao.web.kit.listing import FilterForm, Listing
from jixiao.web.ledger.queries import written
from jixiao.web.people.scope import person_of


@require_GET
def no_contact(request: HttpRequest) -> HttpResponse:
    person, today = person_of(request), timezone.localdate()
    form: FilterForm = FilterForm.of(request)
    pairings = Prefetch("pairing_rows", queries.pairings_on(today), to_attr="current")
    listing = Listing(request, queries.silent(person, today).select_related("department").prefetch_related(pairings))
    context = {
        "form": form,
        "listing": listing,
        "rows": [(one, (today - one.contacted_on).days if one.contacted_on else None) for one in listing.page],
        "days": queries.clock(person.department.place.code if person.department else "", today),
        "writes": written(person).exists(),
    }
    return render(request, "aftercare/no_contact.html", context)
