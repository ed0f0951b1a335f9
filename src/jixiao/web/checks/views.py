"""The check page: drop documents, get the findings beside the document."""

from pathlib import Path

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jixiao.batch.commented import commented
from jixiao.batch.record import RecordError
from jixiao.check.catalog import rules_of
from jixiao.check.output.html.page import article
from jixiao.web.checks.actions import start_check
from jixiao.web.checks.forms import UploadForm
from jixiao.web.checks.models import CheckedFile
from jixiao.web.checks.queries import batches_of, content_of, files_of, history_of, result_of, since_earlier
from jixiao.web.kit.answers import attachment
from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.listing import Listing
from jixiao.web.people.scope import found, person_of, require


@require_http_methods(["GET", "POST"])
def batch_list(request: HttpRequest) -> HttpResponse:
    form = UploadForm(posted(request), request.FILES if request.method == "POST" else None)
    if form.is_valid():
        batch = start_check(by=person_of(request), files=form.cleaned_data["documents"])
        return redirect("checks:batch_detail", batch.pk)
    listing = Listing(request, batches_of(person_of(request)))
    context = {"form": form, "listing": listing, "chart": history_of(person_of(request))}
    return render(request, "checks/batch_list.html", context, status=422 if form.is_bound else 200)


@require_GET
def batch_detail(request: HttpRequest, pk: int) -> HttpResponse:
    batch = found(batches_of(person_of(request)), pk=pk)
    files = list(files_of(person_of(request)).filter(batch=batch))
    context = {"batch": batch, "files": files, "done": sum(not file.is_waiting for file in files)}
    return render_page(request, "checks/batch_detail.html", context, regions=("files",))


@require_GET
def file_detail(request: HttpRequest, pk: int) -> HttpResponse:
    file = _done(request, pk)
    try:
        shown = article(result_of(file), rules_of())
    except RecordError as error:
        messages.error(request, str(error))
        return redirect("checks:batch_detail", file.batch_id)
    fixed, new = since_earlier(file)
    context = {"file": file, "article": shown, "fixed": fixed, "new": new}
    return render(request, "checks/file_detail.html", context)


def _done(request: HttpRequest, pk: int) -> CheckedFile:
    file = found(files_of(person_of(request)), pk=pk)
    require(file.is_done)
    return file


@require_GET
def file_commented(request: HttpRequest, pk: int) -> HttpResponse:
    file = _done(request, pk)
    if file.format != "docx":
        raise Http404
    return attachment(f"{Path(file.name).stem}-批注.docx", commented(result_of(file), content_of(file), rules_of()))


@require_GET
def file_original(request: HttpRequest, pk: int) -> HttpResponse:
    file = _done(request, pk)
    return attachment(file.name, content_of(file))
