"""Exact values of indicators, which have as many digits as somebody wrote."""

from decimal import Decimal

from django import template

from jixiao.units.fixed import grouped
from jixiao.units.number import short

register = template.Library()


@register.filter
def digits(value: Decimal) -> str:
    """1,500 or 12.5, without idle zeros."""
    return grouped(Decimal(short(value)))
