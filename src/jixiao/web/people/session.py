"""Who may pass: signed in, with a password of one's own, not idle too long; and nothing typed is lost on the way."""

import json
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect, reswap, retarget

from jixiao.web.kit.errors import typed
from jixiao.web.people.forms import SignInForm

BY_PROVIDER = "by_provider"  # in the session of who was let in by the provider of the office, without a password
_TOUCH = 300  # seconds between two writes of the session
_OPEN = {"people:password_change", "people:sign_out"}
Answer = Callable[[HttpRequest], HttpResponse]


class SignInRequired(LoginRequiredMiddleware):
    """Every view asks for a sign-in, unless it is marked otherwise; what an expired session posted comes back."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponseBase:  # type: ignore[override] # noqa: ARG002
        if request.method == "POST":
            return _expired(request)
        address = f"{reverse('people:sign_in')}?next={quote(request.get_full_path())}"
        if getattr(request, "htmx", False):
            return HttpResponseClientRedirect(address)
        return HttpResponseRedirect(address)


def _expired(request: HttpRequest) -> HttpResponse:
    """The sign-in with what was typed beside it; htmx shows a word above the page, which stays as it is."""
    if getattr(request, "htmx", False):
        part = render(request, "people/expired_part.html", status=401)
        return reswap(retarget(part, "#messages"), "innerHTML")  # whatever the element asks for: its place stays
    fields = typed(request)
    context = {
        "form": SignInForm(request),
        "next": request.get_full_path(),
        "kept": json.dumps(fields, ensure_ascii=False),
        "typed": fields,
        "had_files": bool(request.FILES),
    }
    return render(request, "people/expired.html", context, status=401)


class SessionAge:
    """The session ends when nothing was asked for its whole age; it is written anew every few minutes at most."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = int(time.time())
            if now - request.session.get("seen", 0) > _TOUCH:
                request.session["seen"] = now
        return self._get_response(request)


class OwnPassword:
    """Whoever signed in with a one-time password changes it before anything else."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        person = request.user
        match = request.resolver_match
        if not person.is_authenticated or not person.must_change_password or request.session.get(BY_PROVIDER):
            return None
        if match is None or match.view_name in _OPEN:
            return None
        return HttpResponseRedirect(reverse("people:password_change"))
