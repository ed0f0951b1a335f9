"""The compiler's side: start, board, reminders, returns, what-if."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.norms.resolve import norms_of
from jixiao.score.what_if import what_if as compare
from jixiao.web.campaign.actions import campaigns, tasks
from jixiao.web.campaign.forms import AssignForm, DatesForm, WhatIfForm, places_with_rules
from jixiao.web.campaign.models import Campaign, Step
from jixiao.web.campaign.plan import dates, duty_of
from jixiao.web.campaign.queries import board_of, filling_of
from jixiao.web.campaign.states import MOVES
from jixiao.web.campaign.views.filling import running_campaign, task_of
from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.refused import Refused
from jixiao.web.papers.scored import scored
from jixiao.web.people.queries import history
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, may, person_of, require
from jixiao.web.years.current import remember
from jixiao.web.years.queries import year_of

_OWN_VERBS = frozenset({"compile", "extend", "send", "take_back", "reopen", "cancel"})
_SHOWN = 12


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year, Right.COMPILE)
    today = timezone.localdate()
    duty = duty_of(row)
    due, report = dates(today, duty)
    first = {"starts_on": today, "due_on": due, "report_on": report}
    form = DatesForm(posted(request), initial=first, instance=Campaign(year=row))
    give = AssignForm(posted(request), year=row)
    if form.is_valid() and give.is_valid():
        try:
            campaigns.start(year=row, values=form.cleaned_data, sections=give.sections(), by=me)
            messages.success(request, "自评已启动，各处室的首页会看到要填的内容和截止日期。")
            return redirect("campaign:board", year=row.pk)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"year": row, "form": form, "give": give, "duty": duty}
    return render(request, "campaign/start.html", context, status=422 if form.is_bound else 200)


@require_GET
def board(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year)
    remember(request, row)
    running = running_campaign(row)
    made = board_of(running)
    repairs = [(sheet.subject, repair) for sheet in made.scored.scores.sheets for repair in sheet.repairs]
    context = {
        "year": row,
        "board": made,
        "campaign": running,
        "repairs": repairs[:_SHOWN],
        "more_repairs": max(0, len(repairs) - _SHOWN),
        "compiles": may(me, Right.COMPILE, row.department),
        "may_move": {verb: running.state in sources for verb, (sources, _) in MOVES.items()},
        "today": timezone.localdate(),
        "history": history(running, me),
    }
    return render_page(request, "campaign/board.html", context, regions=("sections",))


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, year: int) -> HttpResponse:
    """Dates, words and who fills in what."""
    me = person_of(request)
    row = year_of(me, year, Right.COMPILE)
    running = running_campaign(row)
    form = DatesForm(posted(request), instance=Campaign.objects.get(pk=running.pk))
    give = AssignForm(posted(request), year=row)
    if form.is_valid() and give.is_valid():
        try:
            campaigns.set_dates(campaign=running, values=form.cleaned_data, by=me)
            campaigns.assign(campaign=running, sections=give.sections(), by=me)
            messages.success(request, "已保存。")
            return redirect("campaign:board", year=row.pk)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"year": row, "form": form, "give": give, "campaign": running, "duty": duty_of(row)}
    return render(request, "campaign/start.html", context, status=422 if form.is_bound else 200)


@require_POST
def move(request: HttpRequest, year: int, verb: str) -> HttpResponse:
    """The compiler's own steps; signing and the review have pages of their own."""
    me = person_of(request)
    row = year_of(me, year, Right.COMPILE)
    require(verb in _OWN_VERBS)
    running = running_campaign(row)
    try:
        moved = campaigns.move(campaign=running, verb=verb, by=me, reason=request.POST.get("reason", "")[:500])
        messages.success(request, f"自评现在是“{moved.get_state_display()}”。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("campaign:campaign" if verb == "cancel" else "campaign:board", year=row.pk)


@require_POST
def step(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year, Right.COMPILE)
    campaigns.toggle(step=found(Step.objects.filter(phase__campaign=running_campaign(row)), pk=pk), by=me)
    return redirect("campaign:board", year=row.pk)


@require_POST
def remind(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year, Right.COMPILE)
    own = task_of(running_campaign(row), pk)
    try:
        tasks.remind(task=own, by=me)
        messages.success(request, f"已催办{own}，填报人的首页会排在最前面。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("campaign:board", year=row.pk)


@require_http_methods(["GET", "POST"])
def task_return(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """Reasons row by row, and the part goes back to its section."""
    me = person_of(request)
    row = year_of(me, year, Right.COMPILE)
    running = running_campaign(row)
    own = task_of(running, pk)
    part, _ = filling_of(running, own)
    if request.method == "POST":
        said = {key: str(value).strip()[:500] for key, value in request.POST.items()}
        indicators = {one.indicator: said.get(f"indicator-{one.indicator.pk}", "") for one in part.rows}
        programs = {card.program: said.get(f"program-{card.program.pk}", "") for card in part.cards}
        try:
            tasks.give_back(task=own, reason=said.get("reason", ""), indicators=indicators, programs=programs, by=me)
            messages.success(request, f"已退回{own}。")
            return redirect("campaign:board", year=row.pk)
        except Refused as refused:
            messages.error(request, str(refused))
    context = {"year": row, "campaign": running, "task": own, "part": part, "said": request.POST}
    return render(request, "campaign/return.html", context, status=422 if request.method == "POST" else 200)


@require_GET
def what_if(request: HttpRequest, year: int) -> HttpResponse:
    """The same figures under the rules of another place."""
    me = person_of(request)
    row = year_of(me, year)
    form = WhatIfForm(request.GET or None)
    sheets = compare(scored(row).papers, norms_of(), form.cleaned_data["place"]) if form.is_valid() else ()
    changed = [one for one in sheets if one.difference or one.changed]
    context = {
        "year": row,
        "form": form,
        "sheets": sheets,
        "changed": changed,
        "place": dict(places_with_rules()).get(request.GET.get("place", ""), ""),
    }
    return render(request, "campaign/what_if.html", context, status=400 if form.errors else 200)
