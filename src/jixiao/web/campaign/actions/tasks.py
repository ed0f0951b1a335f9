"""A section's part: submitted, returned with reasons row by row, reminded."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from jixiao.web.campaign.filling import Filling
from jixiao.web.campaign.models import Remark, Task
from jixiao.web.campaign.states import State, TaskState
from jixiao.web.kit.refused import Refused
from jixiao.web.people.log import log
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import may
from jixiao.web.years.actions import must_be_open
from jixiao.web.years.models import Indicator, ProgramYear

_SHOWN = 3


@transaction.atomic
def submit(*, filling: Filling, by: Person) -> Task:
    """To the compiler. A section submits what is complete; the compiler may submit for it with gaps."""
    task = filling.task
    year = task.campaign.year
    must_be_open(year)
    if not task.is_open:
        raise Refused(f"{task}已经提交。")
    if not task.campaign.is_fillable:
        raise Refused(f"{task.campaign}{task.campaign.get_state_display()}，现在不能提交。")
    if filling.gaps and not may(by, Right.COMPILE, year.department):
        more = f"等 {len(filling.gaps)} 项" if len(filling.gaps) > _SHOWN else ""
        raise Refused(f"还不能提交：{'；'.join(filling.gaps[:_SHOWN])}{more}。")
    if not task.take(task.version):
        raise Refused("同事刚刚提交或者退回了这份填报；请刷新页面。")
    task.state, task.submitted_by, task.submitted_at = TaskState.SUBMITTED, by, timezone.now()
    task.save(update_fields=["state", "submitted_by", "submitted_at"])
    task.remarks.filter(answered_at=None).update(answered_at=timezone.now())
    log("campaign.task.submitted", task, by=by, department=year.department, gaps=_gaps(filling))
    return task


def _gaps(filling: Filling) -> str:
    return f"（还有 {len(filling.gaps)} 项没有补齐）" if filling.gaps else ""


@transaction.atomic
def give_back(
    *,
    task: Task,
    reason: str,
    indicators: Mapping[Indicator, str],
    programs: Mapping[ProgramYear, str],
    by: Person,
) -> Task:
    """Back to the section, with the reason at each row that has one."""
    year = task.campaign.year
    must_be_open(year)
    if task.is_open:
        raise Refused(f"{task}还没有提交，不用退回。")
    remarks = [Remark(task=task, text=text, indicator=row, by=by) for row, text in indicators.items() if text]
    remarks += [Remark(task=task, text=text, program=row, by=by) for row, text in programs.items() if text]
    if reason:
        remarks.append(Remark(task=task, text=reason, by=by))
    if not remarks:
        raise Refused("请至少写一条退回原因，让处室知道改什么。")
    if not task.take(task.version):
        raise Refused("同事刚刚处理了这份填报；请刷新页面。")
    Remark.objects.bulk_create(remarks)
    task.state = TaskState.RETURNED
    task.save(update_fields=["state"])
    log("campaign.task.returned", task, by=by, department=year.department, reasons=_told(remarks))
    return task


def _told(remarks: Sequence[Remark]) -> str:
    return "；".join(f"{remark.indicator or remark.program or '总的意见'}：{remark.text}" for remark in remarks)


@transaction.atomic
def remind(*, task: Task, by: Person) -> Task:
    """The section's writers find it first on their home page."""
    if not task.is_open or task.campaign.state not in (State.FILLING, State.COMPILING, State.RETURNED):
        raise Refused(f"{task}没有待填报的内容，不用催办。")
    task.reminded_at = timezone.now()
    task.save(update_fields=["reminded_at"])
    log("campaign.task.reminded", task, by=by, department=task.campaign.year.department)
    return task
