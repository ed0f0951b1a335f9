"""Where notices go, what is to be sent there (the outbox), and private addresses of calendars."""

import json
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.db import models
from django.utils import timezone

from jixiao.web.kit.outside import new_token
from jixiao.web.people.models import Department, Person


class Channel(models.Model):
    """A place notices are sent to. `events` are openings of the names of events; `department` None: of all."""

    class Kind(models.TextChoices):
        WEBHOOK = "webhook", "其他系统（Webhook）"
        FEISHU = "feishu", "飞书机器人"
        WECOM = "wecom", "企业微信机器人"
        DINGTALK = "dingtalk", "钉钉机器人"
        MAIL = "mail", "邮件"

    name = models.CharField("名称", max_length=60)
    kind = models.CharField("方式", max_length=10, choices=Kind.choices)
    address = models.CharField("地址", max_length=500)
    secret = models.CharField("密钥", max_length=200, blank=True)
    events = models.JSONField("通知什么", default=list)
    department = models.ForeignKey(
        Department, models.PROTECT, verbose_name="限于部门", null=True, blank=True, related_name="+"
    )
    is_active = models.BooleanField("启用", default=True)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def shown_address(self) -> str:
        """Addresses of robots hold their key: only the host is shown."""
        return self.address if self.kind == self.Kind.MAIL else f"{urlsplit(self.address).hostname}/…"

    def wants(self, event: str, department: int | None) -> bool:
        if self.department_id is not None and self.department_id != department:
            return False
        return any(event == one or event.startswith(f"{one}.") for one in self.events)


class Message(models.Model):
    """One notice for one channel; `key` keeps it from being sent twice."""

    class State(models.TextChoices):
        WAITING = "waiting", "待发"
        SENT = "sent", "已发出"
        SHOWN = "shown", "试运行，没有发出"
        FAILED = "failed", "没有发成"

    channel = models.ForeignKey(Channel, models.CASCADE, related_name="messages")
    key = models.CharField(max_length=120)
    event = models.CharField("事件", max_length=60)
    text = models.TextField("内容")
    facts = models.JSONField(default=dict)  # for programs
    at = models.DateTimeField("时间", default=timezone.now)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField("次数", default=0)
    next_at = models.DateTimeField(default=timezone.now)
    problem = models.CharField("原因", max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["state", "next_at"], name="messages_due")]
        constraints: ClassVar = [models.UniqueConstraint(fields=["channel", "key"], name="one_message_a_key")]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def facts_text(self) -> str:
        """As programs get it."""
        return json.dumps({"id": self.pk} | self.facts, ensure_ascii=False, indent=2)

    @property
    def can_retry(self) -> bool:
        return self.state in (self.State.FAILED, self.State.SHOWN)


class CalendarLink(models.Model):
    """The private address of a person's calendar; a new one takes the old one's place."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="calendar")
    key = models.CharField(max_length=40, unique=True, default=new_token)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.person}的日历"

    def renew(self) -> Any:
        self.key, self.made_at = new_token(), timezone.now()
        self.save()
        return self
