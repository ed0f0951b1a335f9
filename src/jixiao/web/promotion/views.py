"""Projects through their stages; counts under two policies; conversion; what wants attention."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from jixiao.counting.count import differences
from jixiao.web.kit.listing import FilterForm
from jixiao.web.kit.refused import Refused
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments, found, may, person_of, require
from jixiao.web.promotion import actions, queries
from jixiao.web.promotion.columns import PROJECTS
from jixiao.web.promotion.forms import AdvanceForm, BackForm, CountFilter, PeriodFilter, StageForm, WaiverForm
from jixiao.web.promotion.models import Project

_SHOWN = 200


def _written(request: HttpRequest, pk: int) -> Project:
    project = found(queries.projects_of(person_of(request)).select_related("department__place", "place"), pk=pk)
    require(may(person_of(request), Right.FILL, project.department))
    return project


def _done(request: HttpRequest, pk: int, act: Callable[[], object], words: str) -> HttpResponse:
    try:
        act()
        messages.success(request, words)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("ledger:row_detail", "projects", pk)


def _wrong(request: HttpRequest, pk: int, form: StageForm) -> HttpResponse:
    messages.error(request, f"没有保存：{form.told}")
    return redirect("ledger:row_detail", "projects", pk)


@require_POST
def project_advance(request: HttpRequest, pk: int) -> HttpResponse:
    project, form = _written(request, pk), AdvanceForm(request.POST)
    if not form.is_valid():
        return _wrong(request, pk, form)
    typed = {"to": form.stage, "on": form.cleaned_data["on"], "proof": form.cleaned_data["proof"]}
    act = lambda: actions.advance(project=project, by=person_of(request), **typed)  # noqa: E731
    return _done(request, pk, act, f"已推进到“{form.stage.label}”。")


@require_POST
def project_back(request: HttpRequest, pk: int) -> HttpResponse:
    project, form = _written(request, pk), BackForm(request.POST)
    if not form.is_valid():
        return _wrong(request, pk, form)
    typed = {"to": form.stage, "on": form.cleaned_data["on"], "reason": form.cleaned_data["reason"]}
    act = lambda: actions.step_back(project=project, by=person_of(request), **typed)  # noqa: E731
    return _done(request, pk, act, f"已退回到“{form.stage.label}”。")


@require_POST
def project_end(request: HttpRequest, pk: int) -> HttpResponse:
    project = _written(request, pk)
    form = BackForm({**request.POST.dict(), "to": "ended"})
    if not form.is_valid():
        return _wrong(request, pk, form)
    typed = {"on": form.cleaned_data["on"], "reason": form.cleaned_data["reason"]}
    act = lambda: actions.end(project=project, by=person_of(request), **typed)  # noqa: E731
    return _done(request, pk, act, "项目已终止。")


@require_POST
def project_waive(request: HttpRequest, pk: int) -> HttpResponse:
    project, form = _written(request, pk), WaiverForm(request.POST)
    if not form.is_valid() or form.cleaned_data["column"] not in PROJECTS.by_name:
        messages.error(request, "没有保存：请写明不能提供的原因。")
        return redirect("ledger:row_detail", "projects", pk)
    act = lambda: actions.waive(project=project, by=person_of(request), **form.cleaned_data)  # noqa: E731
    return _done(request, pk, act, "已记下不能提供的原因。")


def _period(request: HttpRequest, kind: type[PeriodFilter]) -> tuple[PeriodFilter, QuerySet[Project]]:
    """The form of an address, and the projects it asks for; refused when they are too many to be gone through."""
    form: PeriodFilter = kind.of(request, departments=departments(person_of(request)))
    rows = queries.projects_of(person_of(request), form.cleaned_data["department"])
    if rows.count() > queries.MOST:
        raise BadRequest(f"项目超过 {queries.MOST} 个；请选一个部门。")
    return form, rows


@require_GET
def counting(request: HttpRequest) -> HttpResponse:
    form, rows = _period(request, CountFilter)
    assert isinstance(form, CountFilter)
    first, second = queries.counts(rows, form.keys, *form.period)
    differing = differences(first, second)
    context = {
        "form": form,
        "period": form.period,
        "first": first,
        "second": second,
        "differing": differing[:_SHOWN],
        "all": len(differing),
    }
    return render(request, "promotion/counting.html", context)


@require_GET
def conversion(request: HttpRequest) -> HttpResponse:
    form, rows = _period(request, PeriodFilter)
    context = {"form": form, "period": form.period, "cohorts": queries.conversion(rows, *form.period)}
    return render(request, "promotion/conversion.html", context)


@require_GET
def attention(request: HttpRequest) -> HttpResponse:
    FilterForm.of(request)
    person, today = person_of(request), timezone.localdate()
    rows = queries.projects_of(person).select_related("department")
    place = person.department.place.code if person.department else ""
    days, quiet = queries.stalled(rows, place, today)
    overdue = queries.overdue(person, today)
    context = {
        "days": days,
        "stalled": quiet[:_SHOWN],
        "stalled_count": quiet.count(),
        "overdue": overdue[:_SHOWN],
        "overdue_count": overdue.count(),
        "doubles": queries.doubles(rows)[:_SHOWN],
    }
    return render(request, "promotion/attention.html", context)
