"""The words of the office, written where they stand in the report."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from jixiao.dossier.workpaper import Topic
from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.refused import Refused
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import person_of
from jixiao.web.reports.actions.words import Overtaken, carry_words, write_words
from jixiao.web.reports.forms import WordsForm, subject_of, template_of
from jixiao.web.reports.words import label_of, last_words_of, numbers_to_name, words_of
from jixiao.web.years.models import BudgetYear
from jixiao.web.years.queries import year_of

_PAGE = "reports/words_edit.html"


@require_http_methods(["GET", "POST"])
def words_edit(request: HttpRequest, year: int) -> HttpResponse:
    row = year_of(person_of(request), year, Right.FILL)
    topic, about = subject_of(request)
    form = WordsForm(posted(request))
    if form.is_valid():
        return _write(request, row, topic, about, form)
    words = words_of(row, topic, about)
    context = _context(request, row, topic, about) | {
        "form": form, "text": words.text, "began": words.mark, "numbers": numbers_to_name(row),
    }  # fmt: skip
    return render_page(request, _PAGE, context, regions=("editor", "saved"), status=422 if form.is_bound else 200)


def _context(request: HttpRequest, year: BudgetYear, topic: Topic, about: str) -> dict[str, Any]:
    return {
        "year": year,
        "label": label_of(topic, about),
        "query": request.GET.urlencode(),
        "last": last_words_of(year, topic, about),
        "template": template_of(request),
    }


def _write(request: HttpRequest, year: BudgetYear, topic: Topic, about: str, form: WordsForm) -> HttpResponse:
    """Saved while it is typed, or done; a text that somebody else wrote meanwhile is shown and kept."""
    typed, context = form.cleaned_data, _context(request, year, topic, about)
    context |= {"form": form, "text": typed["text"], "began": typed["began"]}
    try:
        words = write_words(
            year=year, topic=topic, about=about, text=typed["text"], by=person_of(request),
            began=typed["over"] or typed["began"], done=typed["done"],
        )  # fmt: skip
    except Overtaken as refused:
        context |= {"refused": str(refused), "theirs": refused.words}
        return render_page(request, _PAGE, context, regions=("saved",), status=422)
    except Refused as refused:
        return render_page(request, _PAGE, context | {"refused": str(refused)}, regions=("saved",), status=422)
    if not getattr(request, "htmx", False):
        return redirect("reports:report_detail", year=year.pk)
    answer = render_page(request, _PAGE, context | {"saved": True, "began": words.mark}, regions=("saved",))
    return trigger_client_event(answer, "words-written") if typed["done"] else answer


@require_POST
def words_carry(request: HttpRequest, year: int) -> HttpResponse:
    """Last year's text taken over as it is."""
    me = person_of(request)
    row = year_of(me, year, Right.FILL)
    topic, about = subject_of(request)
    try:
        words = carry_words(year=row, topic=topic, about=about, by=me)
        messages.success(request, f"“{words.label}”已沿用上年文字，请核对。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("reports:report_detail", year=row.pk)
