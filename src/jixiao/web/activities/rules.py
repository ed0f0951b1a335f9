"""The courses that events, trips and tasks take, and what holds of visits and materials."""

from typing import Any

from jixiao.web.activities.models import Event, MeetingTask, OverseasTrip
from jixiao.web.ledger.column import Errors, Values
from jixiao.web.ledger.course import Course

EVENT = Course(
    Event,
    {
        "approved_on": Event.Stage.APPROVED, "held_on": Event.Stage.HELD, "reported_on": Event.Stage.REPORTED,
        "cancelled_on": Event.Stage.CANCELLED,
    },
    first=Event.Stage.PLANNED,
    proofs={"reported_on": "report", "cancelled_on": "cancelled_reason"},
    either=(("held_on", "cancelled_on"),),
)  # fmt: skip
TRIP = Course(
    OverseasTrip,
    {
        "submitted_on": OverseasTrip.Stage.SUBMITTED, "approved_on": OverseasTrip.Stage.APPROVED,
        "left_on": OverseasTrip.Stage.LEFT, "returned_on": OverseasTrip.Stage.RETURNED,
        "reported_on": OverseasTrip.Stage.REPORTED, "cancelled_on": OverseasTrip.Stage.CANCELLED,
    },
    first=OverseasTrip.Stage.PLANNED,
    proofs={"approved_on": "approval", "reported_on": "result"},
    either=(("left_on", "cancelled_on"),),
)  # fmt: skip
TASK = Course(
    MeetingTask,
    {"started_on": MeetingTask.Stage.STARTED, "done_on": MeetingTask.Stage.DONE},
    first=MeetingTask.Stage.GIVEN,
    proofs={"done_on": "result"},
)


def judge_trip(values: Values, row: Any) -> Errors:
    """Nobody leaves without approval."""
    left, approved = (values.get(name, getattr(row, name, None)) for name in ("left_on", "approved_on"))
    wrong = TRIP.judge(values, row)
    if left and not approved:
        wrong["approved_on"] = "写了出访日期，还要写批准日期"
    return wrong


def judge_visit(values: Values, row: Any) -> Errors:
    """Whether somebody was content is known only when he was asked."""
    satisfied, asked, on, followed = (
        values.get(name, getattr(row, name, None)) for name in ("satisfied", "asked_on", "on", "followed_on")
    )
    wrong = Errors()
    if satisfied not in (None, "", "not_asked") and not asked:
        wrong["asked_on"] = "写了满意情况，还要写调查日期"
    if on and followed and followed < on:
        wrong["followed_on"] = "跟进日期早于日期"
    return wrong


def judge_material(values: Values, row: Any) -> Errors:
    """No more is handed out than was made."""
    made, handed_out = (values.get(name, getattr(row, name, None)) for name in ("made", "handed_out"))
    return {"handed_out": "发放数量多于制作数量"} if None not in (made, handed_out) and handed_out > made else {}
