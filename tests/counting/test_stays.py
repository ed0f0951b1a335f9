"""How long projects stand in a stage, in days."""

from datetime import date
from decimal import Decimal

from jixiao.counting.stays import stays

SINCE, UNTIL = date(2022, 1, 15), date(2022, 12, 31)


def history(over: str = "", **days: str):
    return [(name, date.fromisoformat(day)) for name, day in days.items()], date.fromisoformat(over) if over else None


def test_those_that_went_on_between_two_days_and_those_still_there_are_told_apart():
    lead, signed = stays(
        [
            history(线索="2022-01-01", 签约="2022-01-21"),
            history(线索="2022-01-01", 签约="2022-01-31"),
            history(线索="2022-12-01", 签约="2023-01-31"),
            history(线索="2022-01-01", over="2022-02-01"),
            history(线索="2022-01-01", 签约="2022-01-10"),
        ],
        SINCE,
        UNTIL,
    )
    assert (lead.name, lead.gone, lead.usual, lead.waiting) == ("线索", (20, 30), Decimal(25), (30,))
    assert (signed.gone, signed.usual, signed.waiting, signed.longest) == ((), None, (344, 334, 355), 355)


def test_a_stage_said_to_come_before_the_one_before_it_is_left_out():
    assert stays([history(签约="2022-05-01", 落地="2022-03-01")], SINCE, UNTIL)[0].waiting == (305,)
