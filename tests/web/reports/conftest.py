"""A year of the bureau with the papers of the example office, as its people work on it."""

import pytest

from jixiao.dossier.files import read_papers
from jixiao.web.papers.record import record
from jixiao.web.site.demo import PAPERS
from jixiao.web.years.models import BudgetYear
from tests.web.reports.made import recorded


@pytest.fixture
def year(world) -> BudgetYear:
    """2022 of the bureau, of which 2021 is known for comparison."""
    return recorded(world)


@pytest.fixture
def budget_year(world) -> BudgetYear:
    """Another office's year of which only the budget is known."""
    papers = read_papers((PAPERS / "office-hitech-2022-budget.json").read_bytes())
    return record(papers=papers, department=world.d.next_door, by=None).year
