"""Values of the working papers as pages print them: the digits with the unit behind, a dash for what is not known."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jixiao.dossier.datum import Datum
from jixiao.units.fixed import grouped
from jixiao.units.number import rounded
from jixiao.web.kit.templatetags.numbers import NOTHING

register = template.Library()


@register.filter
def datum(value: Datum | None) -> SafeString | str:
    """7,858.94 万元, the working on hover."""
    return NOTHING if value is None else _shown(value, "")


@register.filter
def signed(value: Datum | None) -> SafeString | str:
    """A difference with its sign."""
    return "" if value is None else _shown(value, "+" if value.value > 0 else "")


def _shown(value: Datum, sign: str) -> SafeString:
    digits = grouped(rounded(value.value, value.decimals))
    return format_html(
        '<span title="{}">{}{}</span> <small class="text-secondary">{}</small>', value.working, sign, digits, value.unit
    )
