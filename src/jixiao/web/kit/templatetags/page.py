"""Tags for addresses and regions."""

from typing import Any

from django import template
from django.http import HttpRequest

from jixiao.web.kit.plugins import MenuItem

register = template.Library()


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **changes: Any) -> str:
    """The query of the present address with some keys changed; None takes a key out."""
    request: HttpRequest = context["request"]
    values = request.GET.copy()
    for key, value in changes.items():
        if value is None:
            values.pop(key, None)
        else:
            values[key] = str(value)
    return f"?{values.urlencode()}"


@register.simple_tag(takes_context=True)
def here(context: dict[str, Any], item: MenuItem) -> bool:
    """Whether the present page belongs to a menu entry."""
    return item.holds(context["request"].resolver_match)
