"""Boards on the screen, on a wall, and the list of what was counted."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from jixiao.counting.share import total
from jixiao.web.boards.counted import Counter
from jixiao.web.boards.forms import BoardForm, CountedForm, WallForm
from jixiao.web.boards.period import Span, current
from jixiao.web.boards.pipeline import stalled_at
from jixiao.web.boards.queries import drawn, map_of, section_named, turned
from jixiao.web.boards.reading import Reader
from jixiao.web.boards.sections import SECTIONS
from jixiao.web.boards.views.asked import scope_of, told
from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.listing import Listing
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments, holds, needs, person_of, require
from jixiao.web.promotion.models import Project

_SECONDS = 20
_MOST = 500


@needs(Right.SEE)
@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    return section(request, SECTIONS[0].key)


@needs(Right.SEE)
@require_GET
def section(request: HttpRequest, key: str) -> HttpResponse:
    found = section_named(key)
    require(found is not None)
    assert found is not None
    form = BoardForm.of(request, departments=departments(person_of(request)))
    scope = scope_of(request, form)
    shown = drawn(found.boxes, scope)
    context = {
        "form": told(form, scope),
        "scope": scope,
        "sections": SECTIONS,
        "section": found,
        "shown": [one for one in shown if not one.is_empty],
        "empty": [one for one in shown if one.is_empty],
        "map": map_of(scope),
        "manages_maps": any(holds(person_of(request), right) for right in (Right.COMPILE, Right.ADMINISTER)),
    }
    return render_page(request, "boards/section.html", context, regions=("rows",))


@needs(Right.SEE)
@require_GET
def wall(request: HttpRequest) -> HttpResponse:
    form = WallForm.of(request, departments=departments(person_of(request)))
    scope = scope_of(request, form)
    context = {
        "scope": scope,
        "turned": turned(form.cleaned_data["slide"] or 0, scope),
        "seconds": form.cleaned_data["seconds"] or _SECONDS,
        "map": map_of(scope),
    }
    return render_page(request, "boards/wall.html", context, regions=("slide",))


@needs(Right.SEE)
@require_GET
def stalled(request: HttpRequest) -> HttpResponse:
    form = BoardForm.of(request, departments=departments(person_of(request)))
    scope = scope_of(request, form)
    found = stalled_at(Reader(scope))
    rows = found.watch.rows.select_related("department", "place") if found.watch else Project.objects.none()
    listing = Listing(request, rows)
    return render(request, "boards/stalled.html", {"scope": scope, "found": found, "listing": listing})


@needs(Right.SEE)
@require_GET
def counted(request: HttpRequest) -> HttpResponse:
    """The projects behind a figure of the counting policy, each event with its reason."""
    reached = departments(person_of(request)).select_related("place")
    form = CountedForm.of(request, departments=reached)
    asked = form.cleaned_data
    chosen = asked["department"]
    scope_places = [chosen] if chosen else list(reached)
    place = scope_places[0].place.code if scope_places else ""
    counter = Counter(tuple(one.pk for one in scope_places), place)
    whole = current(timezone.localdate().year, timezone.localdate()).span
    span = Span(asked["since"] or whole.since, asked["until"] or whole.until)
    lines = counter.asked(span, asked)
    context = {
        "form": form,
        "span": span,
        "policy": counter.policy(span),
        "lines": lines[:_MOST],
        "total": total(lines),
        "number": len(lines),
        "most": _MOST,
        "told": _told(form),
    }
    return render(request, "boards/counted.html", context)


def _told(form: CountedForm) -> list[tuple[str, str]]:
    """The filters in words."""
    asked = form.cleaned_data
    firm = dict(form.fields["firm"].choices)  # type: ignore[attr-defined]
    words = {**asked, "firm": firm[asked["firm"]] if asked["firm"] else ""}
    names = ("department", "firm", "at", "place", "chain", "band")
    return [(str(form.fields[name].label), str(words[name])) for name in names if words[name]]
