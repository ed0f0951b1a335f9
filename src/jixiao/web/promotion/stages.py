"""Stages of a project as tables, and what is missing for one; the rules themselves are norms of the place."""

from datetime import date

from jixiao.norms.resolve import norms_of
from jixiao.web.promotion.models import Project, Stage

ORDER: list[Stage] = [stage for stage in Stage if stage is not Stage.ENDED]
# The day a stage was reached stands in a column of its own.
DAYS = {
    Stage.LEAD: "found_on",
    Stage.SIGNED: "signed_on",
    Stage.LANDED: "landed_on",
    Stage.CONSTRUCTION: "started_on",
    Stage.FINISHED: "finished_on",
    Stage.PRODUCING: "producing_on",
    Stage.AT_CAPACITY: "at_capacity_on",
}


def next_stage(project: Project) -> Stage | None:
    """The stage that follows; None at the end."""
    if project.stage not in ORDER or project.stage == ORDER[-1]:
        return None
    return ORDER[ORDER.index(Stage(project.stage)) + 1]


def later_stages(project: Project) -> list[Stage]:
    return ORDER[ORDER.index(Stage(project.stage)) + 1 :] if project.stage in ORDER else []


def earlier_stages(project: Project) -> list[Stage]:
    """Where a project can be put back to; an ended one anywhere."""
    return ORDER[: ORDER.index(Stage(project.stage))] if project.stage in ORDER else ORDER


def missing_for(project: Project, stage: Stage, on: date) -> dict[str, str]:
    """Columns that must be filled up to a stage and are not, with their labels; what cannot be given is left out."""
    return _missing(project, stage, _required(project, on), _waived(project))


def first_gap(project: Project, on: date) -> tuple[Stage | None, dict[str, str]]:
    """The next stage for which something is missing, and what; the next one at all when nothing is.

    The days of stages to come are no gaps: they are written when the project gets there.
    """
    later = later_stages(project)
    required, waived = _required(project, on), _waived(project) | {DAYS[stage] for stage in later if stage in DAYS}
    for stage in later:
        if missing := _missing(project, stage, required, waived):
            return stage, missing
    return next_stage(project), {}


def _required(project: Project, on: date) -> list[tuple[str, str]]:
    """Stages, and the labels of what they require."""
    answer = norms_of().get("stage_fields", project.department.place.code, on=on)
    return [(str(row["stage"]), str(row["field"])) for row in (answer.rows if answer else ())]


def _waived(project: Project) -> set[str]:
    return set(project.waivers.values_list("column", flat=True))


def _missing(project: Project, stage: Stage, required: list[tuple[str, str]], waived: set[str]) -> dict[str, str]:
    by_label = {str(field.verbose_name): field.name for field in Project._meta.fields if hasattr(field, "verbose_name")}
    reached = {one.label for one in ORDER[: ORDER.index(stage) + 1]}
    names = {by_label[label]: label for needed_at, label in required if needed_at in reached and label in by_label}
    spared = waived | {DAYS.get(stage, "")}
    return {name: label for name, label in names.items() if name not in spared and _is_blank(project, name)}


def _is_blank(project: Project, name: str) -> bool:
    value = getattr(project, name)
    return value in (None, "") or (name == "agreement" and value == Project.Agreement.NONE)


def proofs_of(project: Project, stage: Stage, on: date) -> list[str]:
    """What proves that a stage was reached."""
    answer = norms_of().get("stage_proofs", project.department.place.code, on=on)
    return [str(row["proof"]) for row in (answer.rows if answer else ()) if row["stage"] == stage.label]


def definitions(place: str, on: date) -> dict[str, str]:
    """What must hold for a project to have a tag, by the name of the tag."""
    answer = norms_of().get("project_tags", place, on=on)
    return {str(row["tag"]): str(row["definition"]) for row in (answer.rows if answer else ())}


def clock(place: str, duty: str, on: date) -> int | None:
    """The days a duty may take; None when nothing is ruled."""
    answer = norms_of().get("project_clocks", place, on=on)
    days = {str(row["duty"]): int(row["days"]) for row in (answer.rows if answer else ())}
    return days.get(duty)
