"""What is overdue in any ledger: its day has passed, and what was due by it had not happened."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from jixiao.web.ledger.column import Deadline, Ledger
from jixiao.web.ledger.registry import ledgers


def deadlines() -> Iterator[tuple[Ledger, Deadline]]:
    """Every deadline of every ledger, in the order of the menu."""
    return ((ledger, one) for ledger in ledgers().values() for one in ledger.deadlines)


def overdue(ledger: Ledger, deadline: Deadline, departments: Iterable[Any], on: date) -> QuerySet[Any]:
    """Rows of departments that were overdue on a day, the longest first."""
    undone = Q(**{deadline.done: None}) | Q(**{f"{deadline.done}__gt": on})
    rows: QuerySet[Any] = ledger.model._default_manager.filter(undone, department__in=departments, removed_at=None)
    for other in ledger.closing:
        rows = rows.filter(Q(**{other: None}) | Q(**{f"{other}__gt": on}))
    return rows.filter(**{f"{deadline.due}__lt": on}).order_by(deadline.due, "pk")
