"""Years side by side."""

from decimal import Decimal

import pytest

from jixiao.web.people.models import LogEntry
from jixiao.web.years.models import BudgetLine, BudgetYear, Measure


@pytest.fixture
def years(world):
    """Three years of the bureau and one of the bureau next door."""
    made = {}
    for number, outturn, used in ((2020, 100, 7), (2021, 200, 8), (2022, 150, 8)):
        year = made[number] = BudgetYear.objects.create(department=world.d.bureau, year=number)
        BudgetLine.objects.create(year=year, item="支出", outturn=outturn * 1_000_000)
        Measure.objects.create(year=year, label="实际使用外资", value=Decimal(used), unit="亿美元")
    made["next"] = BudgetYear.objects.create(department=world.d.next_door, year=2022)
    BudgetLine.objects.create(year=made["next"], item="支出", outturn=900_000_000)
    return made


def page(browser, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_year_stands_beside_the_one_before(writer, years):
    shown = page(writer, f"/years/{years[2022].pk}/compare/")
    assert "-50.00" in shown
    assert "-25.00" in shown
    assert "实际使用外资" not in shown  # nothing changed
    assert "实际使用外资" in page(writer, f"/years/{years[2022].pk}/compare/?everything=on")


def test_departments_are_compared_by_who_sees_both(finance, writer, years):
    address = f"/years/{years[2022].pk}/compare/?other={years['next'].pk}"
    assert "900.00" in page(finance, address)
    assert writer.get(address).status_code == 400


def test_the_last_years_stand_in_columns_with_a_chart(writer, years):
    shown = page(writer, f"/years/{years[2022].pk}/compare/years/")
    assert [shown.index(f"{number}年</th>") for number in (2020, 2021, 2022)] == sorted(
        shown.index(f"{number}年</th>") for number in (2020, 2021, 2022)
    )
    assert '"values": [100, 200, 150]' in shown


def test_where_the_counting_changed_is_marked_between_the_years(compiler, years):
    noted = {"words": "外资", "year": "2022", "note": "只计注册资本到位"}
    assert compiler.post(f"/years/{years[2022].pk}/compare/breaks/", noted).status_code == 302
    assert "2022年口径调整" in page(compiler, f"/years/{years[2022].pk}/compare/?everything=on")
    assert "2022年口径调整" not in page(compiler, f"/years/{years[2021].pk}/compare/?everything=on")
    assert (
        LogEntry.objects.first().sentence
        == "登记口径调整：项目或指标为“外资”；自哪一年起为“2022”；口径怎样变为“只计注册资本到位”"
    )


def test_a_department_with_one_year_is_told_what_to_do(writer, world):
    year = BudgetYear.objects.create(department=world.d.bureau, year=2022)
    assert "没有别的年度可以对比" in page(writer, f"/years/{year.pk}/compare/")
