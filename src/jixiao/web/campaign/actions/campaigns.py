"""A campaign from its start to the signature and through the review; every way between its states is in states.py."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from jixiao.web.campaign.filling import sections_of
from jixiao.web.campaign.models import Campaign, Phase, Step, Task
from jixiao.web.campaign.plan import phases
from jixiao.web.campaign.states import MOVES, State
from jixiao.web.kit.refused import Refused
from jixiao.web.people.log import change, log
from jixiao.web.people.models import Person, Section
from jixiao.web.years.actions import must_be_open
from jixiao.web.years.models import BudgetYear, Program

WITH_REASON = frozenset({"take_back", "decline", "return", "reopen", "revoke", "cancel"})


@transaction.atomic
def start(
    *, year: BudgetYear, values: dict[str, Any], sections: Mapping[Program, Section | None], by: Person
) -> Campaign:
    """A task for every section that has something to fill in. Raises Refused when one is under way."""
    must_be_open(year)
    if Campaign.objects.filter(year=year).exclude(state=State.CANCELLED).exists():
        raise Refused(f"{year}的自评已经启动。")
    _give(sections)
    wanted = sections_of(year)
    if not wanted:
        raise Refused("这个年度还没有项目和指标；请先填写或者导入绩效目标。")
    campaign = Campaign.objects.create(year=year, started_by=by, **values)
    for order, (planned, first, last) in enumerate(phases(campaign.starts_on, campaign.due_on, campaign.report_on)):
        phase = Phase.objects.create(campaign=campaign, order=order, name=planned.name, starts_on=first, ends_on=last)
        Step.objects.bulk_create(Step(phase=phase, order=n, text=text) for n, text in enumerate(planned.steps))
    Task.objects.bulk_create(Task(campaign=campaign, section_id=pk, due_on=campaign.due_on) for pk in wanted)
    log("campaign.started", campaign, by=by, department=year.department, due=campaign.due_on, count=len(wanted))
    return campaign


def _give(sections: Mapping[Program, Section | None]) -> None:
    for program, section in sections.items():
        if program.section_id != (section.pk if section else None):
            program.section = section
            program.save(update_fields=["section"])


@transaction.atomic
def assign(*, campaign: Campaign, sections: Mapping[Program, Section | None], by: Person) -> Campaign:
    """Other sections for programs while the campaign runs; a section that has nothing left keeps its task, empty."""
    must_be_open(campaign.year)
    if not campaign.is_fillable:
        raise Refused(f"{campaign}{campaign.get_state_display()}，不能改分工。")
    _give(sections)
    known = set(campaign.tasks.values_list("section_id", flat=True))
    new = sections_of(campaign.year) - known
    Task.objects.bulk_create(Task(campaign=campaign, section_id=pk, due_on=campaign.due_on) for pk in new)
    log("campaign.assigned", campaign, by=by, department=campaign.year.department)
    return campaign


@transaction.atomic
def set_dates(*, campaign: Campaign, values: dict[str, Any], by: Person) -> Campaign:
    """Another window; open tasks that had the old date get the new one."""
    must_be_open(campaign.year)
    old: date = campaign.due_on
    before, after = change(campaign, values)
    campaign.tasks.filter(due_on=old).update(due_on=campaign.due_on)
    if after:
        department = campaign.year.department
        log("campaign.changed", campaign, by=by, department=department, before=before, after=after)
    return campaign


@transaction.atomic
def toggle(*, step: Step, by: Person) -> Step:
    """Done, or not done after all."""
    step.done_at, step.done_by = (None, None) if step.done_at else (timezone.now(), by)
    step.save(update_fields=["done_at", "done_by"])
    verb = "campaign.step.done" if step.done_at else "campaign.step.undone"
    log(verb, step, by=by, department=step.phase.campaign.year.department)
    return step


@transaction.atomic
def move(*, campaign: Campaign, verb: str, by: Person, reason: str = "") -> Campaign:
    """Into another state by one of the verbs of states.py. Raises Refused when it does not lead from here."""
    sources, target = MOVES[verb]
    if not campaign.year.is_open:
        raise Refused(f"{campaign.year} 已归档，不能再改。")
    row = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if row.state not in sources:
        raise Refused(f"{campaign}现在是“{row.get_state_display()}”，不能这样做；请刷新页面。")
    if verb in WITH_REASON and not reason.strip():
        raise Refused("请写明原因。")
    if verb == "send":
        _must_be_complete(row)
    if not row.take(row.version):
        raise Refused("同事刚刚改了这个自评任务的状态；请刷新页面。")
    row.state = target
    row.reason = reason.strip() if verb in WITH_REASON else ""
    if verb in {"decline", "reopen", "revoke", "return"}:
        row.signed_by, row.signed_name, row.signed_comment, row.signed_at = None, "", "", None
    row.save()
    log(f"campaign.{verb}", row, by=by, department=row.year.department, reason=row.reason)
    return row


def _must_be_complete(campaign: Campaign) -> None:
    waiting = [str(task) for task in campaign.tasks.all() if task.is_open]
    if waiting:
        raise Refused(f"还有处室没有提交：{'、'.join(waiting)}。请催办，或者由您核对后代为提交。")


@transaction.atomic
def sign(*, campaign: Campaign, name: str, comment: str, by: Person) -> Campaign:
    """The leader's signature: the own name, typed, and a comment. From then on nothing changes."""
    if "".join(name.split()) != "".join(by.name.split()):
        raise Refused(f"签发人应当填写您自己的姓名（{by.name}）。")
    row = move(campaign=campaign, verb="sign", by=by)
    row.signed_by, row.signed_name, row.signed_comment, row.signed_at = by, by.name, comment.strip(), timezone.now()
    row.save(update_fields=["signed_by", "signed_name", "signed_comment", "signed_at"])
    return row
