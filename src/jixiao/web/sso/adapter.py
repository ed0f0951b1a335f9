"""Who comes from the provider of the office: a person who is here already, by login name. Nobody is made by signing in.

allauth speaks the protocol; what follows from it is decided here, and none of its own pages is ever shown.
"""

from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from jixiao.web.people.models import Person
from jixiao.web.people.session import BY_PROVIDER

_BACKEND = "jixiao.web.people.backend.Backend"


class Adapter(DefaultSocialAccountAdapter):  # type: ignore[misc] # allauth has no types
    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> NoReturn:
        """The provider has said who it is: in, or back to the sign-in. What the library does next is not reached."""
        name = _name(sociallogin.account.extra_data)
        person = Person.objects.filter(username=name, is_active=True).first() if name else None
        if person is None:
            _back(request, f"统一身份认证里的“{name or '（没有登录名）'}”在这里没有账号；请联系系统管理员。")
        address = sociallogin.state.get("next") or ""
        login(request, person, _BACKEND)
        request.session[BY_PROVIDER] = True
        allowed = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
        raise ImmediateHttpResponse(redirect(address if allowed else resolve_url("desk:home")))

    def on_authentication_error(self, request: HttpRequest, *_: Any, **__: Any) -> NoReturn:
        _back(request, "统一身份认证没有成功，可能是取消了或等得太久；请再试一次，或用密码登录。")


def _name(said: dict[str, Any]) -> str:
    """The claim that holds the login name, of the answer about the person before that of the token."""
    claims = said.get("id_token", {}) | said.get("userinfo", {}) if "userinfo" in said or "id_token" in said else said
    return str(claims.get(settings.SSO_CLAIM) or "")


def _back(request: HttpRequest, words: str) -> NoReturn:
    messages.error(request, words)
    raise ImmediateHttpResponse(redirect("people:sign_in"))
