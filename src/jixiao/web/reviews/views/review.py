"""The page of a review: the rows with their scores, findings, and the decision."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from jixiao.web.campaign.models import Campaign
from jixiao.web.campaign.queries import campaign_of
from jixiao.web.campaign.states import MOVES
from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.refused import Refused
from jixiao.web.people.models import Person
from jixiao.web.people.queries import history
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, may, person_of, require
from jixiao.web.reviews.actions import reviews
from jixiao.web.reviews.judgement import judge
from jixiao.web.reviews.queries import review_of_year, waiting_of
from jixiao.web.reviews.table import tables
from jixiao.web.years.current import remember
from jixiao.web.years.models import BudgetYear
from jixiao.web.years.queries import year_of

_LONGEST = 1000


@require_GET
def review(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year)
    remember(request, row)
    campaign = campaign_of(row)
    context: dict[str, Any] = {"year": row, "campaign": campaign, "reviews": may(me, Right.REVIEW, row.department)}
    if campaign:
        context |= _found(campaign, me)
    return render_page(request, "reviews/review.html", context, regions=("totals", "decision"))


def _found(campaign: Campaign, me: Person) -> dict[str, object]:
    made = review_of_year(campaign.year)
    judgement = judge(campaign.year, made)
    return {
        "review": made,
        "judgement": judgement,
        "tables": tables(campaign.year, made, judgement),
        "waiting": waiting_of(campaign),
        "may_move": {verb.replace("return", "send_back"): campaign.state in MOVES[verb][0] for verb in MOVES},
        "history": history(campaign, me),
        "open_count": made.opinions.filter(answered_at=None, withdrawn_at=None).count() if made else 0,
    }


@require_POST
def decide(request: HttpRequest, year: int, verb: str) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year, Right.REVIEW)
    require(verb in _DECISIONS)
    campaign = reviewed_campaign(row)
    words = request.POST.get("words", "").strip()[:_LONGEST]
    try:
        messages.success(request, _DECISIONS[verb](campaign, words, me))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("reviews:review", year=row.pk)


def _receive(campaign: Campaign, _words: str, me: Person) -> str:
    reviews.receive(campaign=campaign, by=me)
    return "已开始审核；部门现在不能修改。"


def _send_back(campaign: Campaign, words: str, me: Person) -> str:
    reviews.send_back(campaign=campaign, reason=words, by=me)
    return "已退回部门；有意见的行，填报处室会在那一行看到。"


def _approve(campaign: Campaign, words: str, me: Person) -> str:
    reviews.approve(campaign=campaign, comment=words, by=me)
    return "审核通过，得分和等级已记入排名。"


def _reopen(campaign: Campaign, words: str, me: Person) -> str:
    reviews.reopen(campaign=campaign, reason=words, by=me)
    return "已重新打开，部门可以修改后再报送。"


_DECISIONS = {"receive": _receive, "send_back": _send_back, "approve": _approve, "reopen": _reopen}


def reviewed_campaign(year: BudgetYear) -> Campaign:
    """404 where no self-evaluation was begun."""
    campaign = campaign_of(year)
    return campaign or found(Campaign.objects.none())
