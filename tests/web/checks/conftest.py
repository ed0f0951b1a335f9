"""Numbers of uploads begin anew in every test; so do their files."""

import shutil

import pytest


@pytest.fixture(autouse=True)
def _no_files_of_other_tests(settings):
    shutil.rmtree(settings.FILES / "checks", ignore_errors=True)
