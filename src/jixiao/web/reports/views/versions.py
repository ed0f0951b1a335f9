"""Files of the report, its frozen versions, and what differs between two."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jixiao.report.made import FORMATS, ReportError
from jixiao.web.kit.answers import attachment
from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.listing import Listing
from jixiao.web.kit.refused import Refused
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, may, person_of, require
from jixiao.web.reports.actions.versions import freeze_version
from jixiao.web.reports.composed import composed, made_public, secret_keys
from jixiao.web.reports.forms import FreezeForm, template_of
from jixiao.web.reports.models import Version
from jixiao.web.reports.official import named_after
from jixiao.web.reports.queries import between, file_of, versions_of
from jixiao.web.years.models import BudgetYear
from jixiao.web.years.queries import year_of


@require_GET
def report_file(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """The report as it stands, as a file; `public` leaves out traces and secret programs."""
    row = year_of(person_of(request), year)
    require(kind in FORMATS)
    try:
        made = composed(row, template_of(request)).made
        public = bool(request.GET.get("public"))
        if public:
            made = made_public(made.papers, secret_keys(row, made.papers), made.template.name, made.signed)
        data = made.file(kind, draft=not made.is_final, traced=not public).content
    except ReportError as error:
        messages.error(request, str(error))
        return redirect("reports:report_detail", year=row.pk)
    mark = "（公开版）" if public else "" if made.is_final else "（草稿）"
    return attachment(f"{named_after(row)}报告{mark}.{kind}", data)


@require_http_methods(["GET", "POST"])
def version_list(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year, Right.COMPILE if request.method == "POST" else Right.SEE)
    form = FreezeForm(posted(request))
    if form.is_valid():
        try:
            version = freeze_version(year=row, template=template_of(request), name=form.cleaned_data["name"], by=me)
        except (Refused, ReportError) as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, f"已存为{version}。")
            return redirect("reports:version_detail", year=row.pk, pk=version.pk)
    context = {
        "year": row,
        "form": form,
        "listing": Listing(request, versions_of(row)),
        "compiles": row.is_open and may(me, Right.COMPILE, row.department),
    }
    return render(request, "reports/version_list.html", context, status=422 if form.errors else 200)


@require_GET
def version_detail(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    row = year_of(person_of(request), year)
    version = found(Version.objects.select_related("by", "year"), year=row, pk=pk)
    files = [(kind, *version.files[kind].values()) for kind in FORMATS if kind in version.files]
    context = {
        "year": row,
        "frozen": version,
        "files": files,
        "others": versions_of(row).exclude(pk=version.pk),
        "lines": [line for line, _ in version.lines],
    }
    return render(request, "reports/version_detail.html", context)


@require_GET
def version_file(request: HttpRequest, year: int, pk: int, kind: str) -> HttpResponse:
    row = year_of(person_of(request), year)
    version = found(versions_of(row), pk=pk)
    if kind not in FORMATS or kind not in version.files:
        raise Http404
    return attachment(f"{named_after(row)}报告-{version}.{kind}", file_of(version, kind))


@require_GET
def compare(request: HttpRequest, year: int) -> HttpResponse:
    """Two versions side by side, or a version beside the report as it stands."""
    row = year_of(person_of(request), year)
    before = _version(row, request.GET.get("before", ""))
    after = request.GET.get("after", "")
    now = _version(row, after) if after else None
    if now and now.number < before.number:
        before, now = now, before
    try:
        found_differences = between(before, now or composed(row, before.template))
    except ReportError as error:
        raise BadRequest(str(error)) from None
    context = {
        "year": row,
        "before": before,
        "now": now,
        "differences": found_differences,
        "versions": versions_of(row),
    }
    return render(request, "reports/compare.html", context)


def _version(year: BudgetYear, key: str) -> Version:
    if not key.isdecimal():
        raise BadRequest("地址里没有写明比较哪两版；请从“版本”页重新进入。")
    return found(Version.objects.select_related("year"), year=year, pk=int(key))
