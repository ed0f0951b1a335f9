"""Links made and taken back beside a row; the page on which somebody outside answers."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from jixiao.web.confirmations import actions
from jixiao.web.confirmations.asking import askings
from jixiao.web.confirmations.forms import LinkForm
from jixiao.web.confirmations.models import Link, Satisfied
from jixiao.web.confirmations.queries import links_of, row_of
from jixiao.web.kit.refused import Refused
from jixiao.web.kit.throttle import too_many
from jixiao.web.ledger.queries import rows_seen
from jixiao.web.ledger.registry import ledger_named
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, may, person_of, require

_MOST, _WITHIN = 60, 600  # asked for from one address in ten minutes, answered or guessed at
_GONE = {Link.State.WITHDRAWN, Link.State.EXPIRED}


def _row(request: HttpRequest, ledger: str, pk: int) -> Any:
    require(ledger in askings())
    row = found(rows_seen(ledger_named(ledger), person_of(request)), pk=pk)
    require(may(person_of(request), Right.FILL, row.department))
    return row


@require_POST
def link_make(request: HttpRequest, ledger: str, pk: int) -> HttpResponse:
    row, form = _row(request, ledger, pk), LinkForm(request.POST)
    if not form.is_valid():
        messages.error(request, "没有建立链接：请写发给谁，选有效期。")
        return redirect("ledger:row_detail", ledger, pk)
    try:
        actions.make_link(asked=askings()[ledger], row=row, by=person_of(request), **form.cleaned_data)
        messages.success(request, "链接已建立，请复制后发给对方。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("ledger:row_detail", ledger, pk)


@require_POST
def link_withdraw(request: HttpRequest, ledger: str, pk: int, link: int) -> HttpResponse:
    row = _row(request, ledger, pk)
    held = found(links_of(ledger_named(ledger), row), pk=link)
    try:
        actions.withdraw_link(link=held, by=person_of(request))
        messages.success(request, "链接已作废。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("ledger:row_detail", ledger, pk)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """By its link alone. Looking at it uses nothing up: chats open links by themselves."""
    if too_many(request, "confirm", most=_MOST, seconds=_WITHIN):
        return _page(request, None, "打开得太频繁了，请过几分钟再试。", 429)
    link = found(Link.objects.select_related("department"), token=token)
    if not link.is_open:
        return _page(request, link, status=410 if link.state in _GONE else 200)
    if request.method == "GET":
        return _page(request, link)
    if request.user.is_authenticated:
        return _page(request, link, "您已登录工作台，不能代对方回答；请把链接发给对方。", 422)
    typed = {name: request.POST.get(name, "") for name in ("verdict", "satisfied", "words", "name")}
    try:
        return _page(request, actions.answer(link=link, **typed))
    except Refused as refused:
        return _page(request, link, str(refused), 422)


def _page(request: HttpRequest, link: Link | None, problem: str = "", status: int = 200) -> HttpResponse:
    """The question, or why there is none."""
    asked, row = (askings()[link.ledger], row_of(link)) if link else (None, None)
    context = {
        "link": link,
        "is_there": row is not None and not row.is_removed,
        "asked": asked,
        "facts": asked.shown(row) if asked and row else [],
        "satisfied": Satisfied.choices,
        "problem": problem,
        "typed": request.POST,
    }
    return render(request, "confirmations/confirm.html", context, status=status)
