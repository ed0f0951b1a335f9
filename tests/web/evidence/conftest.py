"""Numbers of uploads begin anew in every test; so do their files."""

import shutil
from types import SimpleNamespace

import pytest

from tests.web.evidence.made import make_year


@pytest.fixture(autouse=True)
def _no_files_of_other_tests(settings):
    shutil.rmtree(settings.FILES / "evidence", ignore_errors=True)


@pytest.fixture
def made(world) -> SimpleNamespace:
    return make_year(world)
