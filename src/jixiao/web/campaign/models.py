"""The self-evaluation of a year as a campaign: its window, phases with checklists, and what each section must fill."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from jixiao.web.campaign.states import State, TaskState
from jixiao.web.kit.fields import Versioned
from jixiao.web.people.models import Person, Section
from jixiao.web.years.models import BudgetYear, Indicator, ProgramYear


class Campaign(Versioned):
    """One self-evaluation of a department and year (自评任务); a cancelled one stays beside its successor."""

    year = models.ForeignKey(BudgetYear, models.PROTECT, verbose_name="年度", related_name="campaigns")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.FILLING)
    starts_on = models.DateField("开始日期")
    due_on = models.DateField("处室填报截止")
    report_on = models.DateField("报送财政截止")
    note = models.TextField("填报要求", blank=True)
    started_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    reason = models.TextField("退回、撤回或取消的原因", blank=True)  # of the last step that needed one
    signed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    signed_name = models.CharField("签发人", max_length=40, blank=True)
    signed_comment = models.TextField("签发意见", blank=True)
    signed_at = models.DateTimeField("签发时间", null=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year"], condition=~Q(state=State.CANCELLED), name="one_campaign_a_year",
                violation_error_message="本年度的自评已经启动。",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.year}绩效自评"

    @property
    def is_fillable(self) -> bool:
        return self.state in (State.FILLING, State.COMPILING, State.RETURNED)

    @property
    def is_signed(self) -> bool:
        return self.state in (State.SIGNED, State.REVIEWING, State.APPROVED)


class Phase(models.Model):
    """前期准备, 组织实施, 分析评价, 上报."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="phases")
    order = models.PositiveSmallIntegerField(default=0)
    name = models.CharField("阶段", max_length=30)
    starts_on = models.DateField("开始")
    ends_on = models.DateField("结束")

    class Meta:
        ordering: ClassVar = ["order"]

    def __str__(self) -> str:
        return self.name


class Step(models.Model):
    """An item of a phase's checklist."""

    phase = models.ForeignKey(Phase, models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField(default=0)
    text = models.CharField("事项", max_length=120)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["order", "pk"]

    def __str__(self) -> str:
        return self.text


class Task(Versioned):
    """What one section fills in a campaign; `section` None holds what was given to nobody."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="tasks")
    section = models.ForeignKey(Section, models.PROTECT, verbose_name="处室", null=True, related_name="+")
    state = models.CharField("状态", max_length=10, choices=TaskState.choices, default=TaskState.FILLING)
    due_on = models.DateField("截止日期")
    submitted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    submitted_at = models.DateTimeField("提交时间", null=True)
    reminded_at = models.DateTimeField("催办时间", null=True)

    class Meta:
        ordering: ClassVar = ["section__name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "section"], name="one_task_a_section"),
            models.UniqueConstraint(fields=["campaign"], condition=Q(section=None), name="one_task_without_a_section"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.section.name if self.section else "未分处室"

    @property
    def is_open(self) -> bool:
        return self.state != TaskState.SUBMITTED

    @property
    def is_late(self) -> bool:
        return self.is_open and self.due_on < timezone.localdate()


class Remark(models.Model):
    """Why a row was returned to its section, or the whole task; answered by the next submission."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="remarks")
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, related_name="remarks")
    program = models.ForeignKey(ProgramYear, models.PROTECT, null=True, related_name="remarks")
    text = models.CharField("退回原因", max_length=500)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.text
