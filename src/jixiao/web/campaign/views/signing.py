"""The leader's page: one page that says what is signed, and the signature."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from jixiao.web.campaign.actions import campaigns
from jixiao.web.campaign.filling import FillRow
from jixiao.web.campaign.forms import SignForm
from jixiao.web.campaign.models import Campaign
from jixiao.web.campaign.queries import Board, board_of
from jixiao.web.campaign.states import State
from jixiao.web.campaign.views.filling import running_campaign
from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.refused import Refused
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import may, person_of
from jixiao.web.years.current import remember
from jixiao.web.years.queries import year_of


@require_http_methods(["GET", "POST"])
def signature(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year, Right.SIGN if request.method == "POST" else Right.SEE)
    remember(request, row)
    running = running_campaign(row)
    form = SignForm(posted(request))
    if request.method == "POST" and _done(request, running, form):
        return redirect("campaign:signature", year=row.pk)
    made = board_of(running)
    context = {
        "year": row,
        "campaign": running,
        "board": made,
        "below": _below(made),
        "form": form,
        "signs": may(me, Right.SIGN, row.department) and running.state == State.SIGNING,
        "compiles": may(me, Right.COMPILE, row.department),
    }
    return render(request, "campaign/signature.html", context, status=422 if request.method == "POST" else 200)


def _done(request: HttpRequest, running: Campaign, form: SignForm) -> bool:
    """Signed, or declined with a reason; False when something is to be mended first."""
    me = person_of(request)
    try:
        if request.POST.get("verb") == "decline":
            campaigns.move(campaign=running, verb="decline", by=me, reason=request.POST.get("reason", "")[:500])
            messages.success(request, "已退回绩效管理员。")
            return True
        if form.is_valid():
            campaigns.sign(campaign=running, by=me, **form.cleaned_data)
            messages.success(request, "已签发。")
            return True
    except Refused as refused:
        messages.error(request, str(refused))
    return False


def _below(made: Board) -> list[tuple[str, FillRow]]:
    """The rows that lost points, the most first: what a leader will be asked about."""
    rows = [
        (card.program.program.name, row)
        for part in made.parts
        for card in part.cards
        for row in card.rows
        if row.line and (row.line.lost is None or row.line.lost > 0)
    ]
    return sorted(rows, key=lambda pair: pair[1].line.low - pair[1].line.weight if pair[1].line else 0)
