"""Maps an office supplies."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.web.boards import actions
from jixiao.web.boards.forms import MapForm
from jixiao.web.boards.models import DistrictMap
from jixiao.web.boards.queries import maps_of
from jixiao.web.kit.files import kept
from jixiao.web.kit.refused import Refused
from jixiao.web.people.models import Department
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments, found, needs, person_of


def _managed(request: HttpRequest) -> QuerySet[Department]:
    person = person_of(request)
    return departments(person, Right.COMPILE) | departments(person, Right.ADMINISTER)


@needs(Right.COMPILE, Right.ADMINISTER)
@require_http_methods(["GET", "POST"])
def map_list(request: HttpRequest) -> HttpResponse:
    managed, wrong = _managed(request), 200
    form = MapForm(departments=managed, initial={"department": managed.first()})
    if request.method == "POST":
        form, wrong = MapForm(request.POST, request.FILES, departments=managed), 422
        if form.is_valid() and _supplied(request, form):
            return redirect("boards:map_list")
    return render(request, "boards/map_list.html", {"form": form, "maps": maps_of(managed)}, status=wrong)


def _supplied(request: HttpRequest, form: MapForm) -> bool:
    typed = form.cleaned_data
    values = {name: typed[name] for name in ("department", "name", "approval")}
    try:
        row = actions.supply_map(**values, data=typed["file"].read(), by=person_of(request))
    except Refused as refused:
        form.add_error("file", str(refused))
        return False
    messages.success(request, f"地图已启用，共 {row.districts} 个地区；审图号印在地图下面。")
    return True


@needs(Right.SEE)
@require_GET
def map_data(request: HttpRequest, pk: int) -> HttpResponse:
    """The outlines, for the script that draws them."""
    rows = DistrictMap.objects.filter(department__in=departments(person_of(request)), ended_at=None)
    return HttpResponse(kept(found(rows, pk=pk).stored), content_type="application/json")


@needs(Right.COMPILE, Right.ADMINISTER)
@require_POST
def map_end(request: HttpRequest, pk: int) -> HttpResponse:
    rows = DistrictMap.objects.filter(department__in=_managed(request), ended_at=None)
    actions.end_map(row=found(rows, pk=pk), by=person_of(request))
    messages.success(request, "地图已停用，改用地区色块。")
    return redirect("boards:map_list")
