"""Who sees to what, and what came of it: leaders, staff with districts, every office."""

from datetime import date

import pytest

from jixiao.web.activities.columns import VISITS
from jixiao.web.assignments.columns import CONTRIBUTIONS, DISTRICT_DUTIES, LEADER_PAIRINGS, PAIRING_VISITS
from jixiao.web.assignments.queries import keepers, leaders, offices
from jixiao.web.kit.refused import Refused
from jixiao.web.ledger.actions.rows import change_row
from tests.web.ledger.made import made_row

YEAR = date(2022, 1, 1), date(2022, 12, 31)
DAY = date(2022, 5, 1)


def test_a_project_that_two_leaders_see_to_is_one_in_all(world):
    started = made_row(world, started_on=DAY)
    other = made_row(world, started_on=date(2023, 1, 1))
    first = made_row(world, LEADER_PAIRINGS, leader="甲", project=started)
    made_row(world, LEADER_PAIRINGS, leader="乙", project=started)
    made_row(world, LEADER_PAIRINGS, leader="乙", project=other)
    made_row(world, LEADER_PAIRINGS, leader="丙", project=other, until=date(2022, 6, 1))
    made_row(world, PAIRING_VISITS, pairing=first, on=DAY, problem="用电", due_on=DAY)
    each, every = leaders([world.d.bureau], YEAR)
    assert [(one.name, one.projects, one.started) for one in each] == [("乙", 2, 1), ("甲", 1, 1)]
    assert (every.projects, every.started, str(every.rate)) == (2, 1, "50.00")
    assert (every.visits, every.problems, every.solved) == (1, 1, 0)


def test_staff_are_told_with_their_districts_and_districts_without_staff_are_named(world):
    here, there = (one.place for one in (world.d.bureau, world.d.district_bureau))
    made_row(world, DISTRICT_DUTIES, keeper="王填", place=here, visits_due=4)
    made_row(world, VISITS, leader="王填", on=DAY)
    made_row(world, place=here, signed_on=DAY, stage="signed", total_investment=10**12)
    made_row(world, place=there, found_on=DAY)
    each, free = keepers([world.d.bureau], YEAR)
    assert [(one.name, one.places, one.visits, one.visits_due, one.signed, one.amount) for one in each] == [
        ("王填", [str(here)], 1, 4, 1, 10**12)
    ]
    assert free == [(str(there), 1)]


def test_every_office_is_told_even_those_that_did_nothing_and_shares_are_at_most_the_whole(world):
    project = made_row(world, total_investment=10**12)
    first = made_row(world, CONTRIBUTIONS, office="办公室", project=project, on=DAY)
    counted = {"accepted_on": DAY, "proof": "示例记录", "share": 60_00}
    change_row(ledger=CONTRIBUTIONS, row=first, values=counted, by=world.writer)
    with pytest.raises(Refused, match=r"已经分给别的处室 60.00%"):
        made_row(world, CONTRIBUTIONS, office="投资促进处", project=project, on=DAY, **counted)
    each, every = offices([world.d.bureau], YEAR)
    assert [(one.name, one.claimed, str(one.number), one.amount) for one in each] == [
        ("办公室", 1, "0.60", 6 * 10**11), ("投资促进处", 0, "0.00", 0),
    ]  # fmt: skip
    assert (len(every.projects), every.accepted) == (1, 1)
