"""When a firm was last spoken to: the newest contact of any ledger stands at the firm."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from jixiao.web.ledger.actions.rows import turn
from jixiao.web.promotion.columns import ENTERPRISES
from jixiao.web.promotion.models import Enterprise


def keep_contact(entry: Any) -> None:
    """So that those long left alone can be found; a later day that was typed stays, one to come does not count."""
    if entry.removed_at is not None or entry.on > timezone.localdate():
        return
    firm = Enterprise.objects.filter(Q(contacted_on=None) | Q(contacted_on__lt=entry.on), pk=entry.enterprise_id)
    if firm.update(contacted_on=entry.on):
        turn(ENTERPRISES, entry.department)
