"""A view as data: its rows, its value, its keys; and rows as they stood before."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import BadRequest
from django.utils import timezone

from jixiao.web.ledger.actions.rows import change_row, remove_row
from jixiao.web.ledger.view import View, keys_of, rows_of, states_at, value_of
from jixiao.web.promotion.models import Project
from tests.web.ledger.made import PROJECTS, made_row

YI = 10**10


@pytest.fixture
def signed(world):
    made_row(world, name="示例甲", stage="signed", total_investment=YI, signed_on=date(2022, 3, 1))
    made_row(world, name="示例乙", stage="signed", total_investment=3 * YI, signed_on=date(2022, 12, 31))
    made_row(world, name="示例丙", stage="lead")
    return View("projects", (("stage", "signed"),), (world.d.bureau.pk,))


def test_a_view_survives_being_kept(signed):
    assert View.of(signed.kept()) == signed


@pytest.mark.parametrize(("measure", "value"), [("count", 2), ("total_investment", 4 * YI), ("paid_in", None)])
def test_its_value_is_a_count_or_an_exact_sum(signed, measure, value):
    assert value_of(View(signed.ledger, signed.filters, signed.departments, measure)) == value


def test_its_rows_are_those_a_person_may_see(signed, world):
    assert {row.name for row in rows_of(signed, world.finance)} == {"示例甲", "示例乙"}
    assert not rows_of(signed, world.stranger).exists()


def test_a_filter_the_ledger_does_not_have_is_refused(world):
    with pytest.raises(BadRequest):
        value_of(View("projects", (("colour", "red"),)))


def test_any_change_of_any_row_changes_the_digest_and_nothing_else_does(signed, world):
    before = keys_of(signed)
    assert keys_of(signed) == before
    change_row(ledger=PROJECTS, row=Project.objects.get(name="示例丙"), values={"keeper": "李"}, by=world.writer)
    assert keys_of(signed) == before
    change_row(ledger=PROJECTS, row=Project.objects.get(name="示例甲"), values={"keeper": "李"}, by=world.writer)
    assert keys_of(signed).keys == before.keys
    assert keys_of(signed).digest != before.digest


def test_rows_are_read_as_they_stood_at_a_moment(signed, world):
    row, before = Project.objects.get(name="示例甲"), timezone.now()
    for value in (2 * YI, 5 * YI):
        change_row(ledger=PROJECTS, row=row, values={"total_investment": value}, by=world.writer)
    keys = keys_of(signed).keys
    assert sum(state["total_investment"] for state in states_at(PROJECTS, keys, before).values()) == 4 * YI
    assert sum(state["total_investment"] for state in states_at(PROJECTS, keys, timezone.now()).values()) == 8 * YI
    assert states_at(PROJECTS, keys, before - timedelta(days=1)) == {}


def test_as_of_a_day_means_the_rows_that_were_there(signed, world):
    yesterday, today = timezone.localdate() - timedelta(days=1), timezone.localdate()
    asked = {"ledger": signed.ledger, "filters": signed.filters, "departments": signed.departments}
    Project.objects.filter(name="示例甲").update(created_at=timezone.now() - timedelta(days=2))
    assert value_of(View(**asked, as_of=yesterday)) == 1
    remove_row(ledger=PROJECTS, row=Project.objects.get(name="示例甲"), by=world.writer, reason="误录")
    assert value_of(View(**asked, as_of=yesterday)) == 1
    assert value_of(View(**asked, as_of=today)) == 1
