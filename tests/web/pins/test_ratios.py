"""Shares and rates: what a view comes to over what another does, with the rows of both."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from jixiao.web.kit.refused import Refused
from jixiao.web.ledger.actions.rows import change_row
from jixiao.web.ledger.view import View
from jixiao.web.papers.assemble import assemble
from jixiao.web.pins.actions.binding import bind
from jixiao.web.pins.actions.pins import pin_view, renew
from jixiao.web.pins.models import Pin
from jixiao.web.pins.queries import datum_of, pinned_of
from jixiao.web.pins.standing import State, recomputed, standing_of
from jixiao.web.pins.taking import Base, bases_of
from jixiao.web.reports.composed import composed
from tests.web.ledger.made import PROJECTS, made_row
from tests.web.pins.made import LARGE, YI

CREATE = reverse("pins:pin_create", args=["projects"])


def share(world, over: View | None = None, measure: str = "count") -> Pin:
    """Of the large projects among all of them, unless something else is asked for."""
    whole = over or View("projects", (), (world.d.bureau.pk,), measure)
    view = View("projects", LARGE, (world.d.bureau.pk,), measure)
    return pin_view(
        department=world.d.bureau, view=view, over=Base(whole), values={"name": "亿元以上占比"}, by=world.writer
    )


def test_a_share_keeps_both_its_parts_with_their_rows(world, made):
    pin = share(world)
    assert (pin.value, pin.unit, pin.part, pin.over.value) == (Decimal("66.67"), "%", 2, 3)
    assert (pin.row_count, pin.over.row_count) == (2, 3)
    assert recomputed(pin) == Decimal("66.67")
    assert standing_of(pin).state is State.SAME


def test_a_rate_is_exact_whatever_the_unit(world, made):
    first, second, _ = made.projects
    for row, paid in ((first, YI), (second, YI // 3)):
        change_row(ledger=PROJECTS, row=row, values={"paid_in": paid}, by=world.writer)
    over = View("projects", LARGE, (world.d.bureau.pk,), "total_investment")
    pin = share(world, over, "paid_in")
    assert (pin.part, pin.over.value) == (Decimal("13333.333333"), Decimal(55000))
    assert (pin.value, pin.measured) == (Decimal("24.24"), "到位资金合计与总投资合计之比")


def test_a_growth_is_over_the_year_before(world, made):
    made_row(world, name="去年的", total_investment=4 * YI, signed_on=date(2021, 8, 1))
    filters = (("signed_on_from", "2022-01-01"), ("signed_on_to", "2022-12-31"))
    view = View("projects", filters, (world.d.bureau.pk,), "total_investment")
    (over,) = (one for one in bases_of(view) if one.is_growth)
    pin = pin_view(department=world.d.bureau, view=view, over=over, values={"name": "增长"}, by=world.writer)
    assert (pin.value, pin.measured, pin.over.words) == (
        Decimal("50.00"), "总投资合计增长率", "签约日期从：2021-01-01；签约日期到：2021-12-31"
    )  # fmt: skip
    assert renew(pin=pin, by=world.writer).value == recomputed(pin) == Decimal("50.00")


@pytest.mark.parametrize(("part", "now"), [(0, "33.33"), (2, "100.00")])
def test_a_row_of_either_part_moves_it_and_whoever_rests_on_it(world, made, part, now):
    pin = share(world)
    bind(pin=pin, indicator=made.content, by=world.writer)
    size = YI // 2 if part == 0 else 2 * YI
    change_row(ledger=PROJECTS, row=made.projects[part], values={"total_investment": size}, by=world.writer)
    found = standing_of(pin)
    assert (found.state, found.now, recomputed(pin)) == (State.MOVED, Decimal(now), Decimal("66.67"))
    assert pinned_of(made.year)[made.content.pk].standing.is_moved
    assert renew(pin=pin, by=world.writer).value == Decimal(now)


def test_the_trace_shows_both(world, made, writer):
    pin = share(world)
    bind(pin=pin, indicator=made.content, by=world.writer)
    trace = composed(made.year).made.trace
    (datum,) = (one for one in trace.data if one.key.endswith("/参会企业满意度/actual"))
    _, part, whole = datum.provenance
    assert (part.quote, part.rows) == ("项目数占比 66.67%（2个÷3个）", tuple(str(row.pk) for row in made.projects[:2]))
    assert (whole.quote, whole.where) == ("项目数 3个", "全部")
    assert whole.rows == tuple(str(row.pk) for row in made.projects)
    assert [one.actual for program in assemble(made.year).programs for one in program.indicators if one.actual]


def test_it_is_made_from_the_list_and_its_parts_are_one_line(world, made, writer):
    filters = "total_investment_from=1亿&signed_on_from=2022-01-01"
    assert "占比：占不限“总投资”的" in writer.get(f"{CREATE}?{filters}").content.decode()
    typed = {"measure": "total_investment", "over": "without-total_investment", "name": "占比", "grade": "self"}
    page = writer.post(f"{CREATE}?{filters}", typed, follow=True).content.decode()
    assert "91.67" in page
    pin = Pin.objects.get(name="占比")
    assert pin.over.words == "签约日期从：2022-01-01"
    listed = writer.get(reverse("pins:pin_list")).content.decode()
    assert ("占比" in listed, "占比（分母）" in listed) == (True, False)
    assert "这是" in writer.get(reverse("pins:pin_detail", args=[pin.over_id])).content.decode()


@pytest.mark.parametrize(("decimals", "said"), [("0", "67"), ("1", "66.7"), ("", "66.67"), ("4", "66.6667")])
def test_it_is_printed_everywhere_with_the_decimals_that_were_chosen(world, made, writer, decimals, said):
    typed = {"measure": "count", "over": "all", "name": "占比", "grade": "self", "decimals": decimals}
    page = writer.post(f"{CREATE}?total_investment_from=1亿", typed, follow=True).content.decode()
    assert f'<span title="{said} %">{said} <small>%</small></span>' in page
    pin = Pin.objects.get(name="占比")
    assert (datum_of(pin).printed(), renew(pin=pin, by=world.writer).value) == (said, Decimal(said))
    assert f"{recomputed(pin):f}" == said
    use = bind(pin=pin, indicator=made.content, by=world.writer)
    assert use.indicator.result.actual_text == f"{said}%"
    data = composed(made.year).made.trace.data
    assert [one.printed() for one in data if one.key.endswith("/参会企业满意度/actual")] == [said]


def test_what_cannot_be_divided_is_refused(world, made, writer):
    typed = {"measure": "count", "over": "by-paid_in", "name": "比率", "grade": "self"}
    assert "单位不同" in writer.post(CREATE, typed).content.decode()
    with pytest.raises(Refused, match="没有填写“到位资金”"):
        share(world, View("projects", (), (world.d.bureau.pk,), "paid_in"), "total_investment")
