"""The courses that matters of enterprise service take, and what follows from a contact."""

from typing import Any

from django.db.models import Q

from jixiao.web.aftercare.models import Complaint, ContactLog, Errand, Issue, Qualification
from jixiao.web.ledger.actions.rows import turn
from jixiao.web.ledger.course import Course
from jixiao.web.promotion.columns import ENTERPRISES
from jixiao.web.promotion.models import Enterprise

ISSUE = Course(
    Issue,
    {
        "raised_on": Issue.Stage.RAISED, "assigned_on": Issue.Stage.ASSIGNED, "answered_on": Issue.Stage.ANSWERED,
        "solved_on": Issue.Stage.SOLVED, "confirmed_on": Issue.Stage.CONFIRMED,
    },
    proofs={"answered_on": "answer", "solved_on": "result", "confirmed_on": "confirmed_by"},
)  # fmt: skip
ERRAND = Course(
    Errand,
    {
        "asked_on": Errand.Stage.ASKED, "started_on": Errand.Stage.DOING, "done_on": Errand.Stage.DONE,
        "returned_on": Errand.Stage.RETURNED,
    },
    proofs={"returned_on": "returned_reason"},
    either=(("done_on", "returned_on"),),
)  # fmt: skip
COMPLAINT = Course(
    Complaint,
    {
        "received_on": Complaint.Stage.RECEIVED, "accepted_on": Complaint.Stage.ACCEPTED,
        "refused_on": Complaint.Stage.REFUSED, "closed_on": Complaint.Stage.CLOSED,
    },
    proofs={"refused_on": "refused_reason", "closed_on": "result"},
    either=(("accepted_on", "refused_on"), ("refused_on", "closed_on")),
)  # fmt: skip
QUALIFICATION = Course(
    Qualification,
    {
        "applied_on": Qualification.Stage.PROPOSED, "announced_on": Qualification.Stage.ANNOUNCED,
        "granted_on": Qualification.Stage.GRANTED, "refused_on": Qualification.Stage.REFUSED,
    },
    first=Qualification.Stage.PROPOSED,
    either=(("granted_on", "refused_on"),),
)  # fmt: skip


def keep_contact(entry: ContactLog) -> Any:
    """The newest contact stands at the firm, so that those long left alone can be found; a later one typed stays."""
    moved = Enterprise.objects.filter(Q(contacted_on=None) | Q(contacted_on__lt=entry.on), pk=entry.enterprise_id)
    if entry.removed_at is None and moved.update(contacted_on=entry.on):
        turn(ENTERPRISES, entry.department)
