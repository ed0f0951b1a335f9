"""What the pages of a report cost: the same few queries however much there is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jixiao.web.reports.models import Publication, Returned, Version
from jixiao.web.years.models import Indicator, Measure, Program, ProgramYear, Result

PAGES = ("", "versions/", "forms/", "publications/", "returned/", "number/?key=fact/year/2022")


def cost(browser, address: str) -> int:
    """When the papers of the year are at hand; to make them anew costs what papers/test_scored.py says."""
    browser.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len(captured)


def fill(world, year, numbers: range) -> None:
    """More programs, indicators, values, versions and publications."""
    for number in numbers:
        program = Program.objects.create(department=world.d.bureau, name=f"项目{number}")
        row = ProgramYear.objects.create(program=program, year=year, objective="完成任务")
        for order in range(5):
            one = Indicator.objects.create(program=row, name=f"指标{order}", order=order, weight=1000)
            Result.objects.create(indicator=one)
        Measure.objects.create(year=year, label=f"数{number}", value=number, unit="人")
        bare = {"name": "稿", "template": "", "title": "", "is_final": True, "by": world.compiler, "digest": ""}
        version = Version.objects.create(year=year, number=number + 1, **bare)
        Publication.objects.create(year=year, version=version, what="报告", made_by=world.compiler)
        Returned.objects.create(year=year, name="稿.docx", digest="", size=1, by=world.writer)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_costs_as_much_for_much_as_for_little(page, world, year, compiler):
    address = f"/years/{year.pk}/report/{page}"
    fill(world, year, range(1))
    little = cost(compiler, address)
    fill(world, year, range(1, 13))
    assert cost(compiler, address) == little
    assert little < 30
