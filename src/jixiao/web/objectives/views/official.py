"""Official objective forms: filled to be downloaded, read back with a preview."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.forms.grid import FormError
from jixiao.forms.layout import Layout
from jixiao.web.kit.answers import attachment
from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.refused import Refused
from jixiao.web.objectives.actions.uploads import hand_in, reading_of, take_form, take_form_back
from jixiao.web.objectives.forms import UploadForm
from jixiao.web.objectives.official import filled, layouts_for
from jixiao.web.objectives.queries import program_only, uploads_of
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, person_of
from jixiao.web.years.current import remember
from jixiao.web.years.models import BudgetYear, ProgramYear
from jixiao.web.years.queries import year_of


@require_GET
def form(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    return _download(request, program := program_only(person_of(request), year, pk), program.year)


@require_GET
def form_of_all(request: HttpRequest, year: int) -> HttpResponse:
    return _download(request, None, year_of(person_of(request), year))


def _download(request: HttpRequest, program: ProgramYear | None, year: BudgetYear) -> HttpResponse:
    whole = program is not None and program.program.whole_department
    layout, kind = _asked(request, layouts_for(year, whole=whole))
    name = program.program.name if program else "各项目"
    try:
        data = filled(year, layout, kind, program)
    except FormError as error:
        messages.error(request, str(error))
        return redirect("objectives:overview", year=year.pk)
    return attachment(f"{year.year}年{name}{layout.title}.{kind}", data)


def _asked(request: HttpRequest, known: list[Layout]) -> tuple[Layout, str]:
    name, kind = request.GET.get("layout", ""), request.GET.get("kind", "xlsx")
    layout = next((one for one in known if one.name == name), None if name else next(iter(known), None))
    if layout is None or kind not in layout.formats:
        raise BadRequest("没有这种目标表；请从页面上的“导出”里选。")
    return layout, kind


@require_http_methods(["GET", "POST"])
def uploads(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year, Right.FILL)
    remember(request, row)
    asked = UploadForm(posted(request), request.FILES or None)
    if asked.is_valid():
        file = asked.cleaned_data["document"]
        try:
            upload = hand_in(year=row, name=str(file.name), data=file.read(), by=me)
            return redirect("objectives:upload", year=year, pk=upload.pk)
        except Refused as refused:
            asked.add_error("document", str(refused))
    context = {"year": row, "form": asked, "uploads": uploads_of(me, row)[:20]}
    return render(request, "objectives/uploads.html", context, status=422 if asked.errors else 200)


@require_GET
def upload(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year, Right.FILL)
    asked = found(uploads_of(me, row), pk=pk)
    programs = reading_of(asked, me)
    size = sum(one.size for one in programs)
    context = {"year": row, "upload": asked, "programs": programs, "size": size}
    return render(request, "objectives/upload.html", context)


@require_POST
def take(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    asked = found(uploads_of(me, year_of(me, year, Right.FILL)), pk=pk)
    try:
        taken = take_form(upload=asked, by=me)
        messages.success(request, f"已收进 {taken} 项；收错了可以在这里整批撤销。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("objectives:upload", year=year, pk=pk)


@require_POST
def take_back(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    asked = found(uploads_of(me, year_of(me, year, Right.FILL)), pk=pk)
    try:
        take_form_back(upload=asked, by=me)
        messages.success(request, "收进的内容已整批撤销。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("objectives:upload", year=year, pk=pk)
