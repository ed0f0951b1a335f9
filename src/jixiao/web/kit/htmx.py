"""One address for a page and its regions: htmx asks for the same address and gets the region alone."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def wants(request: Any, region: str) -> bool:
    """Whether htmx asks for this region; going back in history asks for the whole page."""
    return bool(request.htmx) and not request.htmx.history_restore_request and request.htmx.target == region


def render_page(
    request: Any, template: str, context: Mapping[str, Any], *, regions: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    """The page, or the one of its `regions` (partials of its template, ids of its elements) that htmx asks for."""
    region = next((name for name in regions if wants(request, name)), "")
    response = render(request, f"{template}#{region}" if region else template, dict(context), status=status)
    if regions:
        patch_vary_headers(response, ("HX-Request", "HX-Target"))
    return response
