"""Pages about the interface: one's tokens, and the description of all addresses."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.web.api.actions import make_token, revoke_token
from jixiao.web.api.description import chapters
from jixiao.web.api.forms import TokenForm
from jixiao.web.api.queries import tokens_seen
from jixiao.web.api.service import described
from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.listing import Listing
from jixiao.web.people.scope import departments, found, person_of


@never_cache
@require_http_methods(["GET", "POST"])
def token_list(request: HttpRequest) -> HttpResponse:
    """A new token is shown in the answer that made it, and never again."""
    me, made = person_of(request), ""
    form = TokenForm(posted(request), departments=departments(me))
    if form.is_valid():
        _, made = make_token(person=me, **form.cleaned_data)
        form = TokenForm(departments=departments(me))
    listing = Listing(request, tokens_seen(me))
    context = {"form": form, "listing": listing, "made": made}
    return render(request, "api/token_list.html", context, status=422 if form.is_bound else 200)


@require_POST
def token_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    token = revoke_token(token=found(tokens_seen(person_of(request)), pk=pk), by=person_of(request))
    messages.success(request, f"令牌“{token}”已停用。")
    return redirect("api:token_list")


@require_GET
def description(request: HttpRequest) -> HttpResponse:
    """The addresses of the interface for people to read."""
    facts = described()
    context = {"chapters": chapters(facts), "about": facts["info"]["description"]}
    return render(request, "api/description.html", context)


@login_not_required
@require_GET
def openapi(_request: HttpRequest) -> HttpResponse:
    """The same for programs; it holds nothing that the source does not say."""
    return JsonResponse(described(), json_dumps_params={"ensure_ascii": False})
