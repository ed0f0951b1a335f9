"""Every address × every persona. An address without a row fails: who may see it must be said where it is made."""

from importlib import import_module
from importlib.util import find_spec

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.web.permissions import Row
from tests.web.world import PERSONAS

pytestmark = pytest.mark.alike

OURS = [app.label for app in apps.get_app_configs() if app.name.startswith("jixiao.web.")]
ROWS = [
    row
    for label in OURS
    if find_spec(f"tests.web.{label}.addresses")
    for row in import_module(f"tests.web.{label}.addresses").ADDRESSES
]


def names(resolver: URLResolver, prefix: str = "") -> list[str]:
    found: list[str] = []
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            found += names(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)
        elif isinstance(entry, URLPattern):
            found.append(f"{prefix}{entry.name}")
    return found


def test_every_address_has_a_row():
    assert set(names(get_resolver())) - {row.view for row in ROWS} == set()


def test_every_row_has_an_address():
    assert {row.view for row in ROWS} - set(names(get_resolver())) == set()


@pytest.fixture
def work_put_off(settings) -> None:
    """Who may ask for work in the background; the work itself is not done."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.mark.usefixtures("work_put_off")
@pytest.mark.parametrize("row", ROWS, ids=str)
def test_who_may(row, world, browser_of):
    address = reverse(row.view, kwargs=dict(row.where(world)))
    assert {persona: asked(row, address, browser_of(persona)) for persona in PERSONAS} == row.expected


def asked(row: Row, address: str, browser: Client) -> int:
    """What somebody is answered; whatever it changed is taken back."""
    before = transaction.savepoint()
    try:
        answer = browser.get(address) if row.method == "GET" else browser.post(address, row.data)
        return int(answer.status_code)
    finally:
        transaction.savepoint_rollback(before)
