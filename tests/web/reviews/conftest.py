from types import SimpleNamespace

import pytest

from tests.web.reviews.made import make_approved, make_reviewing, make_signed


@pytest.fixture
def signed(world) -> SimpleNamespace:
    return make_signed(world)


@pytest.fixture
def reviewing(world) -> SimpleNamespace:
    return make_reviewing(world)


@pytest.fixture
def approved(world) -> SimpleNamespace:
    return make_approved(world)


@pytest.fixture
def colleague(browser_of):
    return browser_of("colleague")
