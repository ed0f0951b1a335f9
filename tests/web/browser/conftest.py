"""Chromium of the system, driven against a running server; without one these tests are skipped."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.web import server as servers

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
DEMO_PASSWORD = "Jixiao-demo-2026"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    if not CHROMIUM:
        pytest.skip("Chromium is not installed (scripts/tools.sh installs it)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def opened(opened_on, server) -> Callable[..., Any]:
    """Open a page of the server as somebody."""
    return partial(opened_on, server)


@pytest.fixture
def opened_on(chromium) -> Iterator[Callable[..., Any]]:
    """Open a page of a server as somebody; what the browser complains about fails the test."""
    contexts: list[Any] = []
    complaints: list[str] = []

    def open_page(server: servers.Server, person: str = "", width: int = 1440, height: int = 900) -> Any:
        context = chromium.new_context(base_url=server.address, viewport={"width": width, "height": height})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if "Policy" in said.text else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.set_default_timeout(15_000)
        if person:
            sign_in(page, person)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def sign_in(page: Any, person: str, password: str = "") -> None:
    page.goto("/sign-in/")
    page.fill("#id_username", person)
    page.fill("#id_password", password or (servers.ADMIN_PASSWORD if person == "admin" else DEMO_PASSWORD))
    page.click("main button[type=submit]")
    page.wait_for_load_state()


@pytest.fixture(scope="session")
def example(tmp_path_factory) -> Callable[[str], str]:
    """The path of an example document by its name."""
    from examples import as_docx
    from examples.source import SOURCES, parse

    folder = tmp_path_factory.mktemp("examples")

    def write(name: str) -> str:
        path = folder / f"{name}.docx"
        as_docx.write(parse(SOURCES / f"{name}.md"), path)
        return str(Path(path))

    return write
