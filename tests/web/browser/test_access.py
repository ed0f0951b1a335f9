"""Pages of the demonstration, one of each kind, for the keyboard, a screen reader and weak eyes."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error

from tests.web.browser.test_browser import NAMELESS, PALE

pytestmark = [pytest.mark.browser, pytest.mark.long]

FILES = re.compile(r"/(file|sheet|template|package|sample|xlsx|docx|pdf|form|forms|export|sign-out|[^/]+\.json)(/|$)")
NAME = re.compile(r"\d+|(?<=/ledgers/)\w+|(?<=/norms/)\w+")  # what tells pages of one kind apart
LINKS = '[...document.querySelectorAll("a[href^=\'/\']:not([download])")].map((one) => one.getAttribute("href"))'
# What is said wrong of a page: its language, its heading, names given twice, pictures without words, tab orders.
FAULTS = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const ids = all("[id]").map((node) => node.id);
  const seen = (node) => node.checkVisibility() && node.textContent.trim();
  const heads = all("h1").filter((node) => seen(node) && !node.closest("article"));
  return [
    document.documentElement.lang !== "zh-CN" && "lang",
    !document.title.trim() && "title",
    heads.length === 1 || `h1 ${heads.length}`,
    all("main").length === 1 || "main",
    ...new Set(ids.filter((id, at) => ids.indexOf(id) !== at)).values().map((id) => `id ${id}`),
    ...all("label[for]").filter((one) => !document.getElementById(one.htmlFor)).map((one) => `label ${one.htmlFor}`),
    ...all("img:not([alt])").map((node) => `img ${node.src}`),
    ...all("[tabindex]").filter((node) => node.tabIndex > 0).map((node) => `tabindex ${node.id}`),
    ...all("[aria-controls]").flatMap((node) => node.getAttribute("aria-controls").split(" "))
      .filter((id) => id && !document.getElementById(id)).map((id) => `aria-controls ${id}`),
  ].filter((fault) => typeof fault === "string");
}"""


def kinds(page: Any, seen: set[str]) -> Iterator[str]:
    """The addresses that can be reached by links, one of each kind."""
    waiting = ["/"]
    seen.discard("/")
    while waiting:
        address = waiting.pop(0)
        kind = NAME.sub("#", urlsplit(address).path)
        if kind in seen or FILES.search(kind):
            continue
        seen.add(kind)
        try:
            page.goto(address)
        except Error as error:
            if "Download is starting" not in str(error):
                raise
            continue
        yield address
        waiting += page.evaluate(LINKS)


def test_every_page_can_be_used_without_a_mouse_and_without_sight(opened):
    seen: set[str] = set()
    wrong: dict[str, list[str]] = {}
    for person in ("demo-compiler", "demo-leader", "demo-lq-finance", "admin"):
        page = opened(person)
        for address in kinds(page, seen):
            faults = page.evaluate(FAULTS) + page.evaluate(NAMELESS) + page.evaluate(PALE)
            if faults:
                wrong[f"{person} {address}"] = faults
    assert wrong == {}
    assert len(seen) > 80
