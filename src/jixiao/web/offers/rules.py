"""The course an inquiry takes, the day by which it must be registered, and the version of a card that was sent."""

from datetime import timedelta
from typing import Any

from jixiao.web.ledger.column import Errors, Values, held
from jixiao.web.ledger.course import Course
from jixiao.web.offers.models import Inquiry, Offer
from jixiao.web.promotion.late import REGISTRATION
from jixiao.web.promotion.stages import clock

INQUIRY = Course(
    Inquiry,
    {"received_on": Inquiry.Stage.NEW, "taken_on": Inquiry.Stage.TAKEN, "set_aside_on": Inquiry.Stage.SET_ASIDE},
    proofs={"taken_on": "keeper", "set_aside_on": "set_aside_reason"},
    either=(("taken_on", "set_aside_on"),),
)


def settle_inquiry(row: Any) -> None:
    """A lead is registered within days that the place rules."""
    INQUIRY.settle(row)
    days = clock(row.department.place.code, REGISTRATION, row.received_on)
    row.due_on = row.received_on + timedelta(days) if days is not None else None


def judge_offer(values: Values, row: Any) -> Errors:
    taken = held(values, row, "stage") == Offer.Stage.TAKEN
    return {"project": "已转为招商项目的，要选是哪个项目"} if taken and not held(values, row, "project") else {}


def judge_sending(values: Values, row: Any) -> Errors:
    answered, answer = (held(values, row, name) for name in ("answered_on", "answer"))
    return {"answer": "写了回访日期，还要写反馈"} if answered and not answer else {}


def settle_sending(row: Any) -> None:
    """The card as it was when it was written down that somebody has it."""
    if row.card_version is None:
        row.card_version = row.offer.version
