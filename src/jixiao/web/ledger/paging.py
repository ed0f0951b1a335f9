"""Pages of a million rows: the count is known, keys come from one index, and late pages are reached from the end."""

from functools import cached_property
from typing import Any

from django.core.exceptions import BadRequest
from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db import connection
from django.db.models import F, Index, QuerySet
from django.http import HttpRequest

from jixiao.web.kit.listing import PAGE, ROWS
from jixiao.web.ledger.column import Ledger
from jixiao.web.ledger.filters import RowFilter
from jixiao.web.ledger.models import LedgerRow


class _Pages(Paginator[Any]):
    def __init__(self, ledger: Ledger, rows: QuerySet[Any], sort: str, count: int) -> None:
        super().__init__([], ROWS)  # never counted nor sliced by the paginator itself
        self._ledger, self._rows, self._sort, self._count = ledger, rows, sort, count

    @cached_property
    def count(self) -> int:
        return self._count

    def page(self, number: int | str) -> Page[Any]:
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        last = min(first + self.per_page, self.count)
        keys = self._keys(first, last)
        found = self._ledger.model._default_manager.select_related("department", *self._ledger.linked).in_bulk(keys)
        return Page([found[key] for key in keys if key in found], number, self)

    def _keys(self, first: int, last: int) -> list[int]:
        if last > self.count // 2 and self.count > self.per_page * 20:
            turned = self._rows.order_by(*_order(self._ledger.model, self._sort, turned=True)).values_list(
                "pk", flat=True
            )
            return list(turned[self.count - last : self.count - first])[::-1]
        return list(
            self._rows.order_by(*_order(self._ledger.model, self._sort)).values_list("pk", flat=True)[first:last]
        )


def ordered(rows: QuerySet[Any], model: type[LedgerRow], sort: str) -> QuerySet[Any]:
    """Rows in the order of the list."""
    return rows.order_by(*_order(model, sort))


def _order(model: type[LedgerRow], sort: str, *, turned: bool = False) -> tuple[Any, ...]:
    """By a column and then by what follows it in its index: rows without a value first upwards, last downwards."""
    name, upward = sort.removeprefix("-"), sort.startswith("-") == turned
    key = "pk" if upward else "-pk"
    if name == "pk":
        return (key,)
    if connection.vendor == "sqlite":  # walks the index; another order would sort a million rows
        index = next(index for index in model._meta.indexes if index.fields[0] == name and len(index.fields) > 1)
        return (*(one if upward else f"-{one}" for one in _attnames(model, index)), key)
    if not model._meta.get_field(name).null:
        return (name if upward else f"-{name}", key)
    return (F(name).asc(nulls_first=True) if upward else F(name).desc(nulls_last=True), key)


def _attnames(model: type[LedgerRow], index: Index) -> list[str]:
    """The columns of an index as the database has them: a link by its number, not by the order of what it leads to."""
    return [model._meta.get_field(name).attname for name in index.fields]  # type: ignore[union-attr]


class RowListing:
    """One page of a ledger, as `shared/pages.html` draws it."""

    def __init__(self, request: HttpRequest, ledger: Ledger, rows: QuerySet[Any], form: RowFilter, count: int) -> None:
        self.form, self.total = form, count
        pages = _Pages(ledger, rows, form.cleaned_data["sort"] or ledger.sort, count)
        try:
            self.page = pages.page(request.GET.get(PAGE, 1))
        except PageNotAnInteger:
            raise BadRequest("地址里的页码不是数字。") from None
        except EmptyPage:
            raise BadRequest("地址里的页码超出了范围；请回到第一页。") from None
        self.near = list(pages.get_elided_page_range(self.page.number, on_each_side=2, on_ends=1))
        self.gap = Paginator.ELLIPSIS
