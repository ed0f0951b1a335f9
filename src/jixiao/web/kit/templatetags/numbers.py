"""The only place that prints numbers. Amounts are whole 分, scores whole hundredths; nothing here is a float."""

from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jixiao.units.fixed import grouped, in_unit, points
from jixiao.units.number import rounded

register = template.Library()
NOTHING = "—"


@register.filter
def money(fen: int | None, unit: str = "万元") -> str:
    """123456 分 in 万元 is 0.12; None, which is unknown, is a dash and never zero."""
    return NOTHING if fen is None else grouped(in_unit(fen, unit))


@register.filter
def score(hundredths: int | None) -> str:
    """9909 is 99.09."""
    return NOTHING if hundredths is None else grouped(points(hundredths))


@register.filter
def count(number: int | Decimal | None) -> str:
    """12345 is 12,345; half a project, where two districts share it, is 0.5."""
    if number is None:
        return NOTHING
    return grouped(Decimal(int(number)) if number == int(number) else Decimal(number))


@register.filter
def rate(value: Decimal | None) -> str:
    """12.345 is 12.35%."""
    return NOTHING if value is None else f"{grouped(rounded(value, 2))}%"


@register.filter
def file_size(size: int | None) -> str:
    """Whole KB, MB and GB with one decimal."""
    if size is None:
        return NOTHING
    if size < 1 << 20:
        return f"{max(1, size >> 10)} KB"
    unit, step = ("MB", 1 << 20) if size < 1 << 30 else ("GB", 1 << 30)
    return f"{grouped((Decimal(size) / step).quantize(Decimal('0.1')))} {unit}"


@register.inclusion_tag("shared/figure.html")
def figure(value: str, unit: str = "", trace: str = "", exact: str = "") -> dict[str, str]:
    """A number printed by a filter, with its unit, the exact value on hover, and a mark that opens its trace."""
    return {"value": value, "unit": unit, "trace": trace, "exact": exact}


@register.filter
def exactly(fen: int | None) -> str:
    """The amount in 元 to the 分, for hovering over a rounded one."""
    return "" if fen is None else f"{grouped(in_unit(fen, '元'))} 元"


@register.simple_tag
def amount(fen: int | None, unit: str = "万元") -> SafeString:
    """A table cell's amount, the exact one on hover."""
    return format_html('<span title="{}">{}</span>', exactly(fen), money(fen, unit))
