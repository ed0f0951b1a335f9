"""The duties of a department and what covers them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.refused import Refused
from jixiao.web.objectives.actions.duties import write_duties
from jixiao.web.objectives.coverage import coverage_of, told_duties
from jixiao.web.objectives.forms import DutiesForm
from jixiao.web.objectives.queries import duties_of
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import may, person_of
from jixiao.web.years.current import remember
from jixiao.web.years.queries import year_of


@require_GET
def duties(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year)
    remember(request, row)
    compiles = row.is_open and may(me, Right.COMPILE, row.department)
    context = {"year": row, "coverage": coverage_of(row), "compiles": compiles}
    return render(request, "objectives/duties.html", context)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year, Right.COMPILE)
    held = [duty.text for duty in duties_of(row)]
    form = DutiesForm(posted(request), initial={"texts": "\n".join(held or told_duties(row))})
    if form.is_valid():
        try:
            kept = write_duties(year=row, texts=form.cleaned_data["texts"].splitlines(), by=me)
            messages.success(request, f"已保存 {len(kept)} 条职责。")
            return redirect("objectives:duties", year=year)
        except Refused as refused:
            form.add_error("texts", str(refused))
    context = {"year": row, "form": form, "suggested": not held}
    return render(request, "objectives/duties_edit.html", context, status=422 if form.errors else 200)
