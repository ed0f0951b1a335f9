"""The demonstration ledgers give the published figures, by the same filters a person would set."""

from datetime import date

import pytest
from django.db import transaction

from jixiao.counting.count import differences
from jixiao.web.kit.removal import remove_with_all
from jixiao.web.ledger.view import View, value_of
from jixiao.web.people.actions.offices import create_department, place_of
from jixiao.web.people.models import LogEntry
from jixiao.web.promotion import demo
from jixiao.web.promotion.counting import CONTRAST, counts
from jixiao.web.promotion.models import Enterprise, Project

YI = 10**10


@pytest.fixture(scope="module")
def bureaus(django_db_setup, django_db_blocker):
    """The three bureaus with their ledgers, once for all these tests."""
    with django_db_blocker.unblock():
        made = {
            one.year: create_department(
                by=None, values={"name": one.department, "place": place_of(code=one.places[0])}, is_demo=True
            )
            for one in demo.PUBLISHED
        }
        demo.load()
        yield made
        with transaction.atomic():
            remove_with_all(list(made.values()), spared=(LogEntry,))


def view(bureaus, year: int, measure: str, *filters: tuple[str, str]) -> View:
    signed = (("signed_on_from", f"{year}-01-01"), ("signed_on_to", f"{year}-12-31"))
    return View("projects", (*signed, *filters), (bureaus[year].pk,), measure)


OVER = ("total_investment_from", "1亿"), ("total_investment_from", "5亿"), ("total_investment_from", "10亿")


@pytest.mark.parametrize(
    ("year", "filters", "number", "amount"),
    [
        (2022, (OVER[0],), 940, 421_288),
        (2022, (OVER[0], ("started_on_to", "2022-12-31")), 879, None),
        (2025, (), 242, 33_694),
        (2025, (OVER[0],), 77, 26_969),
        (2020, (), 160, 22_898),
        (2020, (OVER[0],), 35, None),
        (2020, (OVER[1],), 8, None),
        (2020, (OVER[2],), 6, None),
    ],
)
def test_the_published_figures_come_out_exactly(db, bureaus, year, filters, number, amount):
    assert value_of(view(bureaus, year, "count", *filters)) == number
    if amount is not None:
        assert value_of(view(bureaus, year, "total_investment", *filters)) == amount * YI // 100


def test_every_name_says_that_it_is_an_example(db, bureaus):
    assert not Project.objects.filter(department__is_demo=True).exclude(name__startswith="示例").exists()
    assert not Enterprise.objects.filter(department__is_demo=True).exclude(name__startswith="示例").exists()


def test_two_policies_give_two_totals_and_every_project_that_differs_is_named(db, bureaus):
    rows = Project.objects.filter(department=bureaus[2022])
    default, every = counts(rows, ("100000", CONTRAST), date(2022, 1, 1), date(2022, 12, 31))
    estates = rows.filter(category="estate").count()
    assert default.number == 940 + 60 - estates
    found = differences(default, every)
    assert default.number - every.number == sum(one.number for one in found) != 0
    assert default.amount - every.amount == sum(one.amount for one in found) != 0
    assert all(one.first.words != one.second.words for one in found)
