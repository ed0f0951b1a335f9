"""What the pages of a round cost: the same few queries for few rows and for many."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jixiao.web.monitoring.actions.measures import add_measure
from jixiao.web.monitoring.actions.rounds import open_round
from jixiao.web.monitoring.models import RoundRow
from jixiao.web.years.models import Fund, Indicator, MonthlyPlan, Program, ProgramYear

PAGES = ("", "{round}/", "{round}/rows/", "{round}/funds/", "{round}/programs/{program}/", "plans/", "../measures/")


def queries(browser, address: str) -> int:
    """When the papers of the year are at hand; to make them anew costs what papers/test_scored.py says."""
    browser.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len(captured)


def more(watched, world) -> None:
    """Ten programs with ten indicators each, two more rounds, measures."""
    for number in range(10):
        program = Program.objects.create(department=world.d.bureau, name=f"项目{number}", section=watched.office)
        row = ProgramYear.objects.create(program=program, year=watched.year)
        Fund.objects.create(program=row, label="年度资金总额", is_total=True, adjusted=1_000_000)
        MonthlyPlan.objects.create(program=row, month=1, paid=100)
        made = [Indicator(program=row, name=f"指标{n}", operator=">=", target=Decimal(9), unit="个") for n in range(10)]
        Indicator.objects.bulk_create(made)
        RoundRow.objects.bulk_create(RoundRow(round=watched.round, indicator=one, actual=Decimal(1)) for one in made)
        add_measure(year=watched.year, values={"text": f"措施{number}", "program": row}, by=None)
    for month in (3, 6):
        open_round(year=watched.year, month=month, day=0, due=None, note="", left_out=(), by=None)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_costs_the_same_for_few_rows_and_for_many(compiler, world, watched, page):
    part = page.format(round=watched.round.pk, program=watched.program.pk)
    address = f"/years/{watched.year.pk}/{part[3:] if part.startswith('../') else f'monitoring/{part}'}"
    add_measure(year=watched.year, values={"text": "按场次下达", "program": watched.program}, by=None)
    few = queries(compiler, address)
    more(watched, world)
    assert queries(compiler, address) == few
    assert few <= 40


def test_the_home_page_asks_the_same_for_many_rounds_and_measures(compiler, world, watched):
    few = queries(compiler, "/")
    more(watched, world)
    assert queries(compiler, "/") == few
