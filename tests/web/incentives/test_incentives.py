"""Policies and payments: what was published is paid, a claim made twice is marked, nothing is paid without proof."""

from datetime import date

import pytest

from jixiao.web.incentives import demo
from jixiao.web.kit.refused import Refused
from jixiao.web.ledger.actions.rows import change_row, remove_row
from jixiao.web.ledger.registry import ledgers
from tests.web.ledger.demos import asked, loaded, nameless
from tests.web.ledger.made import made_row

POLICIES, CLAIMS, PAYMENTS, FUNDS, ENTERPRISES = (
    ledgers()[name] for name in ("policies", "claims", "payments", "fund_notices", "enterprises")
)
ON = date(2022, 5, 1)


@pytest.fixture(scope="module")
def bureaus(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), loaded(demo, demo.CITY, demo.ECONOMY) as made:
        yield made


@pytest.mark.parametrize(
    ("department", "ledger", "measure", "filters", "figure"),
    [
        (demo.CITY, "payments", "count", {"level": "city"}, 7),
        (demo.CITY, "payments", "amount", {"level": "city"}, 109_855 * demo.FEN),
        (demo.CITY, "payments", "count", {"level": "province"}, 4),
        (demo.CITY, "payments", "amount", {"level": "province"}, 217_800 * demo.FEN),
        (demo.CITY, "claims", "approved", {"stage": "paid"}, (109_855 + 217_800) * demo.FEN),
        (demo.CITY, "claims", "count", {"risk": "double"}, 1),
        (demo.CITY, "fund_notices", "amount", {"stage": "given"}, 550_000 * demo.FEN),
        (demo.ECONOMY, "payments", "count", {"level": "province"}, 260),
        (demo.ECONOMY, "payments", "amount", {"level": "province"}, 2_600_000 * demo.FEN),
        (demo.ECONOMY, "payments", "amount", {"level": "district"}, 605_600 * demo.FEN),
        (demo.ECONOMY, "payments", "count", {"is_estimate": "1"}, 308),
    ],
)
def test_the_published_figures_come_out_exactly(db, bureaus, department, ledger, measure, filters, figure):
    assert asked(bureaus[department], ledger, measure, **filters) == figure


@pytest.mark.parametrize("ledger", ["policies", "enterprises", "fund_notices"])
def test_every_name_says_that_it_is_an_example(db, bureaus, ledger):
    assert nameless(bureaus[demo.CITY], ledger) == []


@pytest.fixture
def twice(db, world):
    """Two claims of a firm by the same clause for the same year."""
    values = {
        "policy": made_row(world, POLICIES), "enterprise": made_row(world, ENTERPRISES), "year": 2022,
        "clause": "第一条",
    }  # fmt: skip
    return values, *(made_row(world, CLAIMS, **values) for _ in range(2))


def test_the_second_claim_by_a_clause_is_marked(world, twice):
    values, first, second = twice
    other = made_row(world, CLAIMS, **values | {"clause": "第二条"})
    assert [one.risk for one in (first, second, other)] == ["none", "double", "none"]


def test_the_mark_goes_when_somebody_says_why_it_is_none(world, twice):
    _, _, second = twice
    values = {"risk": "none", "risk_note": "两个不同的项目"}
    assert change_row(ledger=CLAIMS, row=second, values=values, by=world.writer).risk == "none"


def test_the_mark_cannot_be_taken_away_without_a_word(world, twice):
    _, _, second = twice
    change_row(ledger=CLAIMS, row=second, values={"risk": "none"}, by=world.writer)
    second.refresh_from_db()
    assert second.risk == "double"


def test_a_removed_claim_is_not_repeated(world, twice):
    values, first, second = twice
    for row in (first, second):
        remove_row(ledger=CLAIMS, row=row, by=world.writer, reason="录错")
    assert made_row(world, CLAIMS, **values).risk == "none"


def test_the_page_of_a_claim_shows_what_it_may_repeat(world, twice, browser_of):
    _, _, second = twice
    page = browser_of("writer").get(f"/ledgers/claims/{second.pk}/").content.decode()
    assert "这家企业同一年按同一条款已经申请过" in page
    assert "还没有拨付" in page


@pytest.mark.parametrize(
    ("ledger", "values", "words"),
    [
        (CLAIMS, {"paid_on": ON, "proof": "凭证"}, "还要写核定金额"),
        (CLAIMS, {"paid_on": ON, "approved": 100}, "还要写条件证明"),
        (CLAIMS, {"opinion_on": ON}, "还要写第三方机构"),
        (CLAIMS, {"refused_on": ON}, "还要写不予兑现理由"),
        (CLAIMS, {"risk": "clawback"}, "请写明风险情况"),
        (FUNDS, {"given_on": ON}, "还要写下达文号"),
        (POLICIES, {"issued_on": ON, "ended_on": date(2022, 4, 1)}, "废止日期早于印发日期"),
    ],
)
def test_what_cannot_be_is_refused_in_words(db, world, ledger, values, words):
    with pytest.raises(Refused, match=words):
        made_row(world, ledger, **values)


def test_a_payment_goes_to_the_firm_that_claimed(world, twice):
    _, first, _ = twice
    assert made_row(world, PAYMENTS, claim=first, enterprise=first.enterprise).claim == first
    with pytest.raises(Refused, match="不是这家企业提出的"):
        made_row(world, PAYMENTS, claim=first, enterprise=made_row(world, ENTERPRISES, name="示例另一家"))


def test_nothing_is_paid_for_a_refused_claim(world, twice):
    _, first, _ = twice
    refused = change_row(
        ledger=CLAIMS, row=first, values={"refused_on": ON, "refused_reason": "不符合条件"}, by=world.writer
    )
    with pytest.raises(Refused, match="不予兑现"):
        made_row(world, PAYMENTS, claim=refused, enterprise=refused.enterprise)
