"""The addresses of the interface, which ask for a token, and of the pages about it, which ask for a sign-in."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, include, path
from django.views.decorators.csrf import csrf_exempt

from jixiao.web.api import views
from jixiao.web.api.problems import NOT_FOUND, answer
from jixiao.web.api.service import ROOT, service

app_name = "api"


def _opened(patterns: Iterable[Any]) -> list[URLPattern]:
    """Operations do their own asking for a token, and say in JSON which methods they do not take."""
    found = [one for one in patterns if isinstance(one, URLPattern) and one.name != "api-root"]
    for one in found:
        one.callback = _without_sign_in(one.callback)
    return found


def _without_sign_in(view: Any) -> Any:
    def opened(request: HttpRequest, *args: Any, **where: Any) -> HttpResponseBase:
        if "%00" in request.META.get("QUERY_STRING", ""):  # which PostgreSQL cannot hold
            return answer(400, "地址里有不能用的字符。")
        response: HttpResponseBase = view(request, *args, **where)
        if response.status_code != 405:
            return response
        told = answer(405, f"可以用的方法：{response['Allow']}。")
        told["Allow"] = response["Allow"]
        return told

    return csrf_exempt(login_not_required(opened))


@csrf_exempt
@login_not_required
def unknown(_request: HttpRequest, rest: str) -> HttpResponseBase:
    """An address the interface does not have."""
    return answer(404, NOT_FOUND)


urlpatterns = [
    path("account/tokens/", views.token_list, name="token_list"),
    path("account/tokens/<int:pk>/revoke/", views.token_revoke, name="token_revoke"),
    path("api/", views.description, name="description"),
    path(f"{ROOT}openapi.json", views.openapi, name="openapi"),
    path(ROOT, include((_opened(service.urls[0]), "v1"))),
    path(f"{ROOT}<path:rest>", unknown, name="unknown"),
]
