"""The year on one page."""

import pytest

from jixiao.dossier.files import read_papers
from jixiao.web.papers.record import record
from jixiao.web.site.demo import PAPERS
from jixiao.web.years.models import BudgetYear, Result


@pytest.fixture
def year(world):
    """The year 2022 of the city bureau, as its files tell it."""
    papers = read_papers((PAPERS / "office-2022.json").read_bytes())
    return record(papers=papers, department=world.d.bureau, by=None).year


def test_it_says_what_was_scored_spent_and_lost(browser_of, year):
    shown = browser_of("leader").get(f"/years/{year.pk}/picture/").text
    assert "99.09 <small>分</small>" in shown
    assert "95.86" in shown
    assert shown.index("−5.66 分") < shown.index("−5.00 分") < shown.index("−0.50 分")  # largest first
    assert "都能计分了" in shown


def test_what_is_open_is_listed_with_the_points_that_hang_on_it(browser_of, year):
    Result.objects.filter(indicator__name="对接拜访客商人数").update(actual=None, actual_text="")
    shown = browser_of("leader").get(f"/years/{year.pk}/picture/").text
    assert "89.59–99.59 <small>分</small>" in shown
    assert "请填写完成值" in shown


def test_an_empty_year_says_what_to_do(writer, world):
    year = BudgetYear.objects.create(department=world.d.bureau, year=2030)
    assert "还没有项目和指标" in writer.get(f"/years/{year.pk}/picture/").text


def test_the_menu_leads_to_the_year_last_opened(writer, year):
    other = BudgetYear.objects.create(department=year.department, year=2023)
    writer.get(f"/years/{year.pk}/picture/")
    assert writer.get("/picture/").url == f"/years/{year.pk}/picture/"
    writer.get(f"/years/{other.pk}/picture/")
    assert writer.get("/picture/").url == f"/years/{other.pk}/picture/"
