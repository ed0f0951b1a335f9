"""What enterprise service puts beside a firm: who looks after it, and how long nobody has spoken to it."""

from typing import Any

from django.utils import timezone

from jixiao.web.aftercare.queries import clock, pairings_on
from jixiao.web.ledger.beside import Part
from jixiao.web.ledger.column import Ledger

TOOLS: tuple[str, ...] = ()


def row_part(ledger: Ledger, row: Any) -> Part | None:
    """Nothing for a firm that nobody looks after."""
    if ledger.name != "enterprises" or row.is_removed:
        return None
    today = timezone.localdate()
    pairings = list(pairings_on(today).filter(enterprise=row))
    days = (today - row.contacted_on).days if row.contacted_on else None
    allowed = clock(row.department.place.code, today)
    late = allowed is not None and (days is None or days > allowed)
    context = {"pairings": pairings, "days": days, "allowed": allowed, "late": late}
    return Part("aftercare/enterprise_part.html", context) if pairings else None
