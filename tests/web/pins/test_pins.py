"""A view is pinned: its value and rows stay, what changes since is told row by row."""

from decimal import Decimal

import pytest
from django.urls import reverse

from jixiao.web.kit.refused import Refused
from jixiao.web.ledger.actions.rows import change_row, remove_row
from jixiao.web.ledger.view import View
from jixiao.web.pins.actions.pins import end_pin, pin_view, renew
from jixiao.web.pins.models import Pin
from jixiao.web.pins.standing import State, differences, recomputed, standing_of
from tests.web.ledger.made import PROJECTS, made_row
from tests.web.pins.made import LARGE, YI, make_pin, make_projects


def changed(world, row, **values):
    return change_row(ledger=PROJECTS, row=row, values=values, by=world.writer)


def test_a_pin_keeps_value_unit_and_rows(world):
    first, second, _ = make_projects(world)
    count, total = make_pin(world), make_pin(world, "total_investment")
    assert (count.value, count.unit, count.row_count) == (Decimal(2), "个", 2)
    assert (total.value, total.unit) == (Decimal(55000), "万元")
    assert total.keys == [first.pk, second.pk]
    assert total.words == "总投资从（万元）：10,000.00"
    assert standing_of(total).state is State.SAME


def test_a_changed_amount_moves_the_sum_but_not_the_count(world):
    first, *_ = make_projects(world)
    count, total = make_pin(world), make_pin(world, "total_investment")
    changed(world, first, total_investment=4 * YI)
    assert standing_of(count).state is State.TOUCHED
    found = standing_of(total)
    assert (found.state, found.now, recomputed(total)) == (State.MOVED, Decimal(65000), Decimal(55000))
    (one,) = differences(total).changed
    assert one.row == first
    assert one.changes == (("总投资", "30,000.00 万元", "40,000.00 万元"),)


def test_rows_that_came_and_went_are_told(world):
    first, second, third = make_projects(world)
    pin = make_pin(world)
    changed(world, first, total_investment=YI // 3 * 2)
    remove_row(ledger=PROJECTS, row=second, by=world.writer, reason="重复")
    changed(world, third, total_investment=2 * YI)
    found = differences(pin)
    assert [one.row for one in found.added] == [third]
    assert [(one.row, one.is_removed) for one in found.gone] == [(first, False), (second, True)]
    assert standing_of(pin).state is State.MOVED
    assert recomputed(pin) == 2


def test_what_does_not_concern_the_view_moves_nothing(world):
    *_, third = make_projects(world)
    pin = make_pin(world)
    changed(world, third, name="丁项目")
    made_row(world, name="戊项目", total_investment=1)
    assert standing_of(pin).state is State.SAME


def test_a_new_version_stands_beside_the_old(world):
    first, *_ = make_projects(world)
    old = make_pin(world, "total_investment")
    changed(world, first, total_investment=4 * YI)
    new = renew(pin=old, by=world.compiler)
    old.refresh_from_db()
    assert (old.value, new.value, new.replaces) == (Decimal(55000), Decimal(65000), old)
    assert standing_of(new).state is State.SAME
    with pytest.raises(Refused, match="更新的一版"):
        renew(pin=old, by=world.compiler)


@pytest.mark.parametrize(
    ("filters", "measure", "words"),
    [
        ((*LARGE, ("removed", "on")), "count", "已删除"),
        ((("words", "没有这个项目"),), "count", "没有可钉的数"),
        (LARGE, "paid_in", "没有填写“到位资金”"),
    ],
)
def test_nothing_is_pinned_where_there_is_nothing(world, filters, measure, words):
    make_projects(world)
    view = View(PROJECTS.name, filters, (world.d.bureau.pk,), measure)
    with pytest.raises(Refused, match=words):
        pin_view(department=world.d.bureau, view=view, values={"name": "空"}, by=world.writer)


def test_an_ended_pin_leaves_the_list_and_is_found_again(world, writer, made):
    end_pin(pin=made.pin, by=world.writer)
    address = reverse("pins:pin_list")
    assert made.pin.name not in writer.get(address).content.decode()
    assert made.pin.name in writer.get(f"{address}?ended=on").content.decode()


def test_the_button_on_the_list_leads_to_a_pin(world, writer):
    make_projects(world)
    query = "total_investment_from=1亿&sort=-pk"
    page = writer.get(f"{reverse('ledger:row_list', args=['projects'])}?total_investment_from=1%E4%BA%BF")
    address = reverse("pins:pin_create", args=["projects"])
    assert f'href="{address}?total_investment_from=1%E4%BA%BF"' in page.content.decode()
    shown = writer.get(f"{address}?{query}")
    assert "总投资从（万元）：10,000.00" in shown.content.decode()
    answer = writer.post(f"{address}?{query}", {"measure": "total_investment", "name": "总投资", "grade": "voucher"})
    pin = Pin.objects.get()
    assert answer.url == reverse("pins:pin_detail", args=[pin.pk])
    assert (pin.value, pin.grade, pin.by) == (Decimal(55000), Pin.Grade.VOUCHER, world.writer)
    assert pin.view["filters"] == [["total_investment_from", "1亿"]]


def test_the_page_shows_rows_as_they_stood_and_what_changed(world, writer):
    first, *_ = make_projects(world)
    pin = make_pin(world, "total_investment")
    changed(world, first, name="改名项目", total_investment=4 * YI)
    page = writer.get(reverse("pins:pin_detail", args=[pin.pk])).content.decode()
    rows = page[page.index("当时的明细</div>") :]
    assert "证据已变" in page
    assert "项目名称：改名项目" in page
    assert "甲项目" in rows
    assert "改名项目" not in rows


def test_a_row_tells_what_used_it(world, writer, made):
    first, _, third = made.projects
    used = writer.get(reverse("ledger:row_detail", args=["projects", first.pk])).content.decode()
    unused = writer.get(reverse("ledger:row_detail", args=["projects", third.pk])).content.decode()
    assert made.pin.name in used
    assert "用到这一条的佐证" not in unused
