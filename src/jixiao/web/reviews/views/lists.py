"""Finance's lists over departments: the queue, the ranking, the decisions for the next budget."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from jixiao.web.campaign.models import Campaign
from jixiao.web.kit.answers import attachment
from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.listing import Listing
from jixiao.web.kit.workbook import TYPE, listed
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, needs, person_of, require
from jixiao.web.reviews import export
from jixiao.web.reviews.actions.reviews import look as look_at
from jixiao.web.reviews.forms import QueueFilter, RankingFilter, UseFilter
from jixiao.web.reviews.queries import Waiting, uses_of, waiting_of
from jixiao.web.reviews.queries import queue as queued
from jixiao.web.reviews.queries import ranking as ranked


@needs(Right.REVIEW)
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    form = QueueFilter.of(request)
    listing = Listing(request, queued(person_of(request), form.cleaned_data), form)
    context = {"listing": listing, "form": form, "rows": _rows(listing.page)}
    return render_page(request, "reviews/queue.html", context, regions=("rows",))


def _rows(campaigns: Iterable[Campaign]) -> list[tuple[Campaign, Waiting]]:
    today = timezone.localdate()
    return [(campaign, waiting_of(campaign, today)) for campaign in campaigns]


@needs(Right.REVIEW)
@require_POST
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """The row of the queue, after the first look at what was signed since."""
    me = person_of(request)
    campaign = found(queued(me, {"state": "all"}), pk=pk)
    require(campaign.is_signed)
    look_at(campaign=campaign)
    again = found(queued(me, {"state": "all"}), pk=pk)
    return render(request, "reviews/queue_row.html", {"campaign": again, "waiting": waiting_of(again)})


@needs(Right.REVIEW)
@require_GET
def ranking(request: HttpRequest) -> HttpResponse:
    form = RankingFilter.of(request)
    context = {"listing": Listing(request, ranked(person_of(request), form.cleaned_data), form), "form": form}
    return render_page(request, "reviews/ranking.html", context, regions=("rows",))


@needs(Right.REVIEW)
@require_GET
def ranking_file(request: HttpRequest) -> HttpResponse:
    rows = ranked(person_of(request), RankingFilter.of(request).cleaned_data)
    return attachment("部门绩效得分排名.xlsx", listed("排名", export.RANKING, export.ranking_rows(rows)), TYPE)


@needs(Right.REVIEW)
@require_GET
def uses(request: HttpRequest) -> HttpResponse:
    form = UseFilter.of(request)
    context = {"listing": Listing(request, uses_of(person_of(request), form.cleaned_data), form), "form": form}
    return render_page(request, "reviews/uses.html", context, regions=("rows",))


@needs(Right.REVIEW)
@require_GET
def uses_file(request: HttpRequest) -> HttpResponse:
    rows = uses_of(person_of(request), UseFilter.of(request).cleaned_data)
    return attachment("绩效结果应用清单.xlsx", listed("结果应用", export.USES, export.use_rows(rows)), TYPE)
