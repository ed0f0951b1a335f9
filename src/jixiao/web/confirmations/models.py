"""A link by which somebody outside says once, without any sign-in, whether what stands in a row is so."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils import timezone

from jixiao.web.kit.outside import new_token
from jixiao.web.people.models import Department, Person


class Satisfied(models.TextChoices):
    """How content somebody is."""

    YES = "yes", "满意"
    PARTLY = "partly", "基本满意"
    NO = "no", "不满意"


class Link(models.Model):
    """One link for one row of a ledger: who it was made for, until when it holds, and what was answered."""

    class Verdict(models.TextChoices):
        YES = "yes", "是"
        NO = "no", "不是"

    class State(models.TextChoices):
        OPEN = "open", "等待回答"
        ANSWERED = "answered", "已回答"
        EXPIRED = "expired", "已过期"
        WITHDRAWN = "withdrawn", "已作废"

    ledger = models.CharField(max_length=40)
    row = models.BigIntegerField()
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    token = models.CharField(max_length=43, unique=True, default=new_token, editable=False)
    to = models.CharField("发给谁", max_length=60)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("建立时间", default=timezone.now, editable=False)
    expires_at = models.DateTimeField("有效期至")
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    answered_at = models.DateTimeField("回答时间", null=True, editable=False)
    verdict = models.CharField("回答", max_length=3, choices=Verdict.choices, blank=True)
    satisfied = models.CharField("满意情况", max_length=10, choices=Satisfied.choices, blank=True)
    words = models.TextField("说明", blank=True)
    name = models.CharField("姓名", max_length=40, blank=True)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["ledger", "row"], name="link_of_a_row")]

    def __str__(self) -> str:
        return f"{self.to} {timezone.localtime(self.at):%Y-%m-%d}"

    @property
    def state(self) -> "Link.State":
        return self.state_at(timezone.now())

    def state_at(self, moment: datetime) -> "Link.State":
        """What has become of it."""
        if self.answered_at is not None:
            return self.State.ANSWERED
        if self.withdrawn_at is not None:
            return self.State.WITHDRAWN
        return self.State.EXPIRED if self.expires_at <= moment else self.State.OPEN

    @property
    def is_open(self) -> bool:
        return self.state is self.State.OPEN
