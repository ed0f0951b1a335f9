"""Pins: made from what a ledger shows, looked at beside what it shows now, bound to indicators."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.dossier.files import write_record
from jixiao.web.kit.answers import attachment
from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.listing import Listing
from jixiao.web.kit.refused import Refused
from jixiao.web.ledger.queries import written
from jixiao.web.ledger.registry import ledger_named
from jixiao.web.people.models import Department
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, may, person_of, require
from jixiao.web.pins import queries
from jixiao.web.pins.actions import binding, pins
from jixiao.web.pins.candidates import indicators_for, pins_for
from jixiao.web.pins.exported import evidence_of
from jixiao.web.pins.forms import NewPinForm, PinFilter, PinForm
from jixiao.web.pins.models import Pin
from jixiao.web.pins.standing import State, differences, recomputed, rows_then, standing_of, standings
from jixiao.web.pins.taking import base_asked, bases_of, measures_of, value_now, view_asked, words_of
from jixiao.web.years.current import remember
from jixiao.web.years.models import Indicator
from jixiao.web.years.queries import year_of
from jixiao.web.years.writers import section_of, writes


def _pin(request: HttpRequest, pk: int, right: Right = Right.SEE) -> Pin:
    return found(queries.pins_of(person_of(request), right), pk=pk)


def _try(request: HttpRequest, act: Callable[[], object], done: str) -> bool:
    try:
        act()
    except Refused as refused:
        messages.error(request, str(refused))
        return False
    messages.success(request, done)
    return True


@require_GET
def pin_list(request: HttpRequest) -> HttpResponse:
    form: PinFilter = PinFilter.of(request)
    listing = Listing(request, queries.listed_pins(person_of(request), form.cleaned_data), form)
    found_now = standings(listing.page.object_list)
    rows = [(pin, ledger_named(pin.ledger), found_now[pin.pk]) for pin in listing.page]
    context = {"form": form, "listing": listing, "rows": rows}
    return render_page(request, "pins/pin_list.html", context, regions=("rows",))


@require_GET
def pin_export(request: HttpRequest) -> HttpResponse:
    """For `jixiao verify --evidence`."""
    text = write_record(evidence_of(queries.pins_of(person_of(request))))
    return attachment("台账佐证现状.json", text.encode(), "application/json")


@require_http_methods(["GET", "POST"])
def pin_create(request: HttpRequest, ledger: str) -> HttpResponse:
    """`ledger` and its filters stand in the address, as on the list they were taken from."""
    kind, departments = ledger_named(ledger), _departments(request)
    measures = measures_of(kind)
    views = [(one, view_asked(kind, request.GET, departments[0].pk, one.key)) for one in measures]
    form = NewPinForm(
        posted(request), departments=departments, measures=measures, initial={"measure": measures[0].key},
        bases=list(dict.fromkeys((base.key, base.label) for _, view in views for base in bases_of(view))),
    )  # fmt: skip
    if form.is_valid():
        view = view_asked(kind, request.GET, form.meant.pk, form.cleaned_data["measure"])
        try:
            over = base_asked(view, form.cleaned_data["over"], form.decimals)
            pin = pins.pin_view(department=form.meant, view=view, over=over, values=form.values, by=person_of(request))
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "已钉为佐证：数值和明细从现在起固定下来。")
            return redirect("pins:pin_detail", pin.pk)
    context = {
        "ledger": kind,
        "form": form,
        "words": words_of(views[0][1]),
        "values": [(one, value_now(view)) for one, view in views],
        "departments": departments,
    }
    return render(request, "pins/pin_form.html", context, status=422 if form.is_bound else 200)


def _departments(request: HttpRequest) -> list[Department]:
    """For which a person may pin, those that were filtered; 404 when there is none."""
    departments = list(written(person_of(request)).select_related("place"))
    require(bool(departments))
    asked = set(request.GET.getlist("department"))
    chosen = [one for one in departments if str(one.pk) in asked] if asked else departments
    if not chosen:
        raise BadRequest("只能钉本部门的台账；请在筛选里去掉别的部门。")
    return chosen


@require_GET
def pin_detail(request: HttpRequest, pk: int) -> HttpResponse:
    pin, person = _pin(request, pk), person_of(request)
    ledger, standing = ledger_named(pin.ledger), standing_of(pin)
    fills = may(person, Right.FILL, pin.department)
    listing = Listing(request, pin.rows.order_by("row"))
    then = rows_then(ledger, {one.row: one.version for one in listing.page})
    changed = standing.state in (State.TOUCHED, State.MOVED)
    context = {
        "pin": pin,
        "ledger": ledger,
        "columns": [one for one in ledger.columns if one.shown],
        "listing": listing,
        "then": list(then.values()),
        "standing": standing,
        "differences": differences(pin) if changed else None,
        "recomputed": recomputed(pin) if standing.state is not State.LOST else None,
        "uses": [(use, queries.holds(use)) for use in queries.uses_of(pin).select_related("indicator__result")],
        "newer": list(pin.newer.select_related("by")),
        "fills": fills,
        "candidates": indicators_for(person, pin) if fills and not pin.ended_at else [],
        "form": PinForm(instance=pin),
    }
    return render_page(request, "pins/pin_detail.html", context, regions=("rows",))


@require_POST
def pin_edit(request: HttpRequest, pk: int) -> HttpResponse:
    pin, form = _pin(request, pk, Right.FILL), PinForm(request.POST)
    if form.is_valid():
        values = {name: form.cleaned_data[name] for name in form.Meta.fields}
        _try(request, lambda: pins.change_pin(pin=pin, values=values, by=person_of(request)), "已保存。")
    else:
        messages.error(request, "没有保存：请填写名称（不超过 100 字），说明不超过 300 字。")
    return redirect("pins:pin_detail", pk)


@require_POST
def pin_renew(request: HttpRequest, pk: int) -> HttpResponse:
    pin = _pin(request, pk, Right.FILL)
    try:
        made = pins.renew(pin=pin, by=person_of(request))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("pins:pin_detail", pk)
    messages.success(request, "已按现在的台账另钉一版，旧的一版保留。用旧版的指标可以在下面改用这一版。")
    return redirect("pins:pin_detail", made.pk)


@require_POST
def pin_end(request: HttpRequest, pk: int) -> HttpResponse:
    pin = _pin(request, pk, Right.FILL)
    _try(request, lambda: pins.end_pin(pin=pin, by=person_of(request)), "已停用；仍可在列表里选“看已停用的”找到。")
    return redirect("pins:pin_detail", pk)


@require_POST
def pin_bind(request: HttpRequest, pk: int) -> HttpResponse:
    pin, person = _pin(request, pk, Right.FILL), person_of(request)
    asked = set(request.POST.getlist("indicator"))
    chosen = [one for one in indicators_for(person, pin) if str(one.indicator.pk) in asked]
    if not chosen:
        messages.error(request, "请先勾选指标。")
    for one in chosen:
        act = lambda row=one.indicator: binding.bind(pin=pin, indicator=row, by=person)  # noqa: E731
        _try(request, act, f"“{one.indicator.name}”的完成值已写为 {one.value:f}{one.indicator.unit}。")
    return redirect("pins:pin_detail", pk)


@require_POST
def pin_unbind(request: HttpRequest, pk: int, use: int) -> HttpResponse:
    pin, person = _pin(request, pk, Right.FILL), person_of(request)
    row = found(queries.uses_of(pin), pk=use)
    require(writes(person, row.indicator.program.year, section_of(row.indicator)))
    _try(request, lambda: binding.unbind(use=row, by=person), "已解除；完成值保持原样。")
    return redirect("pins:pin_detail", pk)


@require_http_methods(["GET", "POST"])
def indicator_pin(request: HttpRequest, year: int, indicator: int) -> HttpResponse:
    """The pins that an indicator may rest on."""
    person = person_of(request)
    row = year_of(person, year, Right.FILL)
    remember(request, row)
    rows = Indicator.objects.select_related("program__program__section", "program__year__department", "section")
    asked = found(rows, pk=indicator, program__year=row, removed_at=None)
    require(writes(person, row, section_of(asked)))
    if request.method == "POST":
        pin = found(queries.pins_of(person, Right.FILL), pk=request.POST.get("pin") or 0)
        if _try(request, lambda: binding.bind(pin=pin, indicator=asked, by=person), f"完成值已按佐证“{pin}”写入。"):
            return redirect("pins:pin_detail", pin.pk)
    return render(
        request, "pins/indicator_pin.html", {"year": row, "indicator": asked, "choices": pins_for(person, asked)}
    )
