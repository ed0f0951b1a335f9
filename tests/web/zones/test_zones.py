"""Development zones: the demonstration gives what was published; points and areas that cannot be are refused."""

from datetime import date

import pytest

from jixiao.web.kit.refused import Refused
from jixiao.web.ledger.actions.rows import change_row
from jixiao.web.ledger.registry import ledgers
from jixiao.web.zones import demo
from tests.web.ledger.demos import asked, loaded, nameless
from tests.web.ledger.made import made_row

REFORMS, CARRIERS, ASSESSMENTS, ZONE_YEARS = (
    ledgers()[name] for name in ("reform_items", "carriers", "assessments", "zone_years")
)
ON = date(2022, 5, 1)


@pytest.fixture(scope="module")
def bureau(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), loaded(demo, demo.DEPARTMENT) as made:
        yield made[demo.DEPARTMENT]


def of_year(year: int) -> dict[str, str]:
    return {"year_from": str(year), "year_to": str(year)}


@pytest.mark.parametrize(
    ("ledger", "measure", "filters", "figure"),
    [
        ("zones", "count", {}, 21),
        ("reform_items", "count", {"kind": "company", "stage": "done"}, 43),
        ("reform_items", "count", {"kind": "land", "stage": "done"}, 21),
        ("zone_years", "revenue", of_year(2022), 2_125_940 * demo.STEP),
        ("zone_years", "revenue", of_year(2021), 1_658_300 * demo.STEP),
        ("assessments", "reward", {"scheme": "province"}, 5_500 * demo.WAN),
        ("assessments", "reward", {"scheme": "city"}, 3_500 * demo.WAN),
    ],
)
def test_the_published_figures_come_out_exactly(db, bureau, ledger, measure, filters, figure):
    assert asked(bureau, ledger, measure, **filters) == figure


def test_the_four_platforms_are_102_together(db, bureau):
    kinds = ("science", "finance", "guarantee", "municipal")
    assert sum(asked(bureau, "reform_items", kind=kind) or 0 for kind in kinds) == 102


@pytest.mark.parametrize("ledger", ["zones", "reform_items", "carriers"])
def test_every_name_says_that_it_is_an_example(db, bureau, ledger):
    assert nameless(bureau, ledger) == []


@pytest.mark.parametrize(
    ("ledger", "days", "stage"),
    [
        (REFORMS, {}, "planned"),
        (REFORMS, {"started_on": ON}, "started"),
        (REFORMS, {"started_on": ON, "done_on": ON}, "done"),
        (CARRIERS, {"started_on": ON, "finished_on": ON}, "finished"),
    ],
)
def test_the_stage_follows_from_the_days(db, world, ledger, days, stage):
    assert made_row(world, ledger, **days).stage == stage


@pytest.mark.parametrize(
    ("ledger", "values", "words"),
    [
        (ASSESSMENTS, {"full_points": 1_000, "points": 1_001}, "得分多于满分"),
        (CARRIERS, {"floor": 100, "free": 101}, "可供面积多于建筑面积"),
        (REFORMS, {"started_on": ON, "done_on": date(2022, 4, 1)}, "完成日期早于启动日期"),
    ],
)
def test_what_cannot_be_is_refused_in_words(db, world, ledger, values, words):
    with pytest.raises(Refused, match=words):
        made_row(world, ledger, **values)


def test_a_zone_has_one_row_a_year(db, world):
    row = made_row(world, ZONE_YEARS, year=2022)
    with pytest.raises(Refused, match="2022年的数据已经有了"):
        made_row(world, ZONE_YEARS, zone=row.zone, year=2022)
    change_row(ledger=ZONE_YEARS, row=row, values={"rank": 3}, by=world.writer)


def typed(world, points: str) -> dict[str, str]:
    zone = str(made_row(world, ledgers()["zones"]).pk)
    return {"zone": zone, "scheme": "city", "year": "2022", "points": points}


def test_points_are_typed_and_read_with_two_decimals(db, world, browser_of):
    page = browser_of("writer").post("/ledgers/assessments/new/", typed(world, "96.5"), follow=True)
    assert "96.50" in page.content.decode()
    assert ASSESSMENTS.model.objects.get(department=world.d.bureau).points == 9_650


def test_points_that_are_none_are_refused_where_they_are_typed(db, world, browser_of):
    page = browser_of("writer").post("/ledgers/assessments/new/", typed(world, "96.555"))
    assert page.status_code == 422
    assert "最多两位小数" in page.content.decode()


def test_a_year_is_read_without_a_comma(db, world, browser_of):
    row = made_row(world, ZONE_YEARS, year=2022)
    page = browser_of("writer").get(f"/ledgers/zone_years/{row.pk}/").content.decode()
    assert "2022" in page
    assert "2,022" not in page
