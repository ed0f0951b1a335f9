"""Official forms of the place, and what the finance portal wants sealed."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from jixiao.forms.grid import FormError
from jixiao.report.made import ReportError
from jixiao.web.kit.answers import attachment
from jixiao.web.people.scope import person_of
from jixiao.web.reports import official
from jixiao.web.reports.composed import composed
from jixiao.web.reports.forms import template_of
from jixiao.web.years.queries import year_of

# What can be had for sealing: how it is made, and what its file is called behind the department and year.
_SEALED = {
    "pair": (official.sealed_pair, "财政平台上传文件.zip"),
    "table": (official.table_pdf, "绩效自评表.pdf"),
    "signing": (official.signing_pdf, "评价工作组签字页.pdf"),
}


@require_GET
def form_list(request: HttpRequest, year: int) -> HttpResponse:
    row = year_of(person_of(request), year)
    try:
        made = composed(row, template_of(request)).made
    except ReportError as error:
        return render(request, "reports/form_list.html", {"year": row, "problem": str(error)})
    context = {"year": row, "made": made, "forms": official.forms_of(row, made)}
    return render(request, "reports/form_list.html", context)


@require_GET
def form_file(request: HttpRequest, year: int, name: str, kind: str) -> HttpResponse:
    """All of a form in one file, or with `each` a zip with one file for each program."""
    row = year_of(person_of(request), year)
    try:
        made = composed(row).made
        form = official.form_of(row, made, name)
        if form is None or kind not in form.layout.formats:
            raise Http404
        each = bool(request.GET.get("each"))
        data = official.filled_each(form, made, kind) if each else official.filled(form, made, kind)
    except (FormError, ReportError) as error:
        messages.error(request, str(error))
        return redirect("reports:form_list", year=row.pk)
    return attachment(f"{official.named_after(row)}{form.layout.title}.{'zip' if each else kind}", data)


@require_GET
def sealed(request: HttpRequest, year: int, part: str) -> HttpResponse:
    row = year_of(person_of(request), year)
    if part not in _SEALED:
        raise Http404
    make, name = _SEALED[part]
    try:
        data = make(row, composed(row, template_of(request)).made)
    except (FormError, ReportError) as error:
        messages.error(request, str(error))
        return redirect("reports:form_list", year=row.pk)
    return attachment(f"{official.named_after(row)}{name}", data)
