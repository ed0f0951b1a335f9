"""Tags for addresses and regions."""

from collections.abc import Iterable
from html import escape
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.safestring import SafeString

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
def entries(context: dict[str, Any], items: Iterable[MenuItem]) -> SafeString:
    """Menu entries, the one of the present page marked; there are a hundred on every page, too many for a template."""
    match = context["request"].resolver_match
    return SafeString("".join([_entry(item, is_here=item.holds(match)) for item in items]))


def _entry(item: MenuItem, *, is_here: bool) -> str:
    marked = ' active" aria-current="page"' if is_here else '"'
    label = escape(item.label)
    return f'<li class="nav-item"><a class="nav-link{marked} href="{escape(item.address)}">{label}</a></li>\n'


@register.simple_tag(takes_context=True)
def here_among(context: dict[str, Any], items: Iterable[MenuItem]) -> bool:
    """Whether the present page belongs to one of them."""
    return any(item.holds(context["request"].resolver_match) for item in items)
