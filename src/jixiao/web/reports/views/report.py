"""The report as a page: its text, the way of each number, what is missing, what the checker finds."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from jixiao.report.made import ReportError
from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.refused import Refused
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import may, person_of
from jixiao.web.reports import margin
from jixiao.web.reports.actions.versions import set_date
from jixiao.web.reports.composed import Composed, composed
from jixiao.web.reports.forms import DateForm, FreezeForm, TemplateForm, template_of
from jixiao.web.reports.models import Signing
from jixiao.web.reports.places import supplied_at
from jixiao.web.reports.way import number_of
from jixiao.web.years.actions import held
from jixiao.web.years.current import remember
from jixiao.web.years.models import BudgetYear
from jixiao.web.years.queries import year_of

_PAGE = "reports/report_detail.html"


@require_GET
def report_detail(request: HttpRequest, year: int) -> HttpResponse:
    row = year_of(person_of(request), year)
    remember(request, row)
    name = template_of(request)
    context = _frame(request, row, name)
    try:
        report = composed(row, name)
    except ReportError as error:
        context |= {"problem": str(error)}
        return render(request, _PAGE, context)
    context |= _shown(row, report)
    return render_page(request, _PAGE, context, regions=("report",))


def _frame(request: HttpRequest, year: BudgetYear, name: str) -> dict[str, Any]:
    me, why_held = person_of(request), held(year)
    return {
        "year": year,
        "template": name,
        "chooser": TemplateForm(year, {"template": name}),
        "held": why_held,
        "writes": not why_held and may(me, Right.FILL, year.department),
        "dates": year.is_open and may(me, Right.FILL, year.department),
        "compiles": year.is_open and may(me, Right.COMPILE, year.department),
        "freeze_form": FreezeForm(),
    }


def _shown(year: BudgetYear, report: Composed) -> dict[str, Any]:
    made = report.made
    signing = Signing.objects.filter(year=year, template=made.template.name).first()
    return {
        "made": made,
        "pieces": report.pieces,
        "texts": report.texts,
        "missing": [(entry, supplied_at(entry, year)) for entry in made.missing],
        "needed": sum(entry.required for entry in made.missing),
        "date_form": DateForm(initial={"on": signing.on if signing else None}),
    }


@require_GET
def number_detail(request: HttpRequest, year: int) -> HttpResponse:
    """Where a number comes from, in the pane beside the report; a page of its own where there is no pane."""
    row = year_of(person_of(request), year)
    report = _report(row, template_of(request))
    number = number_of(report.made, request.GET, row)
    context = {"year": row, "number": number, "template": template_of(request)}
    return render_page(request, "reports/number_detail.html", context, regions=("way",))


@require_GET
def findings(request: HttpRequest, year: int) -> HttpResponse:
    """What the checker finds, asked for beside the report: it takes a second."""
    row = year_of(person_of(request), year)
    report = _report(row, template_of(request))
    remarks = margin.remarks_of(report.made, report.pieces)
    context = {"year": row, "remarks": remarks, "counts": margin.counted(remarks), "template": template_of(request)}
    return render_page(request, "reports/findings.html", context, regions=("findings",))


def _report(year: BudgetYear, template: str) -> Composed:
    try:
        return composed(year, template)
    except ReportError:
        raise Http404 from None


@require_POST
def date_set(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year, Right.FILL)
    form, name = DateForm(request.POST), template_of(request)
    if form.is_valid():
        try:
            template = _report(row, name).made.template.name
            set_date(year=row, template=template, on=form.cleaned_data["on"], by=me)
        except Refused as refused:
            messages.error(request, str(refused))
    else:
        messages.error(request, "日期没有读懂；请按 2023-04-19 的样子填写。")
    answer = redirect("reports:report_detail", year=row.pk)
    if name:
        answer["Location"] += f"?template={name}"
    return answer
