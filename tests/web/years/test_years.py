"""Years of a department: opened with what carries over, closed, opened again."""

from decimal import Decimal

import pytest

from jixiao.web.kit.refused import Refused
from jixiao.web.years.actions import close_year, must_be_open, open_year, reopen_year
from jixiao.web.years.models import BudgetYear, Fund, Indicator, Measure, Program, ProgramYear, Result


@pytest.fixture
def last_year(world):
    year = BudgetYear.objects.create(department=world.d.bureau, year=2022)
    Measure.objects.create(year=year, label="在职人数", value=Decimal(53), unit="人")
    for name, ended in (("招商经费", None), ("一次性补助", 2022)):
        program = Program.objects.create(department=world.d.bureau, name=name, ended_after=ended)
        row = ProgramYear.objects.create(program=program, year=year)
        Fund.objects.create(program=row, label="年度资金总额", is_total=True, adjusted=100_000_000)
        one = Indicator.objects.create(program=row, name="签约数", unit="个", target=Decimal(20), section=world.section)
        Result.objects.create(indicator=one, actual=Decimal(18))
    return year


def test_a_new_year_carries_over_programs_and_indicators_but_no_numbers(world, compiler, last_year):
    answer = compiler.post("/years/open/", {"year": "2023", "carry": "on"}, follow=True)
    assert "已建立市投资促进局2023年度" in answer.content.decode()
    year = BudgetYear.objects.get(department=world.d.bureau, year=2023)
    (row,) = year.programs.all()
    one = row.indicators.get()
    assert (row.program.name, one.name, one.section, one.target) == ("招商经费", "签约数", world.section, None)
    assert one.origin.result.actual == 18
    assert row.funds.get().adjusted is None
    assert year.measures.get().value is None


def test_a_year_is_opened_once(compiler, last_year):
    answer = compiler.post("/years/open/", {"year": "2022"})
    assert "已经建立" in answer.content.decode()


def test_a_closed_year_refuses_changes_until_it_is_opened_again_with_a_reason(world, last_year):
    close_year(year=last_year, by=world.compiler)
    with pytest.raises(Refused, match="不能修改"):
        must_be_open(last_year)
    reopen_year(year=last_year, reason="财政退回", by=world.compiler)
    must_be_open(last_year)


def test_what_was_known_for_comparison_becomes_a_year_to_work_in(world):
    BudgetYear.objects.create(department=world.d.bureau, year=2021, state=BudgetYear.State.HISTORY)
    assert open_year(department=world.d.bureau, number=2021, carry=False, by=world.compiler).is_open


def test_the_list_is_filtered_in_the_address(writer, last_year):
    assert "市投资促进局" in writer.get("/years/?year=2022").content.decode()
    assert "没有符合条件的年度" in writer.get("/years/?year=2020").content.decode()


def test_a_compiler_without_a_year_is_led_to_one_and_then_through_it(compiler, browser_of, world):
    assert 'href="/years/open/"' in compiler.get("/").text
    assert 'href="/years/open/"' not in browser_of("leader").get("/").text
    year = open_year(department=world.d.bureau, number=2030, carry=False, by=world.compiler)
    told = "建立部门整体和各个项目"
    assert told in compiler.get("/").text
    assert told in compiler.get(f"/years/{year.pk}/").text
    assert 'value="2031"' in compiler.get("/years/open/").text
