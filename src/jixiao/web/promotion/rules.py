"""What holds among the columns of a project, and what its page shows besides them."""

from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from jixiao.web.ledger.belongings import belongings
from jixiao.web.ledger.column import Errors, Values
from jixiao.web.people.models import Person
from jixiao.web.promotion.models import Enterprise, Progress, Project
from jixiao.web.promotion.stages import definitions, earlier_stages, first_gap, later_stages, next_stage, proofs_of

_IN_ORDER = ("found_on", "signed_on", "landed_on", "started_on", "finished_on", "producing_on", "at_capacity_on")


def judge_project(values: Values, row: Any) -> Errors:
    """Days that cannot be; a stage is changed by advancing, not by writing over it."""
    wrong: Errors = {}
    if row is not None and "stage" in values and values["stage"] != row.stage:
        wrong["stage"] = "已有项目的阶段请在项目页面上推进或退回"
    held = {name: values.get(name, getattr(row, name, None)) for name in _IN_ORDER}
    today = timezone.localdate()
    for name, day in held.items():
        if name in values and day is not None and day > today:
            wrong[name] = f"{day} 还没有到；只写已经发生的日期"
    if held["started_on"] and held["finished_on"] and held["finished_on"] < held["started_on"]:
        wrong["finished_on"] = "竣工日期早于开工日期"
    return wrong


def keep_progress(entry: Any) -> None:
    """The newest progress stands at the project, so that stalled ones can be found."""
    reports = Progress.objects.filter(project=OuterRef("pk"), removed_at=None).order_by("-on")
    Project.objects.filter(pk=entry.project_id).update(progress_on=Subquery(reports.values("on")[:1]))


def project_part(project: Project, _person: Any) -> dict[str, Any]:
    """Stages with their days, what is missing for the next one, and what belongs to the project."""
    today, following = timezone.localdate(), next_stage(project)
    gap, missing = first_gap(project, today)
    held = definitions(project.department.place.code, today)
    return {
        "stage_entries": project.stage_entries.select_related("by"),
        "following": gap,
        "missing": missing,
        "waivers": [(Project._meta.get_field(one.column).verbose_name, one) for one in project.waivers.all()],  # type: ignore[union-attr]
        "later": later_stages(project),
        "earlier": earlier_stages(project),
        "proofs": proofs_of(project, following, today) if following else [],
        "today": today,
        "signings": project.signing_rows.filter(removed_at=None).order_by("signed_on"),
        "progress": project.progress_rows.filter(removed_at=None).order_by("-on")[:6],
        "obligations": project.obligation_rows.filter(removed_at=None).order_by("due_on"),
        "tags": [(one, held.get(one.get_name_display(), "")) for one in project.tag_rows.filter(removed_at=None)],
    }


def enterprise_part(enterprise: Enterprise, person: Person) -> dict[str, Any]:
    """Everything the ledgers hold of a firm and of its projects."""
    return belongings(enterprise, person, through=("project",))
