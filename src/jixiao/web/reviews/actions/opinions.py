"""Opinions on cells: given, answered, taken up again, withdrawn."""

from django.db import transaction
from django.utils import timezone

from jixiao.web.campaign.models import Campaign
from jixiao.web.campaign.states import State
from jixiao.web.kit.refused import Refused
from jixiao.web.people.log import log
from jixiao.web.people.models import Person
from jixiao.web.reviews.actions.reviews import review_of
from jixiao.web.reviews.models import Opinion, Saying
from jixiao.web.years.models import Indicator, ProgramYear


def must_be_reviewing(campaign: Campaign) -> None:
    """Finance judges only what it has taken up. Raises Refused."""
    if campaign.state != State.REVIEWING:
        raise Refused(f"{campaign}现在是“{campaign.get_state_display()}”，不在审核中。")


@transaction.atomic
def give(*, campaign: Campaign, row: Indicator | ProgramYear, field: str, text: str, by: Person) -> Opinion:
    must_be_reviewing(campaign)
    where = {"indicator": row} if isinstance(row, Indicator) else {"program": row}
    opinion = Opinion.objects.create(review=review_of(campaign), field=field, **where)
    _say(opinion, text, by, by_finance=True)
    log("reviews.opinion.given", opinion, by=by, department=campaign.year.department, text=text)
    return opinion


@transaction.atomic
def answer(*, opinion: Opinion, text: str, by: Person) -> Opinion:
    """The department's word, which resolves the opinion; while finance has it or has sent it back."""
    campaign = opinion.review.campaign
    if campaign.state in (State.APPROVED, State.CANCELLED) or not campaign.year.is_open:
        raise Refused(f"{campaign}{campaign.get_state_display()}，不用再答复。")
    if opinion.withdrawn_at:
        raise Refused("这条意见已经撤回，不用答复。")
    _say(opinion, text, by, by_finance=False)
    _mark(opinion, answered_at=timezone.now())
    log("reviews.opinion.answered", opinion, by=by, department=campaign.year.department, text=text)
    return opinion


@transaction.atomic
def add(*, opinion: Opinion, text: str, by: Person) -> Opinion:
    """Finance is not satisfied: the opinion is open again."""
    must_be_reviewing(opinion.review.campaign)
    _say(opinion, text, by, by_finance=True)
    _mark(opinion, answered_at=None, withdrawn_at=None)
    log("reviews.opinion.said", opinion, by=by, department=opinion.review.campaign.year.department, text=text)
    return opinion


@transaction.atomic
def withdraw(*, opinion: Opinion, by: Person) -> Opinion:
    must_be_reviewing(opinion.review.campaign)
    if not opinion.is_open:
        raise Refused("这条意见已经答复或者撤回。")
    _mark(opinion, withdrawn_at=timezone.now())
    log("reviews.opinion.withdrawn", opinion, by=by, department=opinion.review.campaign.year.department)
    return opinion


def _say(opinion: Opinion, text: str, by: Person, *, by_finance: bool) -> None:
    Saying.objects.create(opinion=opinion, text=text, by=by, by_finance=by_finance)


def _mark(opinion: Opinion, **times: object) -> None:
    for name, value in times.items():
        setattr(opinion, name, value)
    opinion.save(update_fields=list(times))
