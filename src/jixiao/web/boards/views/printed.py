"""What goes out on paper: the monthly brief."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from jixiao.report import plain
from jixiao.report.blocks import Block, Paragraph, Report, Role, unmarked
from jixiao.report.html.write import drawn_block, title
from jixiao.report.trace import trace_of
from jixiao.web.boards.brief import brief_of
from jixiao.web.boards.forms import BoardForm
from jixiao.web.boards.reading import Scope
from jixiao.web.boards.views.asked import scope_of, told
from jixiao.web.kit.answers import attachment
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments, needs, person_of

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _asked(request: HttpRequest) -> tuple[BoardForm, Scope]:
    form: BoardForm = BoardForm.of(request, departments=departments(person_of(request)))
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
