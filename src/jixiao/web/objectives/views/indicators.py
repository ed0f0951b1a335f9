"""One indicator: its years, what experts said, how its target was changed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from jixiao.web.kit.refused import Refused
from jixiao.web.objectives.actions.adjustments import ask
from jixiao.web.objectives.actions.opinions import note_opinion
from jixiao.web.objectives.forms import AnswerForm, OpinionForm, RequestForm
from jixiao.web.objectives.queries import indicator_of, told_of
from jixiao.web.objectives.rights import approves, writes_indicator
from jixiao.web.objectives.targets import actual_of, score_of, target_of
from jixiao.web.people.models import Person
from jixiao.web.people.queries import history
from jixiao.web.people.scope import person_of, require
from jixiao.web.years.current import remember
from jixiao.web.years.models import Indicator, ProgramYear


@require_GET
def detail(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    row = indicator_of(me, year, pk)
    remember(request, row.program.year)
    return render(request, "objectives/indicator.html", _context(row, me))


def _context(row: Indicator, me: Person, **forms: Any) -> dict[str, Any]:
    told = told_of(me, row)
    can_ask = row.program.year.is_open and row.program.state == ProgramYear.State.APPROVED
    return {
        "year": row.program.year,
        "row": row,
        "target": target_of(row),
        "told": told,
        "years": [(one, target_of(one).shown, actual_of(one), score_of(one)) for one in told.years],
        "asks": can_ask and writes_indicator(me, row),
        "writes": row.program.year.is_open and writes_indicator(me, row),
        "judges": row.program.year.is_open and approves(me, row.program),
        "request_form": RequestForm(initial={"target": target_of(row).shown}),
        "opinion_form": OpinionForm(),
        "answer_form": AnswerForm(),
        "history": history(row, me),
    } | forms


@require_POST
def opinion(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    row = indicator_of(me, year, pk)
    require(writes_indicator(me, row) or approves(me, row.program))
    form = OpinionForm(request.POST)
    if form.is_valid():
        try:
            note_opinion(indicator=row, by=me, **form.cleaned_data)
            return redirect("objectives:indicator", year=year, pk=pk)
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "objectives/indicator.html", _context(row, me, opinion_form=form), status=422)


@require_POST
def request_change(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    row = indicator_of(me, year, pk)
    require(writes_indicator(me, row))
    form = RequestForm(request.POST)
    if form.is_valid():
        try:
            ask(indicator=row, by=me, **form.cleaned_data)
            messages.success(request, "已提出调整申请，等部门领导或财政部门批。")
            return redirect("objectives:indicator", year=year, pk=pk)
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "objectives/indicator.html", _context(row, me, request_form=form), status=422)
