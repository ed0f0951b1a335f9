"""A review from its first look to the decision. The campaign's own states say what may follow what."""

from collections import defaultdict

from django.db import transaction
from django.utils import timezone

from jixiao.units.number import short
from jixiao.web.campaign.actions.campaigns import move
from jixiao.web.campaign.actions.tasks import give_back
from jixiao.web.campaign.models import Campaign
from jixiao.web.campaign.queries import tasks_of
from jixiao.web.kit.refused import Refused
from jixiao.web.people.log import log
from jixiao.web.people.models import Person
from jixiao.web.reviews.first_look import points_of, values_of
from jixiao.web.reviews.judgement import Judgement, judge
from jixiao.web.reviews.models import Opinion, Review

_SHOWN = 5


def review_of(campaign: Campaign) -> Review:
    """The review of a campaign, begun when there is none."""
    review, _ = Review.objects.get_or_create(campaign=campaign)
    review.campaign = campaign
    return review


@transaction.atomic
def look(*, campaign: Campaign) -> Review:
    """The first look at what was signed, kept until it is signed anew."""
    review = review_of(campaign)
    if not campaign.is_signed:
        raise Refused(f"{campaign}还没有签发。")
    if not review.is_looked:
        for name, value in values_of(judge(campaign.year, None)).items():
            setattr(review, name, value)
        review.signature_at = campaign.signed_at
        review.save()
    return review


@transaction.atomic
def receive(*, campaign: Campaign, by: Person) -> Campaign:
    """Finance begins; from now on the department cannot take its paper back by itself."""
    look(campaign=campaign)
    return move(campaign=campaign, verb="receive", by=by)


@transaction.atomic
def send_back(*, campaign: Campaign, reason: str, by: Person) -> Campaign:
    """Back to the department; sections find the open opinions at their rows, and what is theirs is open again."""
    opinions = open_opinions(review_of(campaign))
    told = reason.strip() or "；".join(f"{one}：{one.last_words}" for one in opinions[:_SHOWN])
    moved = move(campaign=campaign, verb="return", by=by, reason=told[:1000])
    moved.year = campaign.year
    by_section = defaultdict(list)
    for one in opinions:
        by_section[one.section.pk if one.section else None].append(one)
    for task in tasks_of(moved):
        own = by_section[task.section_id]
        if own and not task.is_open:
            indicators = {one.indicator: _gathered(own, one) for one in own if one.indicator}
            programs = {one.program: _gathered(own, one) for one in own if one.program}
            give_back(task=task, reason="", indicators=indicators, programs=programs, by=by)
    return moved


def open_opinions(review: Review) -> list[Opinion]:
    rows = review.opinions.filter(answered_at=None, withdrawn_at=None)
    places = ("indicator__section", "indicator__program__program__section", "program__program__section")
    return list(rows.select_related(*places).prefetch_related("sayings"))


def _gathered(opinions: list[Opinion], row: Opinion) -> str:
    """All that is said about one row, for the remark at it."""
    same = [one for one in opinions if one.row_key == row.row_key]
    return "；".join(f"财政审核（{one.get_field_display()}）：{one.last_words}" for one in same)[:500]


@transaction.atomic
def approve(*, campaign: Campaign, comment: str, by: Person) -> Review:
    """With the score that the rows make: whoever wants another one gives it to the rows, with a reason."""
    review = review_of(campaign)
    if waiting := review.opinions.filter(answered_at=None, withdrawn_at=None).count():
        raise Refused(f"还有 {waiting} 条意见没有答复；请等部门答复，或者撤回意见，或者退回。")
    judgement = judge(campaign.year, review)
    if undecided := _undecided(judgement):
        raise Refused(f"还有没有得分的行：{'、'.join(undecided[:_SHOWN])}。请在这些行写审核得分，或者退回。")
    moved = move(campaign=campaign, verb="approve", by=by)
    whole = judgement.reviewed.department
    review.score, review.grade = points_of(whole.total if whole else None), whole.grade if whole else ""
    review.comment, review.decided_by, review.decided_at = comment.strip(), by, timezone.now()
    review.save()
    score = short(whole.total.value) if whole and whole.total else "—"
    department = moved.year.department
    log("reviews.review.approved", review, by=by, department=department, score=score, grade=review.grade or "—")
    return review


def _undecided(judgement: Judgement) -> list[str]:
    return [line.subject for sheet in judgement.reviewed.scores.sheets for line in sheet.lines if line.score is None]


@transaction.atomic
def reopen(*, campaign: Campaign, reason: str, by: Person) -> Campaign:
    """An approved self-evaluation goes back to the department; what was decided is kept, and no longer counts."""
    return move(campaign=campaign, verb="revoke", by=by, reason=reason)
