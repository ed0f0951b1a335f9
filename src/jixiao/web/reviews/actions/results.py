"""What comes of an approved self-evaluation: the use of each result, and the notice from sending to its end."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from jixiao.web.campaign.models import Campaign
from jixiao.web.campaign.states import State
from jixiao.web.kit.refused import Refused
from jixiao.web.people.log import log
from jixiao.web.people.models import Person
from jixiao.web.reviews.models import Notice, ProgramUse, Review
from jixiao.web.reviews.uses import Proposed


def must_be_approved(campaign: Campaign) -> None:
    if campaign.state != State.APPROVED:
        raise Refused(f"{campaign}还没有审核通过。")


@transaction.atomic
def decide_use(
    *, review: Review, proposed: Proposed, decision: str, cut: int | None, reason: str, by: Person
) -> ProgramUse:
    """Finance's decision for the next budget; what is not the norm's proposal needs a reason."""
    must_be_approved(review.campaign)
    if proposed.consequence and decision != proposed.consequence and not reason:
        raise Refused("与规定的用法不同，请写明理由。")
    values = {
        "score": proposed.score,
        "grade": proposed.grade,
        "proposal": proposed.consequence,
        "decision": decision,
        "cut": cut,
        "reason": reason,
        "by": by,
        "at": timezone.now(),
    }
    use, _ = ProgramUse.objects.update_or_create(review=review, program=proposed.program, defaults=values)
    told = f"，{reason}" if reason else ""
    department = review.campaign.year.department
    log("reviews.use.decided", use, by=by, department=department, decision=decision, reason=told)
    return use


@transaction.atomic
def send_notice(*, review: Review, text: str, reply_due: date, by: Person) -> Notice:
    must_be_approved(review.campaign)
    if Notice.objects.filter(review=review).exists():
        raise Refused("反馈意见已经发出。")
    notice = Notice.objects.create(review=review, text=text, reply_due=reply_due, sent_by=by)
    _log("reviews.notice.sent", notice, by, due=f"{reply_due:%-m月%-d日}")
    return notice


@transaction.atomic
def reply(*, notice: Notice, text: str, measures: str, finish_on: date | None, by: Person) -> Notice:
    """The department's reply with its measures (整改措施)."""
    row = _taken(notice, Notice.State.SENT)
    row.state, row.reply, row.measures, row.finish_on = Notice.State.REPLIED, text, measures, finish_on
    row.replied_by, row.replied_at = by, timezone.now()
    row.save()
    _log("reviews.notice.replied", row, by)
    return row


@transaction.atomic
def ask_again(*, notice: Notice, reason: str, by: Person) -> Notice:
    """The reply does not do: with the reason, which the department reads."""
    if not reason:
        raise Refused("请写明要补充什么。")
    row = _taken(notice, Notice.State.REPLIED)
    row.state, row.verdict = Notice.State.SENT, reason
    row.save()
    _log("reviews.notice.again", row, by, reason=reason)
    return row


@transaction.atomic
def close(*, notice: Notice, verdict: str, by: Person) -> Notice:
    row = _taken(notice, Notice.State.REPLIED)
    row.state, row.verdict, row.closed_by, row.closed_at = Notice.State.CLOSED, verdict, by, timezone.now()
    row.save()
    _log("reviews.notice.closed", row, by)
    return row


def _taken(notice: Notice, state: str) -> Notice:
    """The row as it is now, claimed for a change from this state."""
    row = Notice.objects.select_for_update().select_related("review__campaign__year__department").get(pk=notice.pk)
    must_be_approved(row.review.campaign)
    if row.state != state or not row.take(row.version):
        raise Refused(f"{row}现在是“{row.get_state_display()}”；请刷新页面。")
    return row


def _log(verb: str, notice: Notice, by: Person, **words: Any) -> None:
    log(verb, notice, by=by, department=notice.review.campaign.year.department, **words)
