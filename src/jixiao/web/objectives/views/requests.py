"""Requests to change an approved target: listed, agreed, refused, withdrawn."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.listing import Listing
from jixiao.web.kit.refused import Refused
from jixiao.web.objectives.actions import adjustments
from jixiao.web.objectives.forms import AnswerForm, RequestFilter
from jixiao.web.objectives.queries import requests_of
from jixiao.web.objectives.rights import approves, writes_indicator
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, may, person_of, require
from jixiao.web.years.current import remember
from jixiao.web.years.queries import year_of


@require_GET
def listed(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year)
    remember(request, row)
    form = RequestFilter.of(request)
    rows = requests_of(me, row)
    if state := form.cleaned_data["state"]:
        rows = rows.filter(state=state)
    judges = row.is_open and (may(me, Right.SIGN, row.department) or may(me, Right.REVIEW, row.department))
    context = {"year": row, "form": form, "listing": Listing(request, rows, form), "judges": judges}
    return render_page(request, "objectives/requests.html", context, regions=("rows",))


@require_POST
def decide(request: HttpRequest, year: int, pk: int, verdict: str) -> HttpResponse:
    me = person_of(request)
    asked = found(requests_of(me, year_of(me, year)), pk=pk)
    form = AnswerForm(request.POST)
    answer = form.cleaned_data["answer"] if form.is_valid() else ""
    try:
        if verdict == "agree":
            require(approves(me, asked.indicator.program))
            adjustments.agree(request=asked, answer=answer, by=me)
            messages.success(request, f"已同意，“{asked.indicator}”的指标值现在是{asked.after}。")
        elif verdict == "refuse":
            require(approves(me, asked.indicator.program))
            adjustments.refuse(request=asked, answer=answer, by=me)
            messages.success(request, "已答复不同意。")
        elif verdict == "withdraw":
            require(writes_indicator(me, asked.indicator))
            adjustments.withdraw(request=asked, by=me)
            messages.success(request, "已撤回申请。")
        else:
            raise Http404
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("objectives:requests", year=year)
