"""Pages of a million rows: the count is known, keys come from one index, and late pages are reached from the end."""

from functools import cached_property
from itertools import chain, islice
from typing import Any

from django.core.exceptions import BadRequest
from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db.models import F, Field, QuerySet
from django.http import HttpRequest

from jixiao.web.kit.listing import PAGE, ROWS
from jixiao.web.ledger.column import Ledger
from jixiao.web.ledger.filters import RowFilter
from jixiao.web.ledger.models import LedgerRow

_FEW, _NEAR = 200_000, 20_000


class _Pages(Paginator[Any]):
    def __init__(self, ledger: Ledger, rows: QuerySet[Any], form: RowFilter, count: int) -> None:
        super().__init__([], ROWS)  # never counted nor sliced by the paginator itself
        self._ledger, self._rows, self._form, self._count = ledger, rows, form, count

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
            return self._taken(self.count - last, self.count - first, turned=True)[::-1]
        return self._taken(first, last, turned=False)

    def _taken(self, first: int, last: int, *, turned: bool) -> list[int]:
        """The keys from one place to another in the order of the list, or in the opposite one."""
        # From an index, and sorted then: databases like to look through all rows from the newest on instead, which
        # takes long for old rows and late pages.
        is_sought = self._form.is_scattered and (self.count <= _FEW or last > _NEAR)
        sort, wanted, keys = sorting(self._ledger, self._form), last - first, list[int]()
        for part in _parts(self._rows, self._ledger.model, sort, turned=turned, is_sought=is_sought):
            held = list(part.values_list("pk", flat=True)[first:last])
            keys += held
            if len(keys) == wanted:
                break
            size = first + len(held) if held or not first else part.order_by().count()
            first, last = max(first - size, 0), last - size
        return keys


def sorting(ledger: Ledger, form: RowFilter) -> str:
    """The column whose order is asked for, with "-" before it when downwards."""
    return form.cleaned_data["sort"] or ledger.sort


def in_order(rows: QuerySet[Any], model: type[LedgerRow], sort: str, most: int) -> list[Any]:
    """The first rows in the order of the list."""
    parts = _parts(rows, model, sort)
    return list(islice(chain.from_iterable(part[:most] for part in parts), most))


def _parts(
    rows: QuerySet[Any], model: type[LedgerRow], sort: str, *, turned: bool = False, is_sought: bool = False
) -> list[QuerySet[Any]]:
    """Rows in the order of the index of a column; those without a value first upwards, last downwards.

    These are asked for apart: databases differ in where they put them, and only then an index has the order.
    """
    name, is_upward = sort.removeprefix("-"), sort.startswith("-") == turned
    sign = "" if is_upward else "-"
    if name == "pk":
        key = F("pk") + 0  # no index has the order of this: see `is_sought`
        by = [key.asc() if is_upward else key.desc()] if is_sought else [f"{sign}removed_at", f"{sign}pk"]
        return [rows.order_by(*by)]
    field = model._meta.get_field(name)
    assert isinstance(field, Field)
    inside = rows.order_by(*(f"{sign}{one}" for one in (field.attname, "removed_at", "pk")))
    if not field.null:
        return [inside]
    parts = [inside.filter(**{f"{name}__isnull": is_blank}) for is_blank in (True, False)]
    return parts if is_upward else parts[::-1]


class RowListing:
    """One page of a ledger, as `shared/pages.html` draws it."""

    def __init__(self, request: HttpRequest, ledger: Ledger, rows: QuerySet[Any], form: RowFilter, count: int) -> None:
        self.form, self.total = form, count
        pages = _Pages(ledger, rows, form, count)
        try:
            self.page = pages.page(request.GET.get(PAGE, 1))
        except PageNotAnInteger:
            raise BadRequest("地址里的页码不是数字。") from None
        except EmptyPage:
            raise BadRequest("地址里的页码超出了范围；请回到第一页。") from None
        self.near = list(pages.get_elided_page_range(self.page.number, on_each_side=2, on_ends=1))
        self.gap = Paginator.ELLIPSIS
