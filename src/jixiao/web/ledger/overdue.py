"""What is overdue in any ledger: its day has passed, and what was due by it had not happened."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from jixiao.web.ledger.column import Ledger, Term
from jixiao.web.ledger.registry import ledgers


def terms() -> Iterator[tuple[Ledger, Term]]:
    """Every term of every ledger, in the order of the menu."""
    return ((ledger, one) for ledger in ledgers().values() for one in ledger.terms)


def undone(ledger: Ledger, term: Term, departments: Iterable[Any], on: date) -> QuerySet[Any]:
    """Rows of departments in which what is due had not happened on a day, the oldest first."""
    rows: QuerySet[Any] = ledger.model._default_manager.filter(department__in=departments, removed_at=None)
    for day in (term.done, *ledger.closing):
        rows = rows.filter(Q(**{day: None}) | Q(**{f"{day}__gt": on}))
    return rows.order_by(term.due, "pk")


def overdue(ledger: Ledger, term: Term, departments: Iterable[Any], on: date) -> QuerySet[Any]:
    """Those of them whose day has passed."""
    return undone(ledger, term, departments, on).filter(**{f"{term.due}__lt": on})
