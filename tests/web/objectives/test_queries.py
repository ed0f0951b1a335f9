"""What the pages of objectives cost: the same few queries for few rows and for many."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jixiao.web.objectives.models import TargetRequest
from jixiao.web.years.models import Indicator, Program, ProgramYear, Result

QUERIES = {
    "": 29,  # nineteen see whether the papers at hand are those of the rows
    "{pk}/": 21,
    "{pk}/last-year/": 17,
    "library/": 10,
    "duties/": 8,
    "requests/": 7,
}


def queries(browser, address: str) -> int:
    """When the papers of the year are at hand; to make them anew costs what papers/test_scored.py says."""
    browser.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len(captured)


@pytest.fixture
def many(program, last_year, world) -> None:
    """Forty more programs of thirty indicators each."""
    department = program.year.department
    added = Program.objects.bulk_create(Program(department=department, name=f"项目{n}") for n in range(40))
    for one in added:
        row = ProgramYear.objects.create(program=one, year=program.year, objective="完成任务")
        rows = Indicator.objects.bulk_create(_indicator(row, n, world.section) for n in range(30))
        Result.objects.bulk_create(Result(indicator=indicator, actual=Decimal(5)) for indicator in rows)
    for indicator in program.indicators.all()[1:]:
        _request(indicator, world)
    for n in range(30):
        _indicator(program, n, world.section).save()


def _indicator(row: ProgramYear, n: int, section) -> Indicator:
    return Indicator(program=row, order=n, name=f"活动{n}次数", target=Decimal(n), unit="次", section=section)


def _request(indicator: Indicator, world) -> None:
    TargetRequest.objects.create(indicator=indicator, before="甲", after="乙", reason="丙", by=world.writer)


@pytest.mark.parametrize("address", QUERIES)
def test_a_page_costs_no_more_when_there_are_many_rows(address, compiler, program, last_year, world, request):
    _request(program.indicators.first(), world)
    page = f"/years/{program.year_id}/objectives/{address.format(pk=program.pk)}"
    few = queries(compiler, page)
    request.getfixturevalue("many")
    assert (few, queries(compiler, page)) == (QUERIES[address], QUERIES[address])
