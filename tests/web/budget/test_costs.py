"""What the pages cost: the same few queries for few rows and for many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jixiao.web.years.models import BudgetLine, Fund, Measure, MonthlyPlan, Program, ProgramYear
from tests.web.budget import made

QUERIES = {"": 9, "measures/": 9, "programs/": 9, "imports/": 8}


def queries(browser, address: str) -> int:
    browser.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len(captured)


def many(world) -> None:
    year = made.year_of(world)
    BudgetLine.objects.bulk_create(BudgetLine(year=year, item=f"第{n}项", original=n) for n in range(200))
    Measure.objects.bulk_create(Measure(year=year, label=f"第{n}项", unit="人") for n in range(200))
    programs = Program.objects.bulk_create(Program(department=year.department, name=f"第{n}个") for n in range(100))
    rows = ProgramYear.objects.bulk_create(ProgramYear(program=one, year=year) for one in programs)
    Fund.objects.bulk_create(
        Fund(program=row, label="年度资金总额", is_total=True, adjusted=5, outturn=1) for row in rows
    )
    for _ in range(30):
        made.import_of(world)


@pytest.mark.parametrize("page", QUERIES)
def test_a_page_costs_what_it_costs_however_many_rows(page, world, compiler):
    made.lines_of(world)
    made.program_of(world)
    made.import_of(world)
    address = f"/years/{made.year_of(world).pk}/budget/{page}"
    assert queries(compiler, address) == QUERIES[page]
    many(world)
    assert queries(compiler, address) == QUERIES[page]


@pytest.mark.parametrize(("page", "cost"), [("", 13), ("funds/", 7), ("months/", 10)])
def test_a_programs_pages_too(page, cost, world, compiler):
    row = made.program_of(world)
    address = f"/years/{row.year_id}/budget/programs/{row.pk}/{page}"
    made.adjustment_of(world)
    assert queries(compiler, address) == cost
    Fund.objects.bulk_create(Fund(program=row, label=f"来源{n}") for n in range(50))
    MonthlyPlan.objects.bulk_create(MonthlyPlan(program=row, month=n, planned=n) for n in range(1, 13))
    for number in range(2010, 2020):
        ProgramYear.objects.create(program=row.program, year=made.year_of(world, number))
    assert queries(compiler, address) == cost
