"""The page on which anybody with the link leaves an inquiry: no sign-in, nothing from outside, few at a time."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jixiao.web.kit.refused import Refused
from jixiao.web.kit.throttle import too_many
from jixiao.web.offers.actions import receive
from jixiao.web.offers.forms import InquiryForm, fresh_stamp
from jixiao.web.offers.models import Counter
from jixiao.web.people.scope import found

_MOST, _WITHIN = 20, 600  # inquiries from one address in ten minutes


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def invest(request: HttpRequest, token: str) -> HttpResponse:
    counter = found(Counter.objects.select_related("department__place"), token=token)
    if request.method == "GET":
        return _page(request, counter, InquiryForm())
    form = InquiryForm(request.POST)
    if form.is_by_a_program:
        return _thanks(request, counter, "")  # it learns nothing
    if too_many(request, "invest", most=_MOST, seconds=_WITHIN):
        return _page(request, counter, form, 429, "提交得太频繁了，请过几分钟再试；您填的内容还在。")
    if not form.is_valid():
        return _page(request, counter, form, 422)
    try:
        inquiry = receive(counter=counter, values=form.values, mark=form.mark)
    except Refused as refused:
        return _page(request, counter, form, 422, str(refused))
    return _thanks(request, counter, f"{inquiry.received_on:%Y%m%d}-{inquiry.pk}")


def _page(
    request: HttpRequest, counter: Counter, form: InquiryForm, status: int = 200, problem: str = ""
) -> HttpResponse:
    context = {"counter": counter, "form": form, "problem": problem, "stamp": fresh_stamp()}
    return render(request, "offers/invest.html", context, status=status)


def _thanks(request: HttpRequest, counter: Counter, number: str) -> HttpResponse:
    return render(request, "offers/thanks.html", {"counter": counter, "number": number})
