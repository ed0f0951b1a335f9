"""More projects than are gone through at once are gone through by departments, and come to the same."""

import re
from datetime import date

import pytest
from django.core.cache import cache

from jixiao.web.ledger.actions.rows import change_row
from jixiao.web.promotion import parts
from jixiao.web.promotion.columns import PROJECTS, SIGNINGS
from jixiao.web.promotion.models import Project, StageEntry
from tests.web.ledger.made import made_row

YEAR = "since=2022-01-01&until=2022-12-31"
SIGNED = {"agreement": "framework", "stage": "signed", "found_on": date(2022, 1, 5), "signed_on": date(2022, 2, 1)}
AMOUNT = 10**12


@pytest.fixture
def both(world):
    """Projects of two departments: alike, made firm, moved, in review for a while."""
    for name, own in (("示例甲产业园", True), ("示例甲产业园 项目", False), ("示例乙", True), ("示例丙", False)):
        row = made_row(world, name=name, landed_on=date(2022, 4, 1) if own else None, total_investment=AMOUNT, **SIGNED)
        made_row(world, SIGNINGS, project=row, kind="framework", signed_on=date(2022, 2, 1), amount=AMOUNT)
        made_row(world, SIGNINGS, project=row, kind="contract", signed_on=date(2022, 8, 1), amount=2 * AMOUNT)
        if not own:
            StageEntry.objects.create(project=row, stage="review", on=date(2022, 1, 20))
            place = world.d.district_bureau.place
            made_row(world, SIGNINGS, project=row, kind="transfer", signed_on=date(2022, 9, 1), place=place)
            Project.objects.filter(pk=row.pk).update(department=world.d.district_bureau)
    return world


def tables(browser, path: str) -> list[str]:
    """And the figures above them."""
    page = browser.get(path).content.decode()
    return re.findall(r"<table.*?</table>|<dl class=.figures.*?</dl>", page, re.DOTALL)


@pytest.mark.parametrize("page", ["conversion", "counting", "transfers", "doubles", "talks"])
def test_in_parts_they_come_to_the_same(both, browser_of, monkeypatch, page):
    finance, path = browser_of("finance"), f"/promotion/{page}/?department=&{'' if page == 'doubles' else YEAR}"
    at_once = tables(finance, path)
    assert at_once
    cache.clear()
    monkeypatch.setattr(parts, "MOST", 1)
    assert tables(finance, path) == at_once


def test_what_is_kept_of_a_department_holds_until_something_of_it_changes(both, writer):
    path = f"/promotion/conversion/?{YEAR}"
    before = tables(writer, path)
    row = Project.objects.get(name="示例乙")
    change_row(ledger=PROJECTS, row=row, values={"landed_on": date(2022, 5, 1)}, by=both.writer)
    assert [old == new for old, new in zip(before, tables(writer, path), strict=True)] == [True, False]
