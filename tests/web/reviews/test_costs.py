"""What the pages of a review cost: the same queries for few rows, opinions and departments as for many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jixiao.web.campaign.models import Campaign
from jixiao.web.people.models import Department
from jixiao.web.reviews.models import ProgramUse, Review, RowScore
from jixiao.web.years.models import BudgetYear, Indicator, ProgramYear, Result
from tests.web.campaign.made import DATES
from tests.web.evidence.made import listed
from tests.web.reviews.made import make_approved, make_reviewing, opinion_on


def queries(browser, address: str) -> int:
    """When the papers of the year are at hand; to make them anew costs what papers/test_scored.py says."""
    browser.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len(captured)


def judged(made, world, indicator) -> None:
    opinion = opinion_on(made, world)
    opinion.indicator = indicator
    opinion.save()
    values = {"points": 100, "reason": "抽查", "by": world.finance}
    RowScore.objects.create(review=opinion.review, indicator=indicator, **values)


@pytest.mark.parametrize("page", ["", "indicator/{pk}/"])
def test_a_review_costs_no_more_when_there_are_many_rows(finance, world, page):
    made = make_reviewing(world)
    judged(made, world, made.visits)
    address = f"/years/{made.year.pk}/review/{page.format(pk=made.visits.pk)}"
    few = queries(finance, address)
    for number in range(30):
        one = Indicator.objects.create(
            program=made.fair, order=9 + number, name=f"指标{number}", unit="个", operator=">=", target=4, weight=100
        )
        Result.objects.create(indicator=one, actual=3, actual_text="3个")
        listed(one, f"材料{number}", keeper="档案柜")
        judged(made, world, one)
    assert queries(finance, address) == few


def many_departments(world) -> None:
    """Sixty more that were approved, each with a decision."""
    place = world.d.bureau.place
    departments = Department.objects.bulk_create(Department(name=f"第{n}局", place=place) for n in range(60))
    years = BudgetYear.objects.bulk_create(BudgetYear(department=one, year=2022) for one in departments)
    rows = [Campaign(year=one, state="approved", **DATES) for one in years]
    reviews = Review.objects.bulk_create(Review(campaign=one, score=9000) for one in Campaign.objects.bulk_create(rows))
    program = ProgramYear.objects.get(program__name="招商经费")
    ProgramUse.objects.bulk_create(ProgramUse(review=one, program=program, decision="压减") for one in reviews)


@pytest.mark.parametrize("page", ["/reviews/?state=all", "/reviews/ranking/", "/reviews/results/"])
def test_a_list_costs_no_more_when_there_are_many_departments(finance, world, page):
    made = make_approved(world)
    ProgramUse.objects.create(review=made.campaign.review, program=made.fair, decision="压减", by=world.finance)
    finance.get(page)
    few = queries(finance, page)
    many_departments(world)
    assert queries(finance, page) == few
