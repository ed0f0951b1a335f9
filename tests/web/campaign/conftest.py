from types import SimpleNamespace

import pytest

from tests.web.campaign.made import make_campaign


@pytest.fixture
def made(world) -> SimpleNamespace:
    return make_campaign(world)


@pytest.fixture
def leader(browser_of):
    return browser_of("leader")


@pytest.fixture
def colleague(browser_of):
    return browser_of("colleague")
