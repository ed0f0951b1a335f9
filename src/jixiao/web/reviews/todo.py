"""What waits for finance, and what departments have to answer."""

from collections.abc import Iterator

from django.urls import reverse

from jixiao.web.campaign.models import Campaign
from jixiao.web.campaign.states import State
from jixiao.web.kit.plugins import Todo
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import holds
from jixiao.web.reviews.models import Notice
from jixiao.web.reviews.queries import WAITING, campaigns_of, notices_seen, opinions_seen, waiting_of
from jixiao.web.years.writers import writes

_SHOWN = 8


def todo(person: Person) -> Iterator[Todo]:
    if holds(person, Right.REVIEW):
        for campaign in campaigns_of(person).filter(state__in=WAITING).order_by("signed_at")[:_SHOWN]:
            yield _of_campaign(campaign)
        for notice in notices_seen(person, Right.REVIEW).filter(state=Notice.State.REPLIED)[:_SHOWN]:
            yield Todo(f"核对{notice.review.campaign.year}的整改回复", _results(notice), "部门已回复反馈意见")
    if holds(person, Right.FILL):
        yield from _of_opinions(person)
    if holds(person, Right.COMPILE):
        for notice in notices_seen(person, Right.COMPILE).filter(state=Notice.State.SENT):
            reason = f"财政要求补充：{notice.verdict}" if notice.verdict else "写明整改措施和完成期限"
            label = f"回复{notice.review.campaign.year}的反馈意见"
            yield Todo(label, _results(notice), reason, notice.reply_due, notice.is_late)


def _of_campaign(campaign: Campaign) -> Todo:
    waiting = waiting_of(campaign)
    begun = "审核中" if campaign.state == State.REVIEWING else "待审"
    since = f"，已等 {waiting.days} 天" if waiting.days else ""
    return Todo(f"审核{campaign}", reverse("reviews:review", args=[campaign.year_id]), f"{begun}{since}")


def _of_opinions(person: Person) -> Iterator[Todo]:
    """The open ones of rows that this person fills in, one entry a year."""
    open_ones = opinions_seen(person, Right.FILL).filter(answered_at=None, withdrawn_at=None)
    counts: dict[Campaign, int] = {}
    for one in open_ones.exclude(review__campaign__state=State.APPROVED):
        campaign = one.review.campaign
        if writes(person, campaign.year, one.section):
            counts[campaign] = counts.get(campaign, 0) + 1
    for campaign, count in counts.items():
        address = reverse("reviews:review", args=[campaign.year_id])
        yield Todo(f"答复财政对{campaign.year}的审核意见", address, f"{count} 条还没有答复", urgent=True)


def _results(notice: Notice) -> str:
    return reverse("reviews:results", args=[notice.review.campaign.year_id])
