"""The courses of what is kept on file, and what stands on the page of an inspection."""

from typing import Any

from django.utils import timezone

from jixiao.web.ledger.course import Course
from jixiao.web.ledger.models import RowFile
from jixiao.web.registers.models import (
    Inspection,
    InspectionFinding,
    InspectionRequest,
    OutsideEvaluation,
    PlanTask,
    Regulation,
)

REGULATION = Course(
    Regulation,
    {
        "drafted_on": Regulation.Stage.DRAFTED, "issued_on": Regulation.Stage.ISSUED,
        "ended_on": Regulation.Stage.ENDED,
    },
    first=Regulation.Stage.DRAFTED,
)  # fmt: skip
TASK = Course(
    PlanTask,
    {"started_on": PlanTask.Stage.STARTED, "done_on": PlanTask.Stage.DONE, "dropped_on": PlanTask.Stage.DROPPED},
    first=PlanTask.Stage.PLANNED,
    proofs={"done_on": "result", "dropped_on": "dropped_reason"},
    either=(("done_on", "dropped_on"),),
)
EVALUATION = Course(
    OutsideEvaluation,
    {
        "ordered_on": OutsideEvaluation.Stage.ORDERED, "reported_on": OutsideEvaluation.Stage.REPORTED,
        "answered_on": OutsideEvaluation.Stage.ANSWERED, "closed_on": OutsideEvaluation.Stage.CLOSED,
    },
    first=OutsideEvaluation.Stage.ORDERED,
    proofs={"reported_on": "opinion", "answered_on": "answer", "closed_on": "result"},
)  # fmt: skip
INSPECTION = Course(
    Inspection,
    {
        "notified_on": Inspection.Stage.NOTIFIED, "started_on": Inspection.Stage.STARTED,
        "reported_on": Inspection.Stage.REPORTED, "closed_on": Inspection.Stage.CLOSED,
    },
)  # fmt: skip
REQUEST = Course(
    InspectionRequest,
    {
        "asked_on": InspectionRequest.Stage.ASKED, "given_on": InspectionRequest.Stage.GIVEN,
        "refused_on": InspectionRequest.Stage.REFUSED,
    },
    proofs={"refused_on": "refused_reason"},
    either=(("given_on", "refused_on"),),
)  # fmt: skip
FINDING = Course(
    InspectionFinding,
    {
        "found_on": InspectionFinding.Stage.FOUND, "corrected_on": InspectionFinding.Stage.CORRECTED,
        "confirmed_on": InspectionFinding.Stage.CONFIRMED,
    },
    proofs={"corrected_on": "result", "confirmed_on": "confirmed_by"},
)  # fmt: skip


def files_of(inspection: Inspection) -> list[tuple[InspectionRequest, list[RowFile]]]:
    """What the inspectors asked for, each with its files."""
    requests = list(inspection.inspectionrequest_rows.filter(removed_at=None).order_by("asked_on", "number", "pk"))
    files = RowFile.objects.filter(ledger="inspection_requests", row__in=[one.pk for one in requests], removed_at=None)
    held: dict[int, list[RowFile]] = {}
    for file in files.order_by("pk"):
        held.setdefault(file.row, []).append(file)
    return [(one, held.get(one.pk, [])) for one in requests]


def inspection_part(inspection: Inspection, _person: Any) -> dict[str, Any]:
    """What was asked for and what was found."""
    asked = files_of(inspection)
    return {
        "asked_for": asked,
        "file_count": sum(len(files) for _, files in asked),
        "found": inspection.inspectionfinding_rows.filter(removed_at=None).order_by("found_on", "pk"),
        "today": timezone.localdate(),
    }
