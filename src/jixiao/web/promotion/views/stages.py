"""Projects through their stages: forward with proof, back and ended with a reason, what cannot be given."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from jixiao.web.kit.refused import Refused
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, may, person_of, require
from jixiao.web.promotion import actions, queries
from jixiao.web.promotion.columns import PROJECTS
from jixiao.web.promotion.forms import AdvanceForm, BackForm, StageForm, WaiverForm
from jixiao.web.promotion.models import Project


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
