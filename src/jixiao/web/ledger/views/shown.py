"""Rows of a ledger as a list, a board, a calendar, on paper and as a workbook: the same filters, the same sums."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from jixiao.web.kit.answers import attachment
from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.listing import PAGE
from jixiao.web.kit.workbook import TYPE
from jixiao.web.ledger import queries
from jixiao.web.ledger.actions.remarks import remove_view, save_view
from jixiao.web.ledger.beside import tools
from jixiao.web.ledger.calendar import month_of
from jixiao.web.ledger.column import Column, Ledger
from jixiao.web.ledger.filters import RowFilter, group_choices
from jixiao.web.ledger.forms import ViewForm
from jixiao.web.ledger.paging import RowListing, in_order, sorting
from jixiao.web.ledger.registry import ledger_named
from jixiao.web.ledger.sheet import filled_workbook
from jixiao.web.ledger.totals import Total
from jixiao.web.people.scope import found, person_of

MOST_EXPORTED = 50_000
MOST_PRINTED = 2_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of a ledger asks for, by whom."""

    ledger: Ledger
    form: RowFilter
    meant: tuple[int, ...]
    total: Total

    @property
    def columns(self) -> list[Column]:
        return queries.shown_columns(self.ledger, self.form)

    @property
    def figures(self) -> list[tuple[Column, int | None, int]]:
        """Each measure with its sum and the number of rows that lack it."""
        blanks = ((one, self.total.count - self.total.filled[one.name]) for one in self.ledger.measures)
        return [(one, self.total.sums[one.name], lacking) for one, lacking in blanks]

    @property
    def rows(self) -> Any:
        return queries.rows_within(self.ledger, self.meant, self.form)

    def first(self, most: int) -> list[Any]:
        rows = self.rows.select_related("department", *self.ledger.linked)
        return in_order(rows, self.ledger.model, sorting(self.ledger, self.form), most)


def _asked(request: HttpRequest, name: str) -> Asked:
    ledger = ledger_named(name)
    reached = queries.reach(person_of(request))
    form: RowFilter = RowFilter.of(request, ledger=ledger, departments=reached)
    meant = tuple(one.pk for one in reached)
    return Asked(ledger, form, meant, queries.total(ledger, meant, form))


def _context(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    person = person_of(request)
    return {
        "ledger": asked.ledger,
        "asked": asked,
        "form": asked.form,
        "writes": queries.written(person).exists(),
        "views": list(queries.views_of(asked.ledger, person)),
        "groups": group_choices(asked.ledger),
        "view_form": ViewForm(initial={"query": request.GET.urlencode()}),
        "query": request.GET.urlencode(),
        "several": len(asked.meant) > 1,
        "tools": tools(),
    }


def _leading(request: HttpRequest, group: queries.Group) -> str:
    """The address of the rows of a group, within what is filtered already."""
    query = request.GET.copy()
    for key in ("group", PAGE):
        query.pop(key, None)
    for key, value in group.pairs:
        query[key] = value
    return f"?{query.urlencode()}" if group.pairs else ""


@require_GET
def row_list(request: HttpRequest, ledger: str) -> HttpResponse:
    asked = _asked(request, ledger)
    listing = RowListing(request, asked.ledger, asked.rows, asked.form, asked.total.count)
    by = asked.form.cleaned_data["group"]
    grouped = queries.groups(asked.ledger, asked.meant, asked.form, by) if by else []
    context = _context(request, asked) | {
        "listing": listing,
        "group": by,
        "group_label": dict(group_choices(asked.ledger)).get(by, ""),
        "grouped": [(one, _leading(request, one)) for one in grouped],
        "sort": sorting(asked.ledger, asked.form),
        "kept": [(key, one) for key, values in request.GET.lists() if key not in {"columns", PAGE} for one in values],
    }
    return render_page(request, "ledger/row_list.html", context, regions=("rows",))


@require_GET
def row_board(request: HttpRequest, ledger: str) -> HttpResponse:
    asked = _asked(request, ledger)
    if not asked.ledger.stage:
        raise Http404
    lanes = queries.board(asked.ledger, asked.meant, asked.form)
    return render_page(request, "ledger/row_board.html", _context(request, asked) | {"lanes": lanes}, regions=("rows",))


@require_GET
def row_calendar(request: HttpRequest, ledger: str) -> HttpResponse:
    asked = _asked(request, ledger)
    if not asked.ledger.day:
        raise Http404
    month = month_of(asked.ledger, asked.rows, asked.form.cleaned_data["month"])
    label = asked.ledger.by_name[asked.ledger.day].label
    context = _context(request, asked) | {"month": month, "day_label": label}
    return render_page(request, "ledger/row_calendar.html", context, regions=("rows",))


@require_GET
def row_print(request: HttpRequest, ledger: str) -> HttpResponse:
    asked = _asked(request, ledger)
    context = _context(request, asked) | {"rows": asked.first(MOST_PRINTED), "most": MOST_PRINTED}
    return render(request, "ledger/row_print.html", context)


@require_GET
def row_export(request: HttpRequest, ledger: str) -> HttpResponse:
    asked = _asked(request, ledger)
    if asked.total.count > MOST_EXPORTED:
        messages.error(request, f"一次最多导出 {MOST_EXPORTED} 条，现在有 {asked.total.count} 条；请先筛选。")
        return redirect(f"{reverse('ledger:row_list', args=[ledger])}?{request.GET.urlencode()}")
    rows = asked.first(MOST_EXPORTED)
    return attachment(f"{asked.ledger.label}.xlsx", filled_workbook(asked.ledger, asked.columns, rows), TYPE)


@require_POST
def view_save(request: HttpRequest, ledger: str) -> HttpResponse:
    form = ViewForm(request.POST)
    query = request.POST.get("query", "")
    if form.is_valid():
        save_view(ledger=ledger_named(ledger), by=person_of(request), **form.cleaned_data)
        messages.success(request, "视图已保存。")
    else:
        messages.error(request, "视图没有保存：请填写名称，不超过 40 个字。")
    return redirect(f"{reverse('ledger:row_list', args=[ledger])}?{query}")


@require_POST
def view_remove(request: HttpRequest, ledger: str, view: int) -> HttpResponse:
    mine = queries.views_of(ledger_named(ledger), person_of(request)).filter(by=person_of(request))
    remove_view(view=found(mine, pk=view))
    return redirect("ledger:row_list", ledger)
