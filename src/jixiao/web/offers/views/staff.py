"""Inquiries taken over or set aside, the open form, and the card of an offer in any of its versions."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.refused import Refused
from jixiao.web.offers import actions, queries
from jixiao.web.offers.forms import CounterForm, SetAsideForm, TakeForm
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, may, needs, person_of, require


@require_POST
def inquiry_take(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_of(request)
    inquiry = found(queries.inquiries_written(person), pk=pk)
    form = TakeForm(request.POST, inquiry=inquiry)
    if not form.is_valid():
        messages.error(request, "没有接办：所选的项目不在本部门的台账里。")
        return redirect("ledger:row_detail", "inquiries", pk)
    act = lambda: actions.take_over(inquiry=inquiry, project=form.cleaned_data["project"], by=person)  # noqa: E731
    return _done(request, pk, act, "已接办，进了项目台账。")


@require_POST
def inquiry_set_aside(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_of(request)
    inquiry, form = found(queries.inquiries_written(person), pk=pk), SetAsideForm(request.POST)
    if not form.is_valid():
        messages.error(request, "没有保存：请写明不予跟进的理由。")
        return redirect("ledger:row_detail", "inquiries", pk)
    act = lambda: actions.set_aside(inquiry=inquiry, reason=form.cleaned_data["reason"], by=person)  # noqa: E731
    return _done(request, pk, act, "已写明不予跟进。")


def _done(request: HttpRequest, pk: int, act: Callable[[], object], words: str) -> HttpResponse:
    try:
        act()
        messages.success(request, words)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("ledger:row_detail", "inquiries", pk)


@needs(Right.COMPILE)
@require_http_methods(["GET", "POST"])
def counter(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    department = person.department
    require(may(person, Right.COMPILE, department))
    assert department is not None
    held = queries.counters_of(person).filter(department=department).first()
    form = CounterForm(posted(request), instance=held)
    if form.is_valid():
        actions.open_counter(department=department, by=person, **form.cleaned_data)
        messages.success(request, "已保存。")
        return redirect("offers:counter")
    address = request.build_absolute_uri(reverse("invest", args=[held.token])) if held else ""
    context = {"form": form, "counter": held, "address": address, "waiting": queries.waiting(person)}
    return render(request, "offers/counter.html", context, status=422 if form.is_bound else 200)


@require_GET
def card(request: HttpRequest, pk: int, version: int) -> HttpResponse:
    offer = found(queries.offers_seen(person_of(request)), pk=pk)
    shown = queries.card_of(offer, version)
    if shown is None:
        raise Http404
    return render(request, "offers/card.html", {"offer": offer, "card": shown, "version": version})
