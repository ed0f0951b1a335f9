"""One row of a review opened: its working, its papers, what was said about it, finance's own points."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from jixiao.web.campaign.states import State
from jixiao.web.kit.refused import Refused
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, may, person_of, require
from jixiao.web.reviews.actions import opinions, scores
from jixiao.web.reviews.forms import OpinionForm, PointsForm, SayingForm
from jixiao.web.reviews.judgement import Key, judge
from jixiao.web.reviews.models import Opinion, RowScore
from jixiao.web.reviews.queries import opinions_seen, review_of_year
from jixiao.web.reviews.table import Row, tables
from jixiao.web.reviews.views.review import reviewed_campaign
from jixiao.web.years.models import BudgetYear
from jixiao.web.years.queries import year_of
from jixiao.web.years.writers import section_of, writes

_CHANGED = "reviewed"  # what tells the page that its totals are others now


@require_GET
def row(request: HttpRequest, year: int, kind: str, pk: int) -> HttpResponse:
    own = year_of(person_of(request), year)
    return _drawn(request, own, (kind, pk), is_open=request.GET.get("open") != "0")


@require_POST
def opinion_give(request: HttpRequest, year: int, kind: str, pk: int) -> HttpResponse:
    me = person_of(request)
    own = year_of(me, year, Right.REVIEW)
    at = _row(own, (kind, pk))
    form = OpinionForm(request.POST, fields=at.fields)
    campaign = reviewed_campaign(own)

    def do() -> None:
        opinions.give(campaign=campaign, row=at.subject, by=me, **form.cleaned_data)

    return _done(request, own, at.key, form, do)


@require_POST
def points_give(request: HttpRequest, year: int, kind: str, pk: int) -> HttpResponse:
    me = person_of(request)
    own = year_of(me, year, Right.REVIEW)
    at = _row(own, (kind, pk))
    form = PointsForm(request.POST)
    campaign = reviewed_campaign(own)

    def do() -> None:
        scores.give_points(campaign=campaign, row=at.subject, line=at.computed, by=me, **form.cleaned_data)

    return _done(request, own, at.key, form, do)


@require_POST
def points_take_back(request: HttpRequest, year: int, kind: str, pk: int) -> HttpResponse:
    me = person_of(request)
    own = year_of(me, year, Right.REVIEW)
    at = _row(own, (kind, pk))
    given = found(RowScore.objects.filter(review__campaign=reviewed_campaign(own)), pk=at.given.pk if at.given else 0)
    return _done(request, own, at.key, None, lambda: scores.take_points_back(score=given, by=me))


@require_POST
def opinion_answer(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """The department's answer: by whom the row belongs to."""
    me = person_of(request)
    own = year_of(me, year, Right.FILL)
    opinion = found(opinions_seen(me, Right.FILL).filter(review__campaign__year=own), pk=pk)
    require(writes(me, own, opinion.section))
    form = SayingForm(request.POST)

    def do() -> None:
        opinions.answer(opinion=opinion, by=me, **form.cleaned_data)

    return _done(request, own, opinion.row_key, form, do)


@require_POST
def opinion_add(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    own, opinion = _reviewed_opinion(me, year, pk)
    form = SayingForm(request.POST)
    return _done(request, own, opinion.row_key, form, lambda: opinions.add(opinion=opinion, by=me, **form.cleaned_data))


@require_POST
def opinion_withdraw(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    own, opinion = _reviewed_opinion(me, year, pk)
    return _done(request, own, opinion.row_key, None, lambda: opinions.withdraw(opinion=opinion, by=me))


def _reviewed_opinion(me: Person, year: int, pk: int) -> tuple[BudgetYear, Opinion]:
    own = year_of(me, year, Right.REVIEW)
    return own, found(opinions_seen(me, Right.REVIEW).filter(review__campaign__year=own), pk=pk)


def _done(
    request: HttpRequest, year: BudgetYear, key: Key, form: forms.Form | None, do: Callable[[], object]
) -> HttpResponse:
    """The row after something was done, or with what is to be mended and all that was typed."""
    told = ""
    if form is None or form.is_valid():
        try:
            do()
        except Refused as refused:
            told = str(refused)
    else:
        told = "；".join(f"{form.fields[name].label}：{words[0]}" for name, words in form.errors.items())
    if getattr(request, "htmx", False):
        answer = _drawn(request, year, key, told=told)
        if not told:
            answer["HX-Trigger"] = _CHANGED
        return answer
    if told:
        messages.error(request, told)
    return redirect("reviews:review", year=year.pk)


def _row(year: BudgetYear, key: Key) -> Row:
    """404 for what is no row of the year."""
    campaign = reviewed_campaign(year)
    made = review_of_year(campaign.year)
    rows = [row for one in tables(year, made, judge(year, made), only=key) for row in one.rows]
    require(bool(rows))
    return rows[0]


def _drawn(request: HttpRequest, year: BudgetYear, key: Key, *, is_open: bool = True, told: str = "") -> HttpResponse:
    me = person_of(request)
    campaign = reviewed_campaign(year)
    at = _row(year, key)
    section = section_of(at.indicator) if at.indicator else at.program.program.section
    reviews = may(me, Right.REVIEW, year.department)
    context = {
        "year": year,
        "campaign": campaign,
        "row": at,
        "is_open": is_open,
        "told": told,
        "typed": at.first_typed | (request.POST.dict() if told else {}),
        "reviewing": reviews and campaign.state == State.REVIEWING,
        "answers": not reviews and writes(me, year, section) and campaign.state != State.APPROVED,
    }
    return render(request, "reviews/row.html", context, status=422 if told else 200)
