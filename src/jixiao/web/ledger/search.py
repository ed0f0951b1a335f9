"""Rows of every ledger for the search box."""

from collections.abc import Iterator

from django.urls import reverse

from jixiao.web.kit.plugins import Found
from jixiao.web.ledger.registry import ledgers
from jixiao.web.ledger.words import saying
from jixiao.web.people.models import Person
from jixiao.web.people.scope import departments

MOST = 10


def search(person: Person, words: str) -> Iterator[Found]:
    """The first of each ledger that the person sees."""
    seen = list(departments(person).values_list("pk", flat=True))
    for ledger in ledgers().values():
        rows = ledger.model._default_manager.filter(saying(ledger, words), removed_at=None, department__in=seen)
        for row in rows.select_related("department")[:MOST]:
            address = reverse("ledger:row_detail", args=[ledger.name, row.pk])
            yield Found(ledger.label, str(row), address, row.department.name)
