"""What wants attention, what stands twice, and the list of great projects in talks that is reported upwards."""

from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jixiao.units.fixed import in_unit
from jixiao.web.kit.answers import attachment
from jixiao.web.kit.listing import Listing
from jixiao.web.kit.workbook import TYPE, Column, listed
from jixiao.web.people.scope import departments, person_of
from jixiao.web.promotion import queries
from jixiao.web.promotion.forms import DepartmentFilter, LateFilter, TalksFilter
from jixiao.web.promotion.late import counted, last_told, left_on, watches
from jixiao.web.promotion.models import Signing
from jixiao.web.promotion.views.period import asked, place_of

_SHOWN, _FIRST = 200, 6
_MOST_TALKS = 2_000
TALKS = (
    Column("name", "项目名称", 36), Column("investor", "投资方", 30), Column("about", "建设内容", 40),
    Column("total_investment", "总投资（万元）", 16), Column("place", "意向落户地", 14), Column("stage", "阶段", 10),
    Column("told", "最新进展", 40), Column("following", "下一步", 30), Column("office", "责任处室", 14),
    Column("keeper", "责任人", 10),
)  # fmt: skip


@require_GET
def attention(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    reached = departments(person)
    form: LateFilter = LateFilter.of(request, departments=reached)
    chosen = form.cleaned_data["department"]
    there = [chosen] if chosen else list(reached.select_related("place"))
    place = place_of(request, form)
    told = last_told(there, place, form.on)
    left = None if form.cleaned_data["day"] else left_on(there, told)
    held = watches(there, place, form.on, left)
    only = next((one for one in held if one.key == form.cleaned_data["kind"]), None)
    context: dict[str, Any] = {"form": form, "on": form.on, "told": told, "left": left, "only": only}
    context["several"] = len(there) > 1
    if form.cleaned_data["kind"] and only is None:
        raise BadRequest("地址里的这一类事项没有；请从“逾期和停滞”页面进入。")
    if only:
        ((_, number),) = counted([only], there, form.on)
        listing = Listing(request, only.rows, known=number)
        context |= {"listing": listing, "lines": [only.told(row) for row in listing.page]}
    else:
        found = counted(held, there, form.on)
        context["parts"] = [(one, n, [one.told(row) for row in one.rows[:_FIRST]]) for one, n in found if n]
    return render(request, "promotion/attention.html", context)


@require_GET
def doubles(request: HttpRequest) -> HttpResponse:
    form, projects = asked(request, DepartmentFilter)
    repeated = queries.repeated(projects.rows)
    context = {
        "form": form,
        "doubles": queries.doubles(projects, _SHOWN),
        "repeated": repeated[:_SHOWN],
        "repeated_count": repeated.count(),
        "kinds": dict(Signing.Kind.choices),
        "shown": _SHOWN,
    }
    return render(request, "promotion/doubles.html", context)


@require_GET
def talks(request: HttpRequest) -> HttpResponse:
    form, projects = asked(request, TalksFilter)
    figures = queries.figures_of_talks(projects, *form.period, form.floor)
    talking = queries.in_talks(projects.rows, form.period[1], form.floor)
    context = {
        "form": form,
        "period": form.period,
        "listing": Listing(request, talking, form, figures["number"]),
        "figures": figures,
        "query": request.GET.urlencode(),
    }
    return render(request, "promotion/talks.html", context)


@require_GET
def talks_export(request: HttpRequest) -> HttpResponse:
    """The list as a workbook, in the columns in which it is reported."""
    form, projects = asked(request, TalksFilter)
    until = form.period[1]
    found = queries.in_talks(projects.rows, until, form.floor)[:_MOST_TALKS]
    lines = [[_cell(row, column.name) for column in TALKS] for row in found]
    return attachment(f"在谈重大项目表（{until}）.xlsx", listed("在谈重大项目", TALKS, lines), TYPE)


def _cell(row: Any, name: str) -> Any:
    value = row.get_stage_display() if name == "stage" else getattr(row, name)
    if value is None:
        return ""
    return in_unit(value, "万元") if name == "total_investment" else value if isinstance(value, str) else str(value)
