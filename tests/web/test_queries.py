"""What pages cost: the same few queries for few rows and for many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jixiao.web.ledger.registry import ledgers
from jixiao.web.people.models import Department, Person, Section
from tests.web.checks.made import checked_file

# Session, person and roles are three of each. Sums of a ledger that nobody asked for yet take five more, once.
QUERIES = {
    "/": 6,  # and what an administrator has to do
    "/account/": 3,
    "/people/": 7,
    "/departments/": 5,
    "/log/": 6,
    "/people/import/": 4,
    "/check/": 5,
    "/norms/": 3,
    "/search/?words=局": 9 + len(ledgers()),
    "/ledgers/projects/": 12,
    "/ledgers/projects/?group=stage": 13,
    "/ledgers/projects/board/": 13,
    "/boards/": 20,
}


@pytest.fixture
def crowd(world) -> None:
    """Two hundred departments with people."""
    place = world.d.bureau.place
    many = Department.objects.bulk_create(Department(name=f"第{n}局", place=place) for n in range(200))
    Section.objects.bulk_create(Section(department=one, name="办公室") for one in many)
    Person.objects.bulk_create(Person(username=f"p{one.pk}", name="某人", department=one) for one in many)


def queries(browser, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("address", QUERIES)
def test_a_page_costs_what_it_costs(address, administrator):
    administrator.get("/account/")
    assert queries(administrator, address) == QUERIES[address]


@pytest.mark.parametrize("address", QUERIES)
def test_and_no_more_when_there_are_many_rows(address, administrator, crowd):
    administrator.get("/account/")
    assert queries(administrator, address) <= QUERIES[address]


def test_what_somebody_had_checked_is_listed_with_two_more(world, writer):
    for number in range(12):
        checked_file(world.writer, f"报告{number}.txt")
    writer.get("/account/")
    assert queries(writer, "/check/") == QUERIES["/check/"] + 3
    # A year to show, a self-evaluation, an opinion of the finance bureau, rounds, measures, firms that do not agree
    # or are left alone, inquiries, what is late.
    assert queries(writer, "/") == QUERIES["/"] + 11
