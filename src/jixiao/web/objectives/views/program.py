"""The objective of one program: its words, its table, its way to approval, last year's beside it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from jixiao.web.kit.fields import Stale
from jixiao.web.kit.grid_edit import Acts, Change, grid_page
from jixiao.web.kit.refused import Refused
from jixiao.web.objectives.actions import approval, table
from jixiao.web.objectives.actions import text as texts
from jixiao.web.objectives.actions.copying import copy_last_year
from jixiao.web.objectives.against import against_last_year
from jixiao.web.objectives.forms import NoteForm
from jixiao.web.objectives.linted import linted, rows_of
from jixiao.web.objectives.official import layouts_for
from jixiao.web.objectives.queries import duties_of, last_year_of, program_of, program_only
from jixiao.web.objectives.rights import approves, compiles, is_draft, writes_indicator, writes_program
from jixiao.web.objectives.table import Table, missing_kinds, values_of
from jixiao.web.people.models import Person
from jixiao.web.people.scope import person_of, require
from jixiao.web.years.current import remember
from jixiao.web.years.models import ProgramYear


@require_http_methods(["GET", "POST"])
def detail(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    return _page(request, year, pk, is_long_term=False)


@require_http_methods(["GET", "POST"])
def long_term(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    return _page(request, year, pk, is_long_term=True)


def _page(request: HttpRequest, year: int, pk: int, *, is_long_term: bool) -> HttpResponse:
    me = person_of(request)
    row = program_of(me, year, pk)
    remember(request, row.year)

    def build() -> Any:
        fresh = program_of(me, year, pk) if request.method == "POST" else row
        return Table(fresh, me, list(duties_of(fresh.year)), linted(fresh), is_long_term).grid()

    context = _context(row, me) if request.method == "GET" else {}
    context["is_long_term"] = is_long_term
    return grid_page(request, "objectives/program.html", build, _acts(row, me, is_long_term=is_long_term), context)


def _context(row: ProgramYear, me: Person) -> dict[str, Any]:
    draft = is_draft(row)
    return {
        "year": row.year,
        "row": row,
        "before": last_year_of(row),
        "linted": linted(row),
        "missing": missing_kinds(row),
        "steps": row.steps.select_related("by"),
        "writes": draft and writes_program(me, row),
        "can_submit": draft and compiles(me, row),
        "can_withdraw": row.year.is_open and row.state == ProgramYear.State.SUBMITTED and compiles(me, row),
        "can_judge": row.year.is_open and row.state == ProgramYear.State.SUBMITTED and approves(me, row),
        "can_reopen": row.year.is_open and row.state == ProgramYear.State.APPROVED and approves(me, row),
        "layouts": layouts_for(row.year, whole=row.program.whole_department),
        "indicators": rows_of(row),
    }


def _acts(row: ProgramYear, me: Person, *, is_long_term: bool) -> Acts | None:
    """In a draft everything; afterwards who fills in and which duty; for who only reads nothing.

    Who has single rows of another section's program changes these alone.
    """
    whole = writes_program(me, row)
    if not row.year.is_open or not (whole or any(writes_indicator(me, one) for one in rows_of(row))):
        return None
    change = partial(_change, me)
    if not whole or not is_draft(row):
        return Acts(change=change)
    return Acts(
        change=change,
        insert=partial(_insert, row, me, is_long_term),
        delete=lambda keys: table.remove_indicators(program=row, pks=_numbers(keys), by=me),
        restore=lambda keys: table.restore_indicators(program=row, pks=_numbers(keys), by=me),
        move=partial(_move, row, me),
    )


def _change(me: Person, *, changes: Sequence[Change]) -> None:
    for one in changes:
        table.change_indicator(indicator=one.thing.indicator, values=values_of(one.values), by=me)


def _insert(row: ProgramYear, me: Person, is_long_term: bool, *, after: str | None, values: Mapping[str, Any]) -> int:
    above = None if after is None else int(after)
    added = table.add_indicator(program=row, after=above, values=values_of(values), by=me, is_long_term=is_long_term)
    return int(added.pk)


def _move(row: ProgramYear, me: Person, *, key: str, after: str | None) -> None:
    moved = row.indicators.get(pk=key)
    table.move_indicator(indicator=moved, after=None if after is None else int(after), by=me)


def _numbers(keys: Sequence[str]) -> list[int]:
    return [int(key) for key in keys if key.isdecimal()]


@require_POST
def text(request: HttpRequest, year: int, pk: int, field: str) -> HttpResponse:
    """Saved while it is typed; the answer is the line below it, with the new version or what somebody else wrote."""
    me = person_of(request)
    row = program_only(me, year, pk)
    require(field in texts.FIELDS and writes_program(me, row))
    typed, seen = request.POST.get("text", "").replace("\r\n", "\n"), request.POST.get("version", "")
    version = int(seen) if seen.isdecimal() else -1
    context: dict[str, Any] = {"row": row, "field": field, "typed": typed}
    try:
        texts.write_objective(program=row, field=field, text=typed, seen=version, by=me)
        context["saved"] = True
    except Refused as refused:
        context["refused"] = str(refused)
    except Stale:
        row.refresh_from_db()
        context["theirs"] = getattr(row, field)
    response = render(request, "objectives/text_state.html", context)
    return trigger_client_event(response, "text:saved", {"field": field}) if "saved" in context else response


_STEPS: dict[str, tuple[Callable[..., Any], Callable[[Person, ProgramYear], bool], str]] = {
    "submit": (approval.submit, compiles, "已提交审核。"),
    "withdraw": (approval.withdraw, compiles, "已撤回，可以修改。"),
    "return": (approval.give_back, approves, "已退回。"),
    "approve": (approval.approve, approves, "已批复，指标值从现在起要改须申请。"),
    "reopen": (approval.reopen, approves, "已撤销批复，可以修改。"),
}


@require_POST
def step(request: HttpRequest, year: int, pk: int, step: str) -> HttpResponse:
    me = person_of(request)
    row = program_only(me, year, pk)
    if step not in _STEPS:
        raise Http404
    act, allowed, words = _STEPS[step]
    require(allowed(me, row))
    form = NoteForm(request.POST)
    try:
        act(program=row, note=form.cleaned_data["note"] if form.is_valid() else "", by=me)
        messages.success(request, words)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("objectives:program", year=year, pk=pk)


@require_GET
def findings(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """What is wrong with the table as a whole, asked for again after something was typed."""
    row = program_of(person_of(request), year, pk)
    context = {"year": row.year, "row": row, "linted": linted(row), "missing": missing_kinds(row)}
    return render(request, "objectives/findings.html", context)


@require_GET
def last_year(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    row = program_of(me, year, pk)
    remember(request, row.year)
    before = last_year_of(row)
    context = {
        "year": row.year,
        "row": row,
        "before": before,
        "pairs": against_last_year(row, before),
        "writes": is_draft(row) and writes_program(me, row),
    }
    return render(request, "objectives/last_year.html", context)


@require_POST
def copy(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """The rows that are named, or all that this year lacks."""
    me = person_of(request)
    row = program_only(me, year, pk)
    require(writes_program(me, row))
    before = last_year_of(row)
    require(before is not None)
    assert before is not None
    try:
        named = request.POST.getlist("indicator")
        copied = copy_last_year(program=row, before=before, pks=_numbers(named) if named else None, by=me)
        messages.success(request, f"已从上年复制 {len(copied)} 条指标；指标值是上年的，请按今年的任务改。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("objectives:last_year", year=year, pk=pk)
