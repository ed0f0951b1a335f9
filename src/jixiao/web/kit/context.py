"""What every page knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from jixiao import __version__
from jixiao.web.kit.plugins import menu


def page(request: HttpRequest) -> dict[str, Any]:
    signed_in = getattr(request, "user", None) is not None and request.user.is_authenticated
    return {
        "site_name": settings.SITE_NAME,
        "version": __version__,
        "menu": menu(request) if signed_in else [],
    }
