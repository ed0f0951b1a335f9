"""A grid's address asked as a browser asks it."""

import json
import re
import shutil

import pytest


@pytest.fixture(autouse=True)
def _no_files_of_other_tests(settings):
    """Numbers of imports begin anew in every test; so do their files."""
    shutil.rmtree(settings.FILES / "imports", ignore_errors=True)


@pytest.fixture
def edit(compiler):
    """Change cells, each a row, a column and a text, at an address; the answer."""

    def edit(address: str, *cells, do: str = "change", browser=compiler, **body):
        told = [dict(zip(("row", "column", "text", "old"), map(_text, cell), strict=False)) for cell in cells]
        return browser.post(address, json.dumps({"do": do, "cells": told, **body}), content_type="application/json")

    return edit


def _text(part: object) -> str:
    return part if isinstance(part, str) else str(part.pk)  # type: ignore[attr-defined]


def words(answer) -> str:
    """A page without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())
