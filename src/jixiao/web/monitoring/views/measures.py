"""The ledger of corrective measures, and the promises of last year's report."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.web.kit.bootstrap import over, posted
from jixiao.web.kit.fields import Stale
from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.listing import Listing
from jixiao.web.kit.refused import Refused
from jixiao.web.monitoring import queries
from jixiao.web.monitoring.actions import measures as actions
from jixiao.web.monitoring.forms import AnswerForm, MeasureFilter, MeasureForm
from jixiao.web.monitoring.models import CorrectiveMeasure
from jixiao.web.people.queries import history
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, may, person_of, require
from jixiao.web.years.current import remember
from jixiao.web.years.models import BudgetYear
from jixiao.web.years.queries import year_of
from jixiao.web.years.writers import writes

_STALE = "“{}”刚被{}改过；下面是您写的内容，请先看看现在的内容，再保存一次就以您写的为准。"


@require_GET
def measure_list(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year)
    remember(request, row)
    form = MeasureFilter.of(request)
    fills = may(me, Right.FILL, row.department) and row.is_open
    context = {
        "year": row,
        "form": form,
        "listing": Listing(request, queries.listed_measures(row, form.cleaned_data), form),
        "promises": queries.promises_of(row),
        "answers": AnswerForm(auto_id=False),
        "fills": fills,
        "today": timezone.localdate(),
    }
    return render_page(request, "monitoring/measure_list.html", context, regions=("rows",))


@require_http_methods(["GET", "POST"])
def measure_new(request: HttpRequest, year: int) -> HttpResponse:
    """?round=&program=&indicator= say what it is about."""
    me = person_of(request)
    row = year_of(me, year, Right.FILL)
    started = {name: request.GET[name] for name in ("program", "indicator") if request.GET.get(name, "").isdecimal()}
    asked = request.GET.get("round", "")
    about = queries.rounds_of(me, row).filter(pk=asked).first() if asked.isdecimal() else None
    form = _form(request, row, CorrectiveMeasure(year=row), {**started, "section": me.section_id})
    if form.is_valid():
        values = {**_typed(form), "round": about}
        require(writes(me, row, values["section"]))
        try:
            actions.add_measure(year=row, values=values, by=me)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "已登记整改措施。")
            return redirect("monitoring:measure_list", year=row.pk)
    context = {"year": row, "form": form, "title": "登记整改措施", "round": about}
    return render(request, "monitoring/measure_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def measure_edit(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year, Right.FILL)
    measure = found(queries.measures_of(row), pk=pk)
    require(writes(me, row, measure.section))
    form = _form(request, row, measure, {"version": measure.version})
    if form.is_valid() and _saved(request, form, pk):
        messages.success(request, "已保存。")
        return redirect("monitoring:measure_list", year=row.pk)
    context = {"year": row, "form": form, "title": "整改措施", "history": history(measure, me)}
    return render(request, "monitoring/measure_form.html", context, status=422 if form.errors else 200)


def _saved(request: HttpRequest, form: MeasureForm, pk: int) -> bool:
    """False with the reason in the form; nothing that was typed is lost."""
    fresh = CorrectiveMeasure.objects.select_related("year__department").get(pk=pk)
    now, fresh.version = fresh.version, form.cleaned_data["version"] or 0
    try:
        actions.change_measure(row=fresh, values=_typed(form), by=person_of(request))
    except Refused as refused:
        form.add_error(None, str(refused))
    except Stale:
        form.add_error(None, _STALE.format(fresh, fresh.changed_by or "别人"))
        form.data = over(form.data, now)
    return not form.errors


def _form(request: HttpRequest, year: BudgetYear, row: CorrectiveMeasure, initial: dict[str, Any]) -> MeasureForm:
    compiles = may(person_of(request), Right.COMPILE, year.department)
    return MeasureForm(posted(request), instance=row, year=year, compiles=compiles, initial=initial)


def _typed(form: MeasureForm) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "version"}


@require_POST
def promise_answer(request: HttpRequest, year: int, number: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year, Right.FILL)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        raise BadRequest("落实情况没有选对；请回到上一页重新选。")
    try:
        actions.answer_promise(year=row, number=number, by=me, **form.cleaned_data)
    except Refused as refused:
        messages.error(request, str(refused))
    except Stale:
        messages.error(request, "这一条刚被别人改过；请刷新后再填。")
    else:
        messages.success(request, "已记入整改台账。")
    return redirect("monitoring:measure_list", year=row.pk)
