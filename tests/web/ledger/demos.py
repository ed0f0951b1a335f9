"""Demonstration ledgers as tests see them: departments of the names they are made for, and counts by filters."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from django.db import transaction

from jixiao.web.kit.removal import remove_with_all
from jixiao.web.ledger.registry import ledgers
from jixiao.web.ledger.view import View, value_of
from jixiao.web.people.actions.offices import create_department, place_of
from jixiao.web.people.models import Department, LogEntry


@contextmanager
def loaded(demo: ModuleType, *names: str) -> Iterator[dict[str, Department]]:
    """The demonstration departments with the rows of an app."""
    place = place_of(code="130100")
    made = {name: create_department(by=None, values={"name": name, "place": place}, is_demo=True) for name in names}
    demo.load()
    yield made
    with transaction.atomic():
        remove_with_all(list(made.values()), spared=(LogEntry,))


def asked(department: Department, ledger: str, measure: str = "count", **filters: str) -> int | None:
    """A figure as a person would get it: a ledger, filters of its address, and what is counted or summed."""
    return value_of(View(ledger, tuple(filters.items()), (department.pk,), measure))


def nameless(department: Department, ledger: str) -> list[str]:
    """Rows whose title does not say that it is an example."""
    found = ledgers()[ledger]
    rows = found.model._default_manager.filter(department=department)
    return list(rows.exclude(**{f"{found.title}__startswith": "示例"}).values_list(found.title, flat=True))
