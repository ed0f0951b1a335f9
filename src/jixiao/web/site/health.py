"""Is everything well: one word for machines, a page for administrators."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from jixiao.web.people.roles import Right
from jixiao.web.people.scope import needs
from jixiao.web.site.state import signs


@login_not_required
@never_cache
@require_GET
def pulse(_request: HttpRequest) -> HttpResponse:
    """`ok` when the database answers; for a proxy or a monitor."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


@needs(Right.ADMINISTER)
@never_cache
@require_GET
def health(request: HttpRequest) -> HttpResponse:
    found = signs()
    return render(request, "site/health.html", {"signs": found, "well": all(sign.good for sign in found)})
