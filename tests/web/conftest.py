"""Fixtures of the web's tests."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.test import Client

from tests.web import server as servers
from tests.web import world as offices


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The world of the tests, once."""
    with django_db_blocker.unblock():
        offices.make()


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """What one test summed up holds in no other."""
    cache.clear()


@pytest.fixture
def world(db) -> SimpleNamespace:
    return offices.look_up()


@pytest.fixture
def browser_of(world) -> Callable[[str], Client]:
    """A browser in which somebody of the world has signed in; "anonymous" for nobody."""
    return lambda persona: Client() if persona == "anonymous" else offices.browser_of(persona)


@pytest.fixture
def administrator(browser_of) -> Client:
    return browser_of("administrator")


@pytest.fixture
def writer(browser_of) -> Client:
    return browser_of("writer")


@pytest.fixture
def compiler(browser_of) -> Client:
    return browser_of("compiler")


@pytest.fixture
def finance(browser_of) -> Client:
    return browser_of("finance")


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """A running server with the demonstration data."""
    folder = tmp_path_factory.mktemp("data")
    running = servers.start(folder, JIXIAO_ADMIN_PASSWORD=servers.ADMIN_PASSWORD)
    loaded = running.manage("demo")
    assert loaded.returncode == 0, loaded.stderr
    yield running
    servers.stop(running)
