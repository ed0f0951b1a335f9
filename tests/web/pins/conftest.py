"""A year of the bureau, three projects, and a pin over two of them."""

from types import SimpleNamespace

import pytest

from tests.web.pins.made import make_all


@pytest.fixture
def made(world) -> SimpleNamespace:
    return make_all(world)
