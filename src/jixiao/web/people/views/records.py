"""The audit log."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.listing import Listing
from jixiao.web.kit.plugins import contributions
from jixiao.web.people.forms import LogFilter
from jixiao.web.people.queries import log_of
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments, needs, person_of


@needs(Right.SEE_LOG)
@require_GET
def log_list(request: HttpRequest) -> HttpResponse:
    me = person_of(request)
    kinds = [kind for module in contributions("log_sentences") for kind in module.KINDS.items()]
    form = LogFilter.of(request, kinds=kinds, departments=departments(me, Right.SEE_LOG))
    listing = Listing(request, log_of(me, form.cleaned_data), form)
    return render_page(request, "people/log_list.html", {"listing": listing, "form": form}, regions=("rows",))
