"""A section's part: the page it fills in, each field saved as it is typed, the submission."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.web.campaign.actions.cells import Clash, save_cell
from jixiao.web.campaign.actions.tasks import submit
from jixiao.web.campaign.cells import CELLS, Unclear, now
from jixiao.web.campaign.filling import Filling, FillRow, ProgramCard, levels_of
from jixiao.web.campaign.models import Campaign, Task
from jixiao.web.campaign.queries import campaign_of, filling_of, own_task, progress, sees_all, state_of, tasks_of
from jixiao.web.kit.fields import Sourced
from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.refused import Refused
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, may, person_of, require
from jixiao.web.years.current import remember
from jixiao.web.years.models import BudgetYear, Fund, Indicator, ProgramYear, Proof, Result
from jixiao.web.years.queries import year_of
from jixiao.web.years.writers import section_of, writes


@require_GET
def campaign(request: HttpRequest, year: int) -> HttpResponse:
    """Leads everybody to where their work is."""
    me = person_of(request)
    row = year_of(me, year)
    remember(request, row)
    if state_of(row) is None:
        context = {"year": row, "compiles": may(me, Right.COMPILE, row.department)}
        return render(request, "campaign/none.html", context)
    if may(me, Right.SIGN, row.department) and not may(me, Right.COMPILE, row.department):
        return redirect("campaign:signature", year=row.pk)
    task = None if sees_all(me, row) else own_task(me, tasks_of(running_campaign(row)))
    return redirect("campaign:task", year=row.pk, pk=task.pk) if task else redirect("campaign:board", year=row.pk)


def running_campaign(row: BudgetYear) -> Campaign:
    """The campaign of a year; 404 when there is none."""
    running = campaign_of(row)
    if running is None:
        raise Http404
    return running


def fills(person: Person, task: Task) -> bool:
    """Whether somebody may type into a section's part now: the section until it has submitted, the compiler longer."""
    campaign = task.campaign
    if not campaign.is_fillable or not campaign.year.is_open:
        return False
    if may(person, Right.COMPILE, campaign.year.department):
        return True
    return task.is_open and writes(person, campaign.year, task.section)


def task_of(running: Campaign, pk: int) -> Task:
    task = found(Task.objects.filter(campaign=running).select_related("section", "submitted_by"), pk=pk)
    task.campaign = running
    return task


@require_GET
def task(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """我的填报: only what this section fills in."""
    me = person_of(request)
    row = year_of(me, year)
    remember(request, row)
    running = running_campaign(row)
    own = task_of(running, pk)
    part, made = filling_of(running, own)
    context = {
        "year": row,
        "campaign": running,
        "task": own,
        "part": part,
        "bar": progress(part.done, part.total),
        "department": made.department,
        "may_fill": fills(me, own),
        "compiles": may(me, Right.COMPILE, row.department),
        "others": [one for one in tasks_of(running) if one.pk != own.pk and fills(me, one)],
        "kinds": Proof.Kind.choices,
        "levels": {card.program.pk: levels_of(row, card.program) for card in part.cards},
        "general": own.remarks.filter(answered_at=None, indicator=None, program=None),
    }
    return render_page(request, "campaign/task.html", context, regions=("progress",))


@dataclass(frozen=True, slots=True)
class _Target:
    """The row a field belongs to, whose part it is in, and the region that shows it."""

    row: Sourced
    task: Task
    indicator: int = 0
    program: int = 0


def _target(running: Campaign, kind: str, pk: int) -> _Target:
    by_section = {one.section_id: one for one in tasks_of(running)}

    def of(section: Any) -> Task:
        found_task = by_section.get(section)
        if found_task is None:
            raise Http404
        return found_task

    if kind == "result":
        rows = Indicator.objects.filter(program__year=running.year_id, removed_at=None, is_long_term=False)
        indicator = found(rows.select_related("program__program__section", "section"), pk=pk)
        section = section_of(indicator)
        own = of(section.pk if section else None)
        result = Result.objects.filter(indicator=indicator).first() or Result(indicator=indicator)
        result.indicator = indicator
        return _Target(result, own, indicator=indicator.pk)
    if kind == "fund":
        fund = found(Fund.objects.filter(program__year=running.year_id).select_related("program__program"), pk=pk)
        return _Target(fund, of(fund.program.program.section_id), program=fund.program_id)
    program = found(ProgramYear.objects.filter(year=running.year_id).select_related("program", "year"), pk=pk)
    return _Target(program, of(program.program.section_id), program=program.pk)


@require_http_methods(["GET", "POST"])
def cell(request: HttpRequest, year: int, kind: str, pk: int, field: str) -> HttpResponse:
    """One field as it is typed; the answer is the region with score and working, which may be asked for alone."""
    me = person_of(request)
    row = year_of(me, year, Right.FILL if request.method == "POST" else Right.SEE)
    running = running_campaign(row)
    if field not in CELLS.get(kind, (None, {}))[1]:
        raise Http404
    target = _target(running, kind, pk)
    problem, clash = "", None
    if request.method == "POST":
        require(writes(me, row, target.task.section))
        problem, clash = _save(running, target, kind, field, request, me)
    part, _ = filling_of(running, target.task)
    context = _region(part, target) | {
        "year": row,
        "may_fill": fills(me, target.task),
        "problem": problem,
        "clash": clash,
        "kind": kind,
        "field": field,
        "pk": pk,
        "now": now(kind, target.row),
    }
    template = "campaign/answer.html" if target.indicator else "campaign/money.html"
    response = render(request, template, context, status=422 if problem or clash else 200)
    if request.method == "POST":
        response["HX-Trigger"] = "scored"
    return response


def _save(
    running: Campaign, target: _Target, kind: str, field: str, request: HttpRequest, me: Person
) -> tuple[str, Clash | None]:
    """What is wrong, or what clashes; neither when it was saved."""
    if not fills(me, target.task):
        return f"{target.task}已经提交，不能再改；需要改时请绩效管理员退回。您刚才填的内容还在格子里。", None
    text, was = request.POST.get("value", ""), request.POST.get("was", "")
    try:
        if target.row.pk is None:
            target.row.save()
        return "", save_cell(campaign=running, kind=kind, row=target.row, field=field, text=text, was=was, by=me)
    except (Refused, Unclear) as error:
        return str(error), None


def _region(part: Filling, target: _Target) -> dict[str, FillRow | ProgramCard | None]:
    if target.indicator:
        return {"row": next((row for row in part.rows if row.indicator.pk == target.indicator), None)}
    return {"card": next((card for card in part.cards if card.program.pk == target.program), None)}


@require_POST
def task_submit(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year, Right.FILL)
    running = running_campaign(row)
    own = task_of(running, pk)
    require(writes(me, row, own.section))
    part, _ = filling_of(running, own)
    try:
        submit(filling=part, by=me)
        messages.success(request, f"{own}已提交，绩效管理员会核对；被退回时首页会提醒您。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("campaign:task", year=row.pk, pk=own.pk)
