"""Agents: a project is accepted for one introducer only, nothing is paid before that, the demonstration is complete."""

from datetime import date

import pytest

from jixiao.web.agents import demo
from jixiao.web.kit.refused import Refused
from jixiao.web.ledger.registry import ledgers
from tests.web.ledger.demos import asked, loaded, nameless
from tests.web.ledger.made import made_row

AGENTS, MANDATES, ACHIEVEMENTS, AGENT_YEARS, PROJECTS = (
    ledgers()[name] for name in ("agents", "mandates", "achievements", "agent_years", "projects")
)
ON = date(2022, 5, 1)
ACCEPTED = {"kind": "signed", "accepted_on": ON, "proof": "合同"}


@pytest.fixture(scope="module")
def bureaus(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), loaded(demo, demo.CITY, demo.ZONE) as made:
        yield made


@pytest.mark.parametrize(
    ("department", "ledger", "measure", "filters", "figure"),
    [
        (demo.CITY, "agents", "count", {"kind": "expert"}, 42),
        (demo.CITY, "agents", "count", {"kind": "ambassador"}, 33),
        (demo.CITY, "agents", "count", {"kind": "team"}, 4),
        (demo.ZONE, "agents", "count", {"kind": "agency"}, 2),
        (demo.ZONE, "mandates", "count", {"stage": "signed"}, 2),
        (demo.ZONE, "achievements", "count", {"stage": "claimed"}, 3),
        (demo.ZONE, "agent_years", "visits_done", {}, 37),
    ],
)
def test_the_demonstration_gives_its_figures_by_filters(db, bureaus, department, ledger, measure, filters, figure):
    assert asked(bureaus[department], ledger, measure, **filters) == figure


def test_every_name_says_that_it_is_an_example(db, bureaus):
    assert nameless(bureaus[demo.CITY], "agents") == []
    assert [nameless(bureaus[demo.ZONE], name) for name in ("agents", "mandates", "achievements")] == [[], [], []]


@pytest.mark.parametrize(
    ("ledger", "values", "stage"),
    [
        (MANDATES, {}, "drafted"),
        (MANDATES, {"signed_on": ON}, "signed"),
        (MANDATES, {"signed_on": ON, "ended_on": ON}, "ended"),
        (ACHIEVEMENTS, {}, "claimed"),
        (ACHIEVEMENTS, ACCEPTED, "accepted"),
        (ACHIEVEMENTS, ACCEPTED | {"paid_on": ON}, "paid"),
        (ACHIEVEMENTS, {"refused_on": ON, "refused_reason": "早已在谈"}, "refused"),
    ],
)
def test_the_stage_follows_from_the_days(db, world, ledger, values, stage):
    assert made_row(world, ledger, **values).stage == stage


@pytest.mark.parametrize(
    ("ledger", "values", "words"),
    [
        (AGENTS, {"since": ON, "until": date(2022, 4, 1)}, "聘期结束早于聘期开始"),
        (ACHIEVEMENTS, {"accepted_on": ON}, "写了认定日期，还要写证明"),
        (ACHIEVEMENTS, {"paid_on": ON}, "写了付费日期，还要写认定日期"),
        (AGENT_YEARS, {"fee": 100}, "写了核定费用，还要写得分"),
    ],
)
def test_what_cannot_be_is_refused_in_words(db, world, ledger, values, words):
    with pytest.raises(Refused, match=words):
        made_row(world, ledger, **values)


def test_a_project_is_accepted_for_one_introducer_only(db, world):
    project, first = made_row(world, PROJECTS), made_row(world, AGENTS)
    second = made_row(world, AGENTS, name="示例另一家")
    made_row(world, ACHIEVEMENTS, project=project, agent=first, **ACCEPTED)
    with pytest.raises(Refused, match="已经认定由示例促成签约；不能再认定给别人"):
        made_row(world, ACHIEVEMENTS, project=project, agent=second, **ACCEPTED)
    assert made_row(world, ACHIEVEMENTS, project=project, agent=second, **ACCEPTED | {"kind": "landed"}).pk


def test_an_achievement_counts_for_the_agreement_of_its_agent(db, world):
    mandate = made_row(world, MANDATES)
    with pytest.raises(Refused, match="不是和示例另一家签的"):
        made_row(world, ACHIEVEMENTS, mandate=mandate, agent=made_row(world, AGENTS, name="示例另一家"))


def test_what_is_owed_follows_from_the_clauses_and_no_more_is_paid(db, world, writer):
    agent = made_row(world, AGENTS)
    clauses = {"reward_for": "landed", "reward_rate": 250, "reward_most": 3_000_000_000}
    mandate = made_row(world, MANDATES, agent=agent, **clauses)
    given = {"agent": agent, "mandate": mandate, "kind": "landed", "amount": 1_200_000_000}
    with pytest.raises(Refused, match="不能多付"):
        made_row(world, ACHIEVEMENTS, **given, fee=3_000_001)
    row = made_row(world, ACHIEVEMENTS, **given, fee=3_000_000)
    assert "1,200.00 万元 × 2.50‰ = 3.00 万元" in writer.get(f"/ledgers/achievements/{row.pk}/").content.decode()
