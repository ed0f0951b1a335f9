"""What comes of the result: the use of each program's score, the notice, the reply, its end."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from jixiao.web.campaign.states import State
from jixiao.web.kit.refused import Refused
from jixiao.web.papers.cells import fen
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, may, person_of, require
from jixiao.web.reviews.actions import results as acts
from jixiao.web.reviews.forms import NoticeForm, ReplyForm, UseForm
from jixiao.web.reviews.judgement import judge
from jixiao.web.reviews.models import Notice, Review
from jixiao.web.reviews.queries import notices_seen, review_of_year
from jixiao.web.reviews.uses import proposed
from jixiao.web.years.current import remember
from jixiao.web.years.models import BudgetYear
from jixiao.web.years.queries import year_of

_LONGEST = 400


@require_GET
def results(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year)
    remember(request, row)
    return _page(request, row, me)


@require_POST
def use(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """Finance decides what becomes of one program's result."""
    me = person_of(request)
    row = year_of(me, year, Right.REVIEW)
    review = _approved(row)
    one = next((one for one in proposed(review, judge(row, review)) if one.program.pk == pk), None)
    require(one is not None)
    assert one is not None
    form = UseForm(request.POST)
    try:
        if form.is_valid():
            typed = form.cleaned_data
            cut = None if typed["cut"] is None else fen(typed["cut"])
            values = {"decision": typed["decision"], "cut": cut, "reason": typed["reason"]}
            acts.decide_use(review=review, proposed=one, by=me, **values)
            messages.success(request, f"已记下“{one.program.program.name}”的结果应用。")
            return redirect("reviews:results", year=row.pk)
    except Refused as refused:
        form.add_error(None, str(refused))
    return _page(request, row, me, use_form=form, use_pk=pk)


@require_POST
def notice(request: HttpRequest, year: int, verb: str) -> HttpResponse:
    me = person_of(request)
    require(verb in ("send", "reply", "again", "close"))
    right = Right.COMPILE if verb == "reply" else Right.REVIEW
    row = year_of(me, year, right)
    sent = None if verb == "send" else found(notices_seen(me, right), review__campaign__year=row)
    words = request.POST.get("words", "").strip()[:_LONGEST]
    forms: dict[str, type[Form]] = {"send": NoticeForm, "reply": ReplyForm}
    form = forms[verb](request.POST) if verb in forms else None
    try:
        if form is None or form.is_valid():
            typed = form.cleaned_data if form else {}
            if sent is None:
                acts.send_notice(review=_approved(row), by=me, **typed)
            else:
                _answer(sent, verb, typed, words, me)
            messages.success(request, _TOLD[verb])
            return redirect("reviews:results", year=row.pk)
    except Refused as refused:
        messages.error(request, str(refused))
    return _page(request, row, me, notice_form=form)


def _answer(sent: Notice, verb: str, typed: dict[str, Any], words: str, me: Person) -> None:
    if verb == "reply":
        acts.reply(notice=sent, by=me, **typed)
    elif verb == "again":
        acts.ask_again(notice=sent, reason=words, by=me)
    else:
        acts.close(notice=sent, verdict=words, by=me)


_TOLD = {"send": "反馈意见已发出。", "reply": "回复已送财政部门。", "again": "已请部门补充。", "close": "已办结。"}


def _page(request: HttpRequest, year: BudgetYear, me: Person, **forms: object) -> HttpResponse:
    review = review_of_year(year)
    approved = review is not None and review.campaign.state == State.APPROVED
    notice = Notice.objects.filter(review=review).select_related("sent_by", "replied_by", "closed_by").first()
    reviews = may(me, Right.REVIEW, year.department)
    first = ReplyForm(initial={"text": notice.reply, "measures": notice.measures}) if notice else NoticeForm()
    context = {
        "year": year,
        "review": review if approved else None,
        "programs": proposed(review, judge(year, review)) if review and approved else [],
        "notice": notice if approved else None,
        "reviews": reviews,
        "replies": may(me, Right.COMPILE, year.department),
        "notice_form": forms.get("notice_form") or first,
        **{name: value for name, value in forms.items() if name != "notice_form"},
    }
    return render(request, "reviews/results.html", context, status=422 if request.method == "POST" else 200)


def _approved(year: BudgetYear) -> Review:
    review = review_of_year(year)
    require(review is not None)
    assert review is not None
    review.campaign.year = year
    return review
