"""The courses that matters of enterprise service take, and on whose word a matter is solved."""

from typing import Any

from jixiao.web.aftercare.models import Complaint, Errand, Issue, Qualification
from jixiao.web.ledger.column import Errors, Values
from jixiao.web.ledger.course import Course

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


def settle_issue(issue: Issue) -> None:
    """A firm that does not agree holds the stage until it is asked again; its own word weighs more than ours."""
    ISSUE.settle(issue)
    if issue.confirmed_on is not None:
        issue.grade = issue.grade if issue.grade == Issue.Grade.OWN_WORD else Issue.Grade.NOTED
    else:
        issue.grade = Issue.Grade.REPORTED
        issue.stage = Issue.Stage.DISPUTED if issue.disputed_on is not None else issue.stage


def judge_issue(values: Values, row: Any) -> Errors:
    """What a firm said itself is not written over."""
    wrong = ISSUE.judge(values, row)
    if row is not None and row.grade == Issue.Grade.OWN_WORD:
        fixed = ("confirmed_on", "confirmed_by", "solved_on", "result")
        changed = (name for name in fixed if name in values and values[name] != getattr(row, name))
        wrong |= dict.fromkeys(changed, "企业已经通过链接确认，不能再改；又有问题的，另记一条")
    return wrong
