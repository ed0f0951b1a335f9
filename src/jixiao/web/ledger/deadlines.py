"""What rows of ledgers say must be done by some day."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from jixiao.web.kit.plugins import Deadline
from jixiao.web.ledger.column import Ledger
from jixiao.web.ledger.registry import ledgers
from jixiao.web.people.models import Department

_OLDEST = timedelta(days=60)
_MOST = 1000  # of a ledger: nobody keeps more in mind


def deadlines(reached: QuerySet[Department]) -> Iterator[Deadline]:
    for ledger in ledgers().values():
        for term in ledger.terms:
            yield from _of(ledger, *term, reached)


def _of(ledger: Ledger, due: str, done: str, what: str, reached: QuerySet[Department]) -> Iterator[Deadline]:
    asked = {f"{due}__gte": timezone.localdate() - _OLDEST, done: None, "removed_at": None}
    rows: Any = ledger.model._default_manager.filter(department__in=reached, **asked).select_related(*ledger.linked)
    for row in rows.order_by(due, "pk")[:_MOST]:
        address = reverse("ledger:row_detail", args=[ledger.name, row.pk])
        key = f"{ledger.name}-{row.pk}-{due}"
        yield Deadline(key, f"{what}：{row}", getattr(row, due), address, row.department_id)
