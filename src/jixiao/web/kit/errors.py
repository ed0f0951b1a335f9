"""Pages for what goes wrong: in Chinese, saying what to do, and giving back what was typed."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django_htmx.http import trigger_client_event

_SECRET = ("csrfmiddlewaretoken", "password")


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What a form sent, without passwords: name and text of each field that was filled."""
    if request.method != "POST":
        return []
    pairs = ((name, value) for name, values in request.POST.lists() for value in values)
    return [(name, str(value)) for name, value in pairs if value and not any(word in name for word in _SECRET)]


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    words = str(exception) if exception and str(exception) else "请求的内容不完整或不合格式。"
    return _page(request, 400, "这个地址或表单没有读懂", words)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403, "没有权限", "您的角色不能做这件事；需要时请联系系统管理员。")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 404, "没有这个页面", "地址不存在，或不在您的权限范围内。请从菜单重新进入。")


class OnlyForms:
    """An address that takes forms only, opened as a page: answered with words instead of an empty page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or response.content:
            return response
        words = "这个地址只接收页面上按钮提交的内容，不能直接打开。请从菜单进入，再点页面上的按钮。"
        page = _page(request, response.status_code, "这里不是一个页面", words)
        page["Allow"] = response["Allow"]
        return page


def broken(request: HttpRequest) -> HttpResponse:
    words = "程序在处理这次请求时出错，数据没有改动。请稍后再试；仍然如此，请把时间和所做的操作告诉系统管理员。"
    context = {"status": 500, "title": "程序出错", "words": words, "typed": typed(request)}
    return HttpResponse(render_to_string("error.html", context), status=500)  # no request: nothing is looked up again


def unverified(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token did not fit: opened long ago, or in another sign-in, or sent from another site.

    A part of a page gets the token of the present sign-in and sends once more (site.js); no other site can read it.
    """
    if getattr(request, "htmx", False) and request.user.is_authenticated:
        return trigger_client_event(HttpResponse(status=403), "fresh-token", {"token": get_token(request)})
    words = "页面打开得太久，或在别处重新登录过，这次提交没有被接受。请回到原来的页面刷新后再提交一次。"
    return _page(request, 403, "提交没有被接受", words)


def locked(request: HttpRequest, credentials: Any = None, *_: Any, **__: Any) -> HttpResponse:
    """Too many wrong passwords."""
    words = "密码连续输错次数过多，这个登录名已暂时锁定。请半小时后再试，或请系统管理员解除锁定、重置密码。"
    return _page(request, 429, "登录已锁定", words)


def _page(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    context = {"status": status, "title": title, "words": words, "typed": typed(request)}
    return render(request, "error.html", context, status=status)
