"""What goes out on paper: the monthly brief, and the list of major projects in talks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from jixiao.report import plain, xlsx
from jixiao.report.blocks import Block, Paragraph, Report, Role, unmarked
from jixiao.report.html.write import drawn_block, title
from jixiao.report.trace import trace_of
from jixiao.web.boards.brief import brief_of
from jixiao.web.boards.counted import Counter
from jixiao.web.boards.forms import BoardForm, TalksForm
from jixiao.web.boards.reading import Scope
from jixiao.web.boards.talks import Talks, report_of, talks_of
from jixiao.web.boards.views.asked import scope_of, told
from jixiao.web.kit.answers import attachment
from jixiao.web.kit.workbook import TYPE
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments, needs, person_of

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _asked(request: HttpRequest, kind: type[BoardForm] = BoardForm) -> tuple[BoardForm, Scope]:
    form = kind.of(request, departments=departments(person_of(request)))
    return form, scope_of(request, form)


def _page(report: Report) -> str:
    """The report as HTML of our own making, in which every word was escaped."""
    blocks = unmarked(report).blocks
    lines = [one for one in blocks if isinstance(one, Paragraph) and one.role is Role.TITLE]
    rest: list[Block] = [one for one in blocks if one not in lines]
    return mark_safe("".join((title(lines), *map(drawn_block, rest))))  # noqa: S308


@needs(Right.SEE)
@require_GET
def brief(request: HttpRequest) -> HttpResponse:
    form, scope = _asked(request)
    context = {"form": told(form, scope), "scope": scope, "paper": _page(brief_of(scope))}
    return render(request, "boards/brief.html", context)


@needs(Right.SEE)
@require_GET
def brief_file(request: HttpRequest) -> HttpResponse:
    report = brief_of(_asked(request)[1])
    return attachment(f"{report.title}.docx", plain.docx(report, trace_of(report, ())), _DOCX)


def _talks(request: HttpRequest) -> tuple[BoardForm, Scope, Talks]:
    form, scope = _asked(request, TalksForm)
    return form, scope, talks_of(scope, form.cleaned_data["band"])


@needs(Right.SEE)
@require_GET
def talks(request: HttpRequest) -> HttpResponse:
    form, scope, found = _talks(request)
    context = {"form": form, "scope": scope, "talks": found, "bands": Counter(scope.keys, scope.place).bands(),
               "paper": _page(report_of(scope, found)) if found.rows else ""}  # fmt: skip
    return render(request, "boards/talks.html", context)


@needs(Right.SEE)
@require_GET
def talks_file(request: HttpRequest) -> HttpResponse:
    _, scope, found = _talks(request)
    report = report_of(scope, found)
    return attachment(f"{report.title}.xlsx", xlsx.write(report, None), TYPE)
