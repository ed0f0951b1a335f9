"""Values of the working papers as pages print them: the digits with the unit behind, a dash for what is not known."""

from decimal import Decimal

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


@register.inclusion_tag("shared/bar.html")
def bar(value: Decimal | None, whole: Decimal | int, words: str, tone: str = "done") -> dict[str, object]:
    """A bar as wide as the value is of the whole, at most full; `words` say it to who does not see it."""
    width = 0 if value is None or not whole else max(0, min(100, int(value * 100 / whole)))
    return {"width": width, "words": words, "tone": tone}


@register.filter
def points(value: Decimal | None) -> str:
    """Points as they are printed: 9.50."""
    return NOTHING if value is None else grouped(rounded(value, 2))
