"""Money that arrived: how well it is shown follows from the row, and the demonstration gives what was published."""

from datetime import date

import pytest

from jixiao.web.capital import demo
from jixiao.web.kit.refused import Refused
from jixiao.web.ledger.actions.rows import change_row
from jixiao.web.ledger.registry import ledgers
from tests.web.ledger.demos import asked, loaded, nameless
from tests.web.ledger.made import made_row

PAID_IN, FOREIGN, STATISTICS, DEFINITIONS = (
    ledgers()[name] for name in ("paid_in", "foreign_capital", "statistics", "definitions")
)
ON = date(2022, 5, 1)
VOUCHER = {"voucher": "bank", "voucher_number": "1"}


@pytest.fixture(scope="module")
def bureaus(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), loaded(demo, demo.CITY, demo.ZONE) as made:
        yield made


def of_year(year: int) -> dict[str, str]:
    return {"on_from": f"{year}-01-01", "on_to": f"{year}-12-31"}


@pytest.mark.parametrize(
    ("department", "ledger", "filters", "amount"),
    [
        (demo.CITY, "foreign_capital", of_year(2022), 29_400),
        (demo.CITY, "foreign_capital", of_year(2021), 18_467),
        (demo.ZONE, "foreign_capital", of_year(2020), 52_258),
        (demo.ZONE, "foreign_capital", of_year(2019), 37_327),
        (demo.ZONE, "paid_in", {"origin": "province"}, 850_000),
        (demo.ZONE, "statistics", {"series": "trade", "year_from": "2020"}, 61_855),
        (demo.ZONE, "statistics", {"series": "foreign", "year_from": "2020"}, 52_258),
    ],
)
def test_the_published_sums_come_out_exactly(db, bureaus, department, ledger, filters, amount):
    assert asked(bureaus[department], ledger, "amount", **filters) == amount * demo.WAN


def test_what_arrived_after_the_change_counts_by_the_new_definition(db, bureaus):
    rows = FOREIGN.model.objects.filter(department=bureaus[demo.CITY], on__year=2022)
    assert {row.definition.since <= row.on <= (row.definition.until or row.on) for row in rows} == {True}
    assert rows.values("definition").distinct().count() == 2


@pytest.mark.parametrize("ledger", ["paid_in", "foreign_capital", "definitions"])
def test_every_name_says_that_it_is_an_example(db, bureaus, ledger):
    assert nameless(bureaus[demo.CITY], ledger) == []


@pytest.mark.parametrize(
    ("values", "grade"),
    [({}, "reported"), (VOUCHER, "shown"), ({**VOUCHER, "checked_on": ON, "checked_by": "张三"}, "checked")],
)
@pytest.mark.parametrize("ledger", [PAID_IN, FOREIGN], ids=lambda one: one.name)
def test_how_well_it_is_shown_follows_from_the_row(db, world, ledger, values, grade):
    assert made_row(world, ledger, **values).grade == grade


@pytest.mark.parametrize(
    ("ledger", "values", "words"),
    [
        (PAID_IN, {"on": date(2099, 1, 1)}, "还没有到"),
        (PAID_IN, {"voucher_number": "1"}, "还要选凭证种类"),
        (PAID_IN, {"checked_on": ON, "checked_by": "张三"}, "已核实的要写凭证号"),
        (PAID_IN, {**VOUCHER, "checked_on": ON}, "还要写核实人"),
        (FOREIGN, {"currency": "hkd", "original": 700}, "要写折算汇率"),
        (FOREIGN, {"original": 99}, "原币金额应与实际使用外资相同"),
        (STATISTICS, {"state": "final"}, "定案数据要写来源"),
        (DEFINITIONS, {"until": date(2022, 4, 1)}, "停用日期早于起用日期"),
    ],
)
def test_what_cannot_be_is_refused_in_words(db, world, ledger, values, words):
    with pytest.raises(Refused, match=words):
        made_row(world, ledger, **values)


def test_a_definition_holds_only_in_its_time(db, world):
    definition = made_row(world, DEFINITIONS, since=ON)
    row = made_row(world, FOREIGN, definition=definition, on=ON)
    with pytest.raises(Refused, match="不在口径“示例”的使用期内"):
        change_row(ledger=FOREIGN, row=row, values={"on": date(2022, 4, 30)}, by=world.writer)


def test_a_rate_that_is_no_number_is_refused_where_it_is_typed(db, world, browser_of):
    typed = {"investor": "示例", "form": "increase", "on": "2022-05-01", "amount": "1", "currency": "hkd", "rate": "七"}
    page = browser_of("writer").post("/ledgers/foreign_capital/new/", typed)
    assert page.status_code == 422
    assert "汇率请写数字，如 6.7114" in page.content.decode()
