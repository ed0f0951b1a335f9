"""What people have to do for a self-evaluation, by when, and why it matters in points."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from jixiao.units.number import short
from jixiao.web.campaign.models import Campaign
from jixiao.web.campaign.queries import filling_of, own_task, running, tasks_of
from jixiao.web.campaign.states import State, TaskState
from jixiao.web.kit.plugins import Todo
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import holds


def todo(person: Person) -> Iterator[Todo]:
    if holds(person, Right.FILL):
        for campaign in running(person, Right.FILL):
            yield from _of_writer(person, campaign)
    if holds(person, Right.COMPILE):
        for campaign in running(person, Right.COMPILE):
            yield from _of_compiler(campaign)
    if holds(person, Right.SIGN):
        for campaign in running(person, Right.SIGN).filter(state=State.SIGNING):
            address = reverse("campaign:signature", args=[campaign.year_id])
            yield Todo(f"签发{campaign}", address, "一页摘要，看过后签发或者退回", campaign.report_on, urgent=True)


def _of_writer(person: Person, campaign: Campaign) -> Iterator[Todo]:
    task = own_task(person, tasks_of(campaign)) if campaign.is_fillable else None
    if task is None or not task.is_open or (task.section_id is None and holds(person, Right.COMPILE)):
        return
    part, _ = filling_of(campaign, task)
    if not part.total:
        return
    reasons = []
    if task.state == TaskState.RETURNED:
        reasons.append("被退回，请按意见修改")
    if part.open_count:
        reasons.append(f"还有 {part.open_count} 项没有填完")
    if part.lacking:
        reasons.append(f"影响 {short(part.lacking)} 分")
    if not part.open_count:
        reasons.append("已填完，请提交")
    if task.reminded_at:
        reasons.append(f"{timezone.localtime(task.reminded_at):%-m月%-d日}催办")
    urgent = task.is_late or task.state == TaskState.RETURNED or task.reminded_at is not None
    address = reverse("campaign:task", args=[campaign.year_id, task.pk])
    yield Todo(f"填报{campaign}", address, "，".join(reasons), task.due_on, urgent)


def _of_compiler(campaign: Campaign) -> Iterator[Todo]:
    address = reverse("campaign:board", args=[campaign.year_id])
    if campaign.state == State.RETURNED:
        yield Todo(f"修改财政退回的{campaign}", address, campaign.reason, campaign.report_on, urgent=True)
    elif campaign.is_fillable:
        waiting = [str(task) for task in tasks_of(campaign) if task.is_open]
        ready = "请开始汇总" if campaign.state == State.FILLING else "请核对、写好报告后送领导签发"
        reason = f"{'、'.join(waiting)}还没有提交" if waiting else f"各处室都已提交，{ready}"
        yield Todo(f"汇总{campaign}", address, reason, campaign.report_on, campaign.report_on < timezone.localdate())
