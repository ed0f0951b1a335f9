"""Values of pins as people read them."""

from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jixiao.units.fixed import grouped
from jixiao.units.typed import fen
from jixiao.web.kit.templatetags.numbers import NOTHING, money

register = template.Library()
_LARGE = 10_000  # 万元


@register.filter
def exact(value: Decimal) -> str:
    """All its digits."""
    return grouped(value)


@register.simple_tag
def valued_in(value: Decimal | None, unit: str) -> SafeString:
    """With its unit; large amounts in 亿元, the exact one on hover."""
    if value is None:
        return format_html("{}", NOTHING)
    whole = f"{grouped(value)} {unit}"
    shown, named = (grouped(value), unit)
    if unit == "万元":
        named = "亿元" if abs(value) >= _LARGE else unit
        shown = money(fen(f"{value:f}", unit), named)
    return format_html('<span title="{}">{} <small>{}</small></span>', whole, shown, named)
