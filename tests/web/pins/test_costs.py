"""What pages of pins cost: the same queries for few pins and rows and for many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jixiao.web.pins.actions.binding import bind
from tests.web.ledger.made import made_row
from tests.web.pins.made import YI, make_pin

PAGES = (
    "/pins/",
    "/pins/new/projects/",
    "/pins/{pin}/",
    "/ledgers/projects/{row}/",
    "/years/{year}/indicators/{signed}/pin/",
)


def cost(browser, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_costs_as_much_for_much_as_for_little(world, writer, made, page):
    bind(pin=made.pin, indicator=made.signed, by=world.writer)
    for number in range(20):
        made_row(world, name=f"项目{number}", total_investment=2 * YI)
    late = make_pin(world)
    where = {"row": made.projects[0].pk, "year": made.year.pk, "signed": made.signed.pk}
    little = page.format(pin=make_pin(world, "total_investment").pk, **where)
    cost(writer, little)
    before = cost(writer, little)
    for indicator in (made.visits, made.done):
        bind(pin=late, indicator=indicator, by=world.compiler)
    for _ in range(10):
        make_pin(world)
    assert cost(writer, little) == before
