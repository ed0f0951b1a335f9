"""Cells of ledgers: values as their columns show them."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jixiao.web.ledger.column import Column, Ledger
from jixiao.web.ledger.models import LedgerRow
from jixiao.web.ledger.registry import ledger_of
from jixiao.web.ledger.totals import Total

register = template.Library()


@register.simple_tag
def cell(column: Column, row: Any) -> str:
    """A value of a row, without its unit."""
    return column.text(row)


@register.simple_tag
def valued(column: Column, row: Any) -> SafeString | str:
    """A value of a row with its unit, the exact amount on hover; a row of another ledger leads there."""
    value = column.of(row)
    if isinstance(value, LedgerRow) and (ledger := ledger_of(type(value))) is not None:
        address = reverse("ledger:row_detail", args=[ledger.name, value.pk])
        return format_html('<a href="{}">{}</a>', address, value)
    words = column.words(column.of(row))
    if words is None:
        return column.text(row)
    exact = column.exact(column.of(row)) if column.kind.is_number else ""
    return format_html('<span title="{}">{}</span>', exact, words) if exact else words


@register.simple_tag
def summed(column: Column, value: int | None) -> SafeString:
    """A sum of a column in its own unit, the exact one on hover."""
    exact = column.exact(value) if value is not None else ""
    return format_html('<span title="{}">{}</span>', exact, column.kind.shown(column, value))


@register.simple_tag
def figured(column: Column, value: int | None) -> SafeString:
    """A sum of a column in the unit that suits its size, the exact one on hover."""
    exact = column.exact(value) if value is not None else ""
    return format_html('<span title="{}">{} <small>{}</small></span>', exact, *column.summed(value))


@register.simple_tag
def sums_of(ledger: Ledger, total: Total) -> list[tuple[Column, int | None]]:
    """Each measure with its sum."""
    return [(column, total.sums[column.name]) for column in ledger.measures]


@register.filter
def turned(sort: str, name: str) -> str:
    """What a click on the head of a column sorts by."""
    return f"-{name}" if sort != f"-{name}" else name


@register.filter
def at(held: Mapping[Any, Any], key: Any) -> Any:
    """What a table holds under a key, "" when nothing."""
    return held.get(key, "")
