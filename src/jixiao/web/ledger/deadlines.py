"""What rows of ledgers say must be done by some day, and what is overdue on a day."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from jixiao.web.kit.plugins import Deadline
from jixiao.web.ledger.column import Ledger, Term
from jixiao.web.ledger.registry import ledgers
from jixiao.web.people.models import Department

_OLDEST = timedelta(days=60)
_MOST = 1000  # of a ledger: nobody keeps more in mind


def deadlines(reached: QuerySet[Department]) -> Iterator[Deadline]:
    for ledger, term in terms():
        yield from _of(ledger, term, reached)


def terms() -> Iterator[tuple[Ledger, Term]]:
    """Every term of every ledger, in the order of the menu."""
    return ((ledger, one) for ledger in ledgers().values() for one in ledger.terms)


def overdue(ledger: Ledger, term: Term, departments: Iterable[Any], on: date) -> QuerySet[Any]:
    """Rows of departments that were overdue on a day, the longest first."""
    rows: QuerySet[Any] = ledger.model._default_manager.filter(department__in=departments, removed_at=None)
    for day in (term.done, *ledger.closing):
        rows = rows.filter(Q(**{day: None}) | Q(**{f"{day}__gt": on}))
    return rows.filter(**{f"{term.due}__lt": on}).order_by(term.due, "pk")


def _of(ledger: Ledger, term: Term, reached: QuerySet[Department]) -> Iterator[Deadline]:
    still = dict.fromkeys((term.done, *ledger.closing, "removed_at"))
    asked = {f"{term.due}__gte": timezone.localdate() - _OLDEST, **still}
    rows: Any = ledger.model._default_manager.filter(department__in=reached, **asked).select_related(*ledger.linked)
    for row in rows.order_by(term.due, "pk")[:_MOST]:
        address = reverse("ledger:row_detail", args=[ledger.name, row.pk])
        key = f"{ledger.name}-{row.pk}-{term.due}"
        yield Deadline(key, f"{term.what}：{row}", getattr(row, term.due), address, row.department_id)
