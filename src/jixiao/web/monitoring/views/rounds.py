"""The rounds of a year: listed, opened, looked at, handed in, closed, sent."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao import api
from jixiao.web.kit.answers import attachment
from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.listing import Listing
from jixiao.web.kit.refused import Refused
from jixiao.web.monitoring import queries
from jixiao.web.monitoring.actions import rounds as actions
from jixiao.web.monitoring.forms import EventForm, ReasonForm, RoundForm, ScopeForm, WarningFilter
from jixiao.web.monitoring.models import Event, Round, Submission
from jixiao.web.monitoring.official import layout_of
from jixiao.web.monitoring.overview import overview_of
from jixiao.web.monitoring.watch import YearWatch
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, may, needs, person_of, require
from jixiao.web.years.current import remember
from jixiao.web.years.queries import year_of


def round_of(person: Person, year: int, pk: int, right: Right = Right.SEE) -> Round:
    """A round that the person may see, of a year in which the person has the right; else 404."""
    return found(queries.rounds_of(person, year_of(person, year, right)), pk=pk)


@require_GET
def round_list(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year)
    remember(request, row)
    rounds = list(queries.rounds_of(me, row))
    context = {
        "year": row,
        "part": "rounds",
        "rounds": rounds,
        "planned": queries.planned_rounds(row, rounds),
        "events": queries.events_of(row),
        "compiles": may(me, Right.COMPILE, row.department) and row.is_open,
    }
    return render(request, "monitoring/round_list.html", context)


@require_http_methods(["GET", "POST"])
def round_open(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year, Right.COMPILE)
    asked = request.GET.get("month", "")
    form = RoundForm(posted(request), year=row, month=int(asked) if asked in map(str, range(1, 13)) else 0)
    if form.is_valid():
        typed = {name: form.cleaned_data[name] for name in ("month", "due", "note", "left_out")}
        try:
            made = actions.open_round(year=row, day=form.cleaned_data["day"] or 0, by=me, **typed)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"已开展{made}，各处室可以填报了。")
            return redirect("monitoring:round_detail", year=row.pk, pk=made.pk)
    context = {"year": row, "part": "rounds", "form": form, "title": "开展一次监控", "verb": "开展"}
    return render(request, "monitoring/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def round_edit(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    row = round_of(me, year, pk, Right.COMPILE)
    form = ScopeForm(posted(request), instance=row, year=row.year)
    if form.is_valid():
        typed = {name: form.cleaned_data[name] for name in ("due", "note")}
        fresh = Round.objects.select_related("year__department").get(pk=row.pk)
        try:
            actions.change_round(round_=fresh, values=typed, left_out=form.cleaned_data["left_out"], by=me)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "已保存。")
            return redirect("monitoring:round_detail", year=year, pk=pk)
    context = {"year": row.year, "part": "rounds", "form": form, "title": f"{row}：期限和范围", "verb": "保存"}
    return render(request, "monitoring/form.html", context, status=422 if form.errors else 200)


@require_GET
def round_detail(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    row = round_of(me, year, pk)
    remember(request, row.year)
    pen = queries.pen_of(me, row)
    measures = queries.measures_in(row)
    context = {
        "year": row.year,
        "round": row,
        "part": "overview",
        "overview": overview_of(YearWatch(row.year), row, pen, measures),
        "pen": pen,
        "form": layout_of(row),
        "reasons": ReasonForm(auto_id=False),
    }
    return render(request, "monitoring/round_detail.html", context)


@require_GET
def round_program(request: HttpRequest, year: int, pk: int, program: int) -> HttpResponse:
    """Every line of a program with its working and the norm behind it."""
    me = person_of(request)
    row = round_of(me, year, pk)
    measures = queries.measures_in(row)
    pen = queries.pen_of(me, row)
    overview = overview_of(YearWatch(row.year), row, pen, measures)
    standing = next((one for one in overview.standings if one.program.row.pk == program), None)
    require(standing is not None)
    context = {
        "year": row.year, "round": row, "part": "overview", "standing": standing, "pen": pen,
        "fills": pen.may_fill and row.year.is_open,
    }  # fmt: skip
    return render(request, "monitoring/round_program.html", context)


@require_GET
def round_form(request: HttpRequest, year: int, pk: int, kind: str) -> HttpResponse:
    """The official form of the round, one sheet for each program."""
    row = round_of(person_of(request), year, pk)
    layout = layout_of(row)
    require(layout is not None and kind in layout.formats)
    assert layout
    papers = YearWatch(row.year).watched(row).papers
    data = api.fill_form(papers, layout.name, kind=kind)
    return attachment(f"{row.year.department.name}{row.year.year}年{layout.title}（{row.period}）.{kind}", data)


# --- buttons ----------------------------------------------------------------------------------------------------------


def _done(request: HttpRequest, row: Round, act: Callable[[], object], words: str) -> HttpResponse:
    try:
        act()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, words)
    return redirect("monitoring:round_detail", year=row.year_id, pk=row.pk)


@require_POST
def round_submit(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """`section` is the number of the section, "" for what belongs to none."""
    me = person_of(request)
    row = round_of(me, year, pk, Right.FILL)
    number = request.POST.get("section", "")
    section = found(queries.sections_of(row.year.department), pk=number) if number.isdecimal() else None
    require(queries.pen_of(me, row).fills(section))
    return _done(request, row, lambda: actions.submit_section(round_=row, section=section, by=me), "已提交。")


@require_POST
def round_return(request: HttpRequest, year: int, pk: int, submission: int) -> HttpResponse:
    me = person_of(request)
    row = round_of(me, year, pk, Right.COMPILE)
    handed = found(
        Submission.objects.filter(round=row).select_related("round__year__department", "section"), pk=submission
    )
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, "退回请写明理由。")
        return redirect("monitoring:round_detail", year=year, pk=pk)
    reason = form.cleaned_data["reason"]
    return _done(request, row, lambda: actions.return_section(submission=handed, reason=reason, by=me), "已退回。")


@require_POST
def round_close(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    row = round_of(me, year, pk, Right.COMPILE)
    return _done(request, row, lambda: actions.close_round(round_=row, by=me), "已汇总，结果已固定。")


@require_POST
def round_reopen(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    row = round_of(me, year, pk, Right.COMPILE)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, "重新打开请写明理由。")
        return redirect("monitoring:round_detail", year=year, pk=pk)
    reason = form.cleaned_data["reason"]
    return _done(request, row, lambda: actions.reopen_round(round_=row, reason=reason, by=me), "已重新打开。")


@require_POST
def round_send(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    row = round_of(me, year, pk, Right.COMPILE)
    return _done(request, row, lambda: actions.send_round(round_=row, by=me), "已向财政部门报送。")


# --- events, and what finance sees ------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
def event_add(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year, Right.COMPILE)
    form = EventForm(posted(request))
    if form.is_valid():
        try:
            event = actions.add_event(year=row, values=form.cleaned_data, by=me)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"已登记“{event}”，填报时可以选它作原因。")
            return redirect("monitoring:round_list", year=row.pk)
    context = {"year": row, "part": "rounds", "form": form, "title": "登记影响多项指标的事件", "verb": "登记"}
    return render(request, "monitoring/form.html", context, status=422 if form.errors else 200)


@require_POST
def event_end(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year, Right.COMPILE)
    event = found(Event.objects.filter(year=row, ended_at=None).select_related("year__department"), pk=pk)
    try:
        actions.end_event(event=event, by=me)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("monitoring:round_list", year=row.pk)


@needs(Right.REVIEW)
@require_GET
def warnings(request: HttpRequest) -> HttpResponse:
    """What the departments of a place have sent, with what they are warned of."""
    form = WarningFilter.of(request)
    listing = Listing(request, queries.sent_rounds(person_of(request), form.cleaned_data), form)
    return render_page(request, "monitoring/warnings.html", {"listing": listing, "form": form}, regions=("rows",))
