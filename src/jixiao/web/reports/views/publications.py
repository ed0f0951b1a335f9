"""Reports made public: prepared, looked at by a leader, recorded with date and address."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.report.made import ReportError
from jixiao.web.kit.answers import attachment
from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.listing import Listing
from jixiao.web.kit.refused import Refused
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, may, person_of
from jixiao.web.reports.actions import publications as actions
from jixiao.web.reports.forms import PublicationForm, RecordForm, WithdrawForm
from jixiao.web.reports.models import Publication
from jixiao.web.reports.official import named_after
from jixiao.web.reports.package import disclosure_package
from jixiao.web.reports.queries import publications_of
from jixiao.web.years.queries import year_of


@require_http_methods(["GET", "POST"])
def publication_list(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year, Right.COMPILE if request.method == "POST" else Right.SEE)
    form = PublicationForm(row, posted(request))
    if form.is_valid():
        try:
            made = actions.prepare_publication(**form.cleaned_data, by=me)
        except (Refused, ReportError) as refused:
            form.add_error("version", str(refused))
        else:
            messages.success(request, f"已生成公开材料“{made.what}”。")
            return redirect("reports:publication_detail", year=row.pk, pk=made.pk)
    context = {
        "year": row,
        "form": form,
        "listing": Listing(request, publications_of(row)),
        "compiles": may(me, Right.COMPILE, row.department),
    }
    return render(request, "reports/publication_list.html", context, status=422 if form.errors else 200)


@require_GET
def publication_detail(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year)
    publication = found(publications_of(row), pk=pk)
    return _shown(request, publication, RecordForm(), WithdrawForm())


def _shown(
    request: HttpRequest, publication: Publication, record: RecordForm, withdraw: WithdrawForm, status: int = 200
) -> HttpResponse:
    me, department = person_of(request), publication.year.department
    context = {
        "year": publication.year,
        "publication": publication,
        "files": [(kind, *said.values()) for kind, said in publication.files.items()],
        "record_form": record,
        "withdraw_form": withdraw,
        "signs": may(me, Right.SIGN, department),
        "compiles": may(me, Right.COMPILE, department),
    }
    return render(request, "reports/publication_detail.html", context, status=status)


@require_POST
def publication_review(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    publication = found(publications_of(year_of(me, year, Right.SIGN)), pk=pk)
    act = partial(actions.review_publication, publication=publication, by=me)
    return _done(request, publication, act, "审查通过；公开以后由绩效管理员登记网址。")


@require_POST
def publication_record(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    publication = found(publications_of(year_of(me, year, Right.COMPILE)), pk=pk)
    form = RecordForm(request.POST)
    if not form.is_valid():
        return _shown(request, publication, form, WithdrawForm(), 422)
    act = partial(actions.record_publication, publication=publication, by=me, **form.cleaned_data)
    return _done(request, publication, act, "公开的日期和网址已登记。")


@require_POST
def publication_withdraw(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    publication = found(publications_of(year_of(me, year, Right.COMPILE)), pk=pk)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _shown(request, publication, RecordForm(), form, 422)
    act = partial(actions.withdraw_publication, publication=publication, by=me, **form.cleaned_data)
    return _done(request, publication, act, "已撤回。")


def _done(request: HttpRequest, publication: Publication, act: Callable[[], Publication], said: str) -> HttpResponse:
    try:
        act()
        messages.success(request, said)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("reports:publication_detail", year=publication.year_id, pk=publication.pk)


@require_GET
def publication_package(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    row = year_of(person_of(request), year)
    publication = found(publications_of(row), pk=pk)
    return attachment(f"{named_after(row)}{publication.what}（公开材料）.zip", disclosure_package(publication))
