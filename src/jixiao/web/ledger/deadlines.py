"""What rows of ledgers say must be done by some day."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from jixiao.web.kit.plugins import Deadline
from jixiao.web.ledger.column import Ledger, Term
from jixiao.web.ledger.overdue import terms, undone
from jixiao.web.people.models import Department

_OLDEST = timedelta(days=60)
_MOST = 1000  # of a ledger: nobody keeps more in mind


def deadlines(reached: QuerySet[Department]) -> Iterator[Deadline]:
    for ledger, term in terms():
        yield from _of(ledger, term, reached)


def _of(ledger: Ledger, term: Term, reached: QuerySet[Department]) -> Iterator[Deadline]:
    today = timezone.localdate()
    rows = undone(ledger, term, reached, today).filter(**{f"{term.due}__gte": today - _OLDEST})
    what = ledger.by_name[term.due].label
    for row in rows.select_related(*ledger.linked)[:_MOST]:
        address = reverse("ledger:row_detail", args=[ledger.name, row.pk])
        key = f"{ledger.name}-{row.pk}-{term.due}"
        yield Deadline(key, f"{what}：{row}", getattr(row, term.due), address, row.department_id)
