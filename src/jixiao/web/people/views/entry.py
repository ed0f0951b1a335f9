"""Signing in and out, and one's own account."""

import json
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.web.kit.bootstrap import posted
from jixiao.web.people.actions.accounts import change_own_password
from jixiao.web.people.forms import PasswordForm, SignInForm
from jixiao.web.people.scope import person_of


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request, posted(request))
    address = _inside(request, request.POST.get("next") or request.GET.get("next") or "")
    kept = _kept(request)
    if form.is_valid() and form.person:
        login(request, form.person)
        if kept and not form.person.must_change_password:
            return render(request, "people/resume.html", {"fields": kept, "address": address})
        return redirect(address)
    if request.user.is_authenticated and not form.is_bound:
        return redirect(address)
    context = {
        "form": form,
        "next": address,
        "kept": request.POST.get("kept", ""),
        "typed": kept,
        "provider": settings.SSO_NAME,
    }
    return render(request, "people/sign_in.html", context, status=422 if form.is_bound else 200)


def _inside(request: HttpRequest, address: str) -> str:
    """An address of this site; the home page instead of any other."""
    allowed = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if allowed else resolve_url("desk:home")


def _kept(request: HttpRequest) -> list[tuple[str, str]]:
    """What an expired session had posted: pairs of name and text."""
    try:
        pairs: Any = json.loads(request.POST.get("kept") or "[]")
        return [(str(name), str(text)) for name, text in pairs]
    except (ValueError, TypeError):
        return []


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    messages.success(request, "已退出。")
    return redirect("people:sign_in")


@require_GET
def account(request: HttpRequest) -> HttpResponse:
    return render(request, "people/account.html", {"person": person_of(request)})


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def password_change(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    form = PasswordForm(person, posted(request))
    if form.is_valid():
        change_own_password(person=person, password=form.cleaned_data["new"])
        update_session_auth_hash(request, person)
        messages.success(request, "密码已修改。")
        return redirect("desk:home")
    context = {"form": form, "first": person.must_change_password}
    return render(request, "people/password_change.html", context, status=422 if form.is_bound else 200)
