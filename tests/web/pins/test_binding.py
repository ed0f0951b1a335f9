"""An indicator's actual value is a pin's value, and every number leads to its rows."""

from decimal import Decimal

import pytest
from django.urls import reverse

from jixiao.web.campaign.models import Task
from jixiao.web.campaign.states import TaskState
from jixiao.web.kit.refused import Refused
from jixiao.web.ledger.actions.rows import change_row
from jixiao.web.papers.assemble import assemble
from jixiao.web.pins.actions.binding import bind, unbind
from jixiao.web.pins.actions.pins import end_pin, renew
from jixiao.web.pins.models import PinUse
from jixiao.web.pins.queries import pinned_of
from jixiao.web.years.actions import close_year
from jixiao.web.years.models import Indicator, Proof, ProofUse, Result
from tests.web.campaign.made import make_campaign
from tests.web.ledger.made import PROJECTS
from tests.web.pins.made import YI, make_pin, make_projects


def actual(papers, name: str):
    return next(one.actual for program in papers.programs for one in program.indicators if one.name == name)


def test_the_actual_value_is_written_with_the_pin_as_its_proof(world, made):
    use = bind(pin=made.pin, indicator=made.signed, by=world.writer)
    result = Result.objects.get(indicator=made.signed)
    assert (result.actual, result.actual_text, result.by) == (Decimal(2), "2个", world.writer)
    assert (use.proof.kind, use.proof.name) == (Proof.Kind.LEDGER, made.pin.name)
    assert ProofUse.objects.filter(indicator=made.signed, proof=use.proof).exists()


@pytest.mark.parametrize(("unit", "value"), [("亿元", "5.5"), ("万元", "55000"), ("元", "550000000")])
def test_money_is_converted_exactly(world, made, unit, value):
    Indicator.objects.filter(pk=made.signed.pk).update(unit=unit)
    made.signed.refresh_from_db()
    use = bind(pin=make_pin(world, "total_investment"), indicator=made.signed, by=world.writer)
    assert use.value == Decimal(value)


def test_units_that_do_not_fit_are_refused(world, made):
    with pytest.raises(Refused, match="单位对不上：佐证的单位是“个”，“参会企业满意度”的单位是“%”"):
        bind(pin=made.pin, indicator=made.content, by=world.writer)


def test_the_datum_leads_through_its_cell_to_the_rows(world, made):
    bind(pin=made.pin, indicator=made.signed, by=world.writer)
    own, pinned = actual(assemble(made.year), made.signed.name).provenance
    assert own.cell.startswith("years.result/")
    assert (pinned.path, pinned.where, pinned.quote) == ("项目台账", "总投资从（万元）：10,000.00", "项目数 2个")
    assert pinned.digest == made.pin.digest
    assert pinned.rows == tuple(str(one.pk) for one in made.projects[:2])


def test_a_value_somebody_typed_since_rests_on_nothing(world, made):
    bind(pin=made.pin, indicator=made.signed, by=world.writer)
    Result.objects.filter(indicator=made.signed).update(actual=Decimal(3))
    assert len(actual(assemble(made.year), made.signed.name).provenance) == 1
    assert pinned_of(made.year) == {}


def test_a_newer_version_takes_the_place_of_the_older(world, made):
    old = bind(pin=made.pin, indicator=made.signed, by=world.writer)
    change_row(ledger=PROJECTS, row=made.projects[2], values={"total_investment": 2 * YI}, by=world.writer)
    assert pinned_of(made.year)[made.signed.pk].standing.is_moved
    use = bind(pin=renew(pin=made.pin, by=world.writer), indicator=made.signed, by=world.writer)
    old.refresh_from_db()
    assert old.ended_at is not None
    assert (use.value, pinned_of(made.year)[made.signed.pk].standing.is_moved) == (Decimal(3), False)
    assert list(ProofUse.objects.filter(indicator=made.signed)) == [ProofUse.objects.get(proof=use.proof)]


def test_letting_go_leaves_the_value_and_frees_the_pin(world, made):
    use = bind(pin=made.pin, indicator=made.signed, by=world.writer)
    with pytest.raises(Refused, match="还有指标用着"):
        end_pin(pin=made.pin, by=world.writer)
    unbind(use=use, by=world.writer)
    assert Result.objects.get(indicator=made.signed).actual == 2
    assert not ProofUse.objects.filter(indicator=made.signed).exists()
    assert end_pin(pin=made.pin, by=world.writer).ended_at is not None


def test_a_closed_year_takes_nothing(world, made):
    close_year(year=made.year, by=world.compiler)
    made.signed.refresh_from_db()
    with pytest.raises(Refused, match="已归档"):
        bind(pin=made.pin, indicator=made.signed, by=world.writer)


def test_a_part_that_was_handed_in_takes_nothing_from_its_section(world):
    made = make_campaign(world)
    make_projects(world)
    pin = make_pin(world)
    Task.objects.filter(pk=made.own.pk).update(state=TaskState.SUBMITTED)
    with pytest.raises(Refused, match="已经提交"):
        bind(pin=pin, indicator=made.signed, by=world.writer)
    assert bind(pin=pin, indicator=made.signed, by=world.compiler).value == 2


def test_from_the_page_of_the_pin(world, writer, made):
    address = reverse("pins:pin_bind", args=[made.pin.pk])
    answer = writer.post(address, {"indicator": [made.signed.pk, made.visits.pk]}, follow=True).content.decode()
    assert "“签约项目数”的完成值已写为 2个" in answer
    assert set(PinUse.objects.values_list("indicator", flat=True)) == {made.signed.pk, made.visits.pk}


def test_the_proof_leads_to_the_pin(world, writer, made):
    use = bind(pin=made.pin, indicator=made.signed, by=world.writer)
    page = writer.get(reverse("evidence:proof_detail", kwargs={"year": made.year.pk, "pk": use.proof.pk}))
    assert f'href="{reverse("pins:pin_detail", args=[made.pin.pk])}"' in page.content.decode()


def test_from_the_indicator(world, writer, made):
    address = reverse("pins:indicator_pin", args=[made.year.pk, made.signed.pk])
    assert made.pin.name in writer.get(address).content.decode()
    assert writer.post(address, {"pin": made.pin.pk}).url == reverse("pins:pin_detail", args=[made.pin.pk])
    assert Result.objects.get(indicator=made.signed).actual == 2


def test_the_self_evaluation_shows_that_the_evidence_has_moved(world, writer):
    made = make_campaign(world)
    first, *_ = make_projects(world)
    bind(pin=make_pin(world), indicator=made.signed, by=world.writer)
    address = reverse("campaign:task", kwargs={"year": made.year.pk, "pk": made.own.pk})
    assert "证据已变" not in writer.get(address).content.decode()
    change_row(ledger=PROJECTS, row=first, values={"total_investment": 1}, by=world.writer)
    assert "证据已变" in writer.get(address).content.decode()
