"""Activities: their course follows from days, what cannot be is refused, the demonstration gives what was published."""

from datetime import date

import pytest

from jixiao.web.activities import demo
from jixiao.web.kit.refused import Refused
from jixiao.web.ledger.registry import ledgers
from tests.web.ledger.demos import asked, loaded, nameless
from tests.web.ledger.made import made_row

EVENTS, VISITS, MATERIALS, TRIPS, TASKS = (
    ledgers()[name] for name in ("events", "visits", "materials", "overseas_trips", "meeting_tasks")
)
ON = date(2022, 5, 1)


@pytest.fixture(scope="module")
def bureaus(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), loaded(demo, demo.CITY, demo.ECONOMY) as made:
        yield made


@pytest.mark.parametrize(
    ("department", "ledger", "measure", "filters", "figure"),
    [
        (demo.ECONOMY, "meetings", "count", {"on_from": "2021-01-01", "on_to": "2021-12-31"}, 48),
        (demo.ECONOMY, "press_items", "count", {"level": "nation"}, 1),
        (demo.ECONOMY, "press_items", "count", {}, 2),
        (demo.CITY, "materials", "made", {"kind": "print"}, 2_000),
        (demo.CITY, "meeting_tasks", "count", {"stage": "done"}, 30),
        (demo.CITY, "overseas_trips", "count", {"stage": "returned"}, 1),
        (demo.CITY, "visits", "count", {"satisfied": "not_asked"}, 15),
    ],
)
def test_the_demonstration_gives_its_figures_by_filters(db, bureaus, department, ledger, measure, filters, figure):
    assert asked(bureaus[department], ledger, measure, **filters) == figure


@pytest.mark.parametrize("ledger", ["events", "visits", "materials", "overseas_trips", "meetings", "trainings"])
def test_every_name_says_that_it_is_an_example(db, bureaus, ledger):
    assert nameless(bureaus[demo.CITY], ledger) == []


@pytest.mark.parametrize(
    ("ledger", "values", "stage"),
    [
        (EVENTS, {}, "planned"),
        (EVENTS, {"approved_on": ON}, "approved"),
        (EVENTS, {"held_on": ON}, "held"),
        (EVENTS, {"held_on": ON, "reported_on": ON, "report": "到会 60 人"}, "reported"),
        (EVENTS, {"cancelled_on": ON, "cancelled_reason": "疫情"}, "cancelled"),
        (TRIPS, {"approved_on": ON, "approval": "1号"}, "approved"),
        (TASKS, {"done_on": ON, "result": "已办"}, "done"),
    ],
)
def test_the_stage_follows_from_the_days(db, world, ledger, values, stage):
    assert made_row(world, ledger, **values).stage == stage


@pytest.mark.parametrize(
    ("ledger", "values", "words"),
    [
        (EVENTS, {"held_on": ON, "cancelled_on": ON, "cancelled_reason": "疫情"}, "举办日期和取消日期只能有一个"),
        (EVENTS, {"reported_on": ON}, "还要写总结"),
        (TRIPS, {"left_on": ON}, "写了出访日期，还要写批准日期"),
        (TRIPS, {"approved_on": ON}, "还要写批件号"),
        (VISITS, {"satisfied": "yes"}, "写了满意情况，还要写调查日期"),
        (VISITS, {"followed_on": date(2022, 4, 1)}, "跟进日期早于日期"),
        (MATERIALS, {"made": 10, "handed_out": 11}, "发放数量多于制作数量"),
        (TASKS, {"done_on": ON}, "写了完成日期，还要写办理结果"),
    ],
)
def test_what_cannot_be_is_refused_in_words(db, world, ledger, values, words):
    with pytest.raises(Refused, match=words):
        made_row(world, ledger, **values)
