"""Links made, taken back, answered: once, by whoever has it, as long as it holds."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from jixiao.web.confirmations.asking import Asked, askings
from jixiao.web.confirmations.models import Link, Satisfied
from jixiao.web.confirmations.queries import links_of, row_of
from jixiao.web.kit.refused import Refused
from jixiao.web.ledger.models import LedgerRow
from jixiao.web.people.log import log
from jixiao.web.people.models import Person

DAYS = (3, 7, 15, 30)  # how long a link may hold
_WHY_NOT = {
    Link.State.ANSWERED: "这个链接已经用过，不能再回答。",
    Link.State.WITHDRAWN: "这个链接已经作废。",
    Link.State.EXPIRED: "这个链接已经过期。",
}


@transaction.atomic
def make_link(*, asked: Asked, row: LedgerRow, to: str, days: int, by: Person) -> Link:
    """A new link; one that is still open is taken back. Raises Refused with why there can be none."""
    row = asked.ledger.model._default_manager.select_for_update().get(pk=row.pk)
    if words := asked.hindrance(row):
        raise Refused(words)
    for earlier in links_of(asked.ledger, row):
        if earlier.is_open:
            withdraw_link(link=earlier, by=by)
    asked.renew(row, by)
    until = timezone.now() + timedelta(days)
    link = Link.objects.create(
        ledger=asked.ledger.name, row=row.pk, department=row.department, to=to, by=by, expires_at=until
    )
    log("confirmations.link.made", row, by=by, department=row.department, ledger=asked.ledger.noun, to=to, days=days)
    return link


@transaction.atomic
def withdraw_link(*, link: Link, by: Person) -> Link:
    held = Link.objects.select_for_update().get(pk=link.pk)
    if not held.is_open:
        raise Refused(_WHY_NOT[held.state])
    held.withdrawn_at = timezone.now()
    held.save(update_fields=["withdrawn_at"])
    log("confirmations.link.withdrawn", row_of(held), by=by, department=held.department, to=held.to)
    return held


@transaction.atomic
def answer(*, link: Link, verdict: str, satisfied: str, words: str, name: str) -> Link:
    """What somebody outside says; it lands in the row. Raises Refused when late, twice or incomplete."""
    held = Link.objects.select_for_update().get(pk=link.pk)
    if not held.is_open:
        raise Refused(_WHY_NOT[held.state])
    asked, row = askings()[held.ledger], row_of(held)
    if row.is_removed:
        raise Refused("这件事已经不在办理中，不用回答了。")
    if asked.verdicts and verdict not in asked.verdicts:
        raise Refused(f"请选择：{'，还是'.join(asked.verdicts.values())}。")
    if satisfied not in Satisfied.values:
        raise Refused("请选择是否满意。")
    if not name.strip():
        raise Refused("请写您的姓名。")
    if verdict == Link.Verdict.NO and not words.strip():
        raise Refused("请写几句还有什么没有办好，方便我们接着办。")
    held.verdict, held.satisfied = verdict, satisfied
    held.words, held.name, held.answered_at = words.strip()[:1000], name.strip()[:40], timezone.now()
    held.save()
    asked.take(row, held)
    return held
