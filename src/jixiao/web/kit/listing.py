"""Lists: filters and the page stand in the address, and what the address says is either understood or refused.

A filter that ignores what it does not understand shows all rows as if they were the ones asked for.
"""

from typing import Any, Generic, TypeVar

from django import forms
from django.core.exceptions import BadRequest
from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, QueryDict

Row = TypeVar("Row", bound=Model)
PAGE = "page"
ROWS = 50


class FilterForm(forms.Form):
    """The filters of a list; every field is optional, every other key in the address is refused."""

    use_required_attribute = False

    @classmethod
    def of(cls, request: HttpRequest, **more: Any) -> Any:
        """The form of an address; raises BadRequest for keys and values that mean nothing."""
        return cls.understood(request.GET, beside=(PAGE,), **more)

    @classmethod
    def understood(cls, query: QueryDict, *, beside: tuple[str, ...] = (), **more: Any) -> Any:
        """The form of a query, whose keys `beside` are not its own."""
        form = cls(query, **more)
        unknown = sorted(set(query) - set(form.fields) - set(beside))
        if unknown:
            raise BadRequest(f"地址里有不认识的筛选条件：{'、'.join(unknown)}。")
        if not form.is_valid():
            wrong = "；".join(f"{form.fields[name].label}：{errors[0]}" for name, errors in form.errors.items())
            raise BadRequest(f"地址里的筛选条件不对：{wrong}")
        return form

    @property
    def is_used(self) -> bool:
        """Whether anything is filtered."""
        return any(value not in (None, "", False) for value in self.cleaned_data.values())


class Listing(Generic[Row]):
    """One page of a list, with its filters; `known` is how many rows there are where somebody counted them before."""

    def __init__(
        self, request: HttpRequest, rows: QuerySet[Row], form: FilterForm | None = None, known: int | None = None
    ) -> None:
        self.form = form
        self.page = _page(request, rows, known)
        self.total = self.page.paginator.count
        self.near = list(self.page.paginator.get_elided_page_range(self.page.number, on_each_side=2, on_ends=1))
        self.gap = Paginator.ELLIPSIS


def _page(request: HttpRequest, rows: QuerySet[Row], known: int | None) -> Page[Row]:
    pages = Paginator(rows, ROWS)
    if known is not None:
        pages.count = known
    try:
        return pages.page(request.GET.get(PAGE, 1))
    except PageNotAnInteger:
        raise BadRequest("地址里的页码不是数字。") from None
    except EmptyPage:
        raise BadRequest("地址里的页码超出了范围；请回到第一页。") from None
