"""What belongs to objectives beside the indicators themselves (years.models): the way to their approval, requests to
change approved targets, what experts said, the department's duties, and forms that were handed in to be read.
"""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from jixiao.web.kit.fields import ExactField
from jixiao.web.people.models import Department, Person
from jixiao.web.years.models import BudgetYear, Indicator, ProgramYear


class Step(models.Model):
    """A step of a program's objective on its way to approval."""

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", "提交审核"
        WITHDRAWN = "withdrawn", "撤回"
        RETURNED = "returned", "退回"
        APPROVED = "approved", "批复"
        REOPENED = "reopened", "撤销批复"

    program = models.ForeignKey(ProgramYear, models.CASCADE, related_name="steps")
    kind = models.CharField("步骤", max_length=10, choices=Kind.choices)
    note = models.TextField("意见", blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("时间", default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.program}{self.get_kind_display()}"


class TargetRequest(models.Model):
    """A wish to change an approved target during the year; once agreed it stands as a TargetChange as well."""

    class State(models.TextChoices):
        WAITING = "waiting", "待批"
        AGREED = "agreed", "已同意"
        REFUSED = "refused", "不同意"
        WITHDRAWN = "withdrawn", "已撤回"

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="requests")
    operator = models.CharField("指标方向", max_length=8, blank=True)
    target = ExactField("指标值", null=True, blank=True)
    upper = ExactField("指标值上限", null=True, blank=True)
    target_text = models.TextField("指标值（原文）", blank=True)
    unit = models.CharField("计量单位", max_length=20, blank=True)
    before = models.CharField("现在的指标值", max_length=200)
    after = models.CharField("调整为", max_length=200)
    reason = models.TextField("调整原因")
    document_number = models.CharField("依据文号", max_length=60, blank=True)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.WAITING)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("时间", default=timezone.now)
    answer = models.TextField("审批意见", blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["indicator"], condition=models.Q(state="waiting"), name="one_request_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator}：{self.before} → {self.after}"


class Opinion(models.Model):
    """What an expert (or anybody asked) said about an indicator; kept with it."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="opinions")
    expert = models.CharField("专家", max_length=80)
    text = models.TextField("意见")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("时间", default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.expert}对{self.indicator}的意见"


class Duty(models.Model):
    """A duty of a department (三定职责), from the first to the last year it holds."""

    department = models.ForeignKey(Department, models.PROTECT, related_name="duties")
    order = models.PositiveSmallIntegerField("次序", default=0)
    text = models.CharField("职责", max_length=200)
    since = models.PositiveSmallIntegerField("起始年度")
    until = models.PositiveSmallIntegerField("截止年度", null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["order", "pk"]

    def __str__(self) -> str:
        return self.text


class FormUpload(models.Model):
    """A filled objective form that was handed in: looked at, then taken over or not, and taken back as a whole."""

    year = models.ForeignKey(BudgetYear, models.PROTECT, related_name="+")
    name = models.CharField("文件", max_length=200)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("时间", default=timezone.now)
    taken_at = models.DateTimeField(null=True)
    trace = models.JSONField(default=dict, editable=False)  # papers.trace, to take it back

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def stored(self) -> str:
        """Where the file is kept, in the storage of files."""
        return f"objectives/{self.pk}"

    @property
    def kept(self) -> tuple[str, ...]:
        return (self.stored,)
