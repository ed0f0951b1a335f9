"""Links of a row, and the row of a link."""

from typing import Any

from django.db.models import QuerySet

from jixiao.web.confirmations.models import Link
from jixiao.web.ledger.column import Ledger
from jixiao.web.ledger.models import LedgerRow
from jixiao.web.ledger.registry import ledger_named


def links_of(ledger: Ledger, row: LedgerRow) -> QuerySet[Link]:
    """Of a row that somebody may see, newest first."""
    return Link.objects.filter(ledger=ledger.name, row=row.pk).select_related("by")


def row_of(link: Link) -> Any:
    """What it asks about, even when that was removed."""
    return ledger_named(link.ledger).model._default_manager.select_related("department").get(pk=link.row)
