"""Projects moved through their stages: forward with proof, back and ended with a reason."""

from datetime import date
from typing import Any

from django.db import transaction

from jixiao.web.kit.refused import Refused
from jixiao.web.ledger.actions.rows import add_row, change_row
from jixiao.web.people.log import log
from jixiao.web.people.models import Person
from jixiao.web.promotion.columns import PROJECTS, SIGNINGS
from jixiao.web.promotion.models import Project, Signing, Stage, StageEntry, Waiver
from jixiao.web.promotion.stages import DAYS, ORDER, earlier_stages, later_stages, missing_for

_AGREED = {
    Project.Agreement.INTENTION: Signing.Kind.INTENTION,
    Project.Agreement.FRAMEWORK: Signing.Kind.FRAMEWORK,
    Project.Agreement.CONTRACT: Signing.Kind.CONTRACT,
}


@transaction.atomic
def advance(*, project: Project, to: Stage, on: date, proof: str, by: Person) -> Project:
    """Move a project to a later stage and write down the day and the proof. Raises Refused, naming what is missing."""
    if to not in later_stages(project):
        raise Refused(f"项目现在是“{project.get_stage_display()}”，不能推进到“{to.label}”。")
    missing = missing_for(project, to, on)
    if missing:
        raise Refused(f"进入“{to.label}”之前还缺：{'、'.join(missing.values())}；请先填写，或写明不能提供的原因。")
    values: dict[str, Any] = {"stage": to}
    if to in DAYS:
        values[DAYS[to]] = on
    changed: Project = change_row(
        ledger=PROJECTS,
        row=project,
        values=values,
        by=by,
        checked=False,
        verb="promotion.project.advanced",
        to=to.label,
    )
    StageEntry.objects.create(project=changed, stage=to, on=on, proof=proof, by=by)
    if to is Stage.SIGNED:
        _sign(changed, on, by)
    return changed


def _sign(project: Project, on: date, by: Person) -> None:
    """The agreement by which a project became a signed one, for counts to rest on."""
    kind = _AGREED.get(Project.Agreement(project.agreement))
    if kind is None or project.signing_rows.filter(kind=kind, removed_at=None).exists():
        return
    amount = project.agreed_investment if project.agreed_investment is not None else project.total_investment
    values = {"project": project, "kind": kind, "signed_on": on, "amount": amount}
    values |= {"investor": project.investor, "place": project.place}
    add_row(ledger=SIGNINGS, department=project.department, values=values, by=by)


@transaction.atomic
def step_back(*, project: Project, to: Stage, on: date, reason: str, by: Person) -> Project:
    """Put a project back to an earlier stage; the days of the later ones are taken out, the log keeps them."""
    if to not in earlier_stages(project):
        raise Refused(f"“{to.label}”不在“{project.get_stage_display()}”之前。")
    undone = {DAYS[stage]: None for stage in ORDER[ORDER.index(to) + 1 :] if stage in DAYS}
    values: dict[str, Any] = {"stage": to, "ended_on": None, "ended_reason": "", **undone}
    changed: Project = change_row(
        ledger=PROJECTS, row=project, values=values, by=by, checked=False, verb="promotion.project.stepped_back",
        to=to.label, reason=reason,
    )  # fmt: skip
    StageEntry.objects.create(project=changed, stage=to, on=on, reason=reason, is_back=True, by=by)
    return changed


@transaction.atomic
def end(*, project: Project, on: date, reason: str, by: Person) -> Project:
    """A project that will not come; why, and since when."""
    if project.stage == Stage.ENDED:
        raise Refused("项目已经终止。")
    values = {"stage": Stage.ENDED, "ended_on": on, "ended_reason": reason}
    changed: Project = change_row(
        ledger=PROJECTS, row=project, values=values, by=by, checked=False, verb="promotion.project.ended", reason=reason
    )
    StageEntry.objects.create(project=changed, stage=Stage.ENDED, on=on, reason=reason, by=by)
    return changed


@transaction.atomic
def waive(*, project: Project, column: str, reason: str, by: Person) -> Waiver:
    """Say that something cannot be given, and why."""
    label = PROJECTS.by_name[column].label
    waiver, _ = Waiver.objects.update_or_create(project=project, column=column, defaults={"reason": reason, "by": by})
    log("promotion.project.waived", project, by=by, department=project.department, label=label, reason=reason)
    return waiver
