"""Tokens with which programs ask for data in the name of a person."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from jixiao.web.api.scopes import Scope
from jixiao.web.people.models import Department, Person


class Token(models.Model):
    """A token of a person; only its digest is kept. `department` None: wherever the person may."""

    person = models.ForeignKey(Person, models.PROTECT, verbose_name="所有人", related_name="tokens")
    department = models.ForeignKey(
        Department, models.PROTECT, verbose_name="限于部门", null=True, blank=True, related_name="+"
    )
    name = models.CharField("用途", max_length=60)
    opening = models.CharField("开头", max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField("权限", default=list)
    made_at = models.DateTimeField("生成时间", default=timezone.now)
    expires_on = models.DateField("到期日")
    last_used_at = models.DateTimeField("最近使用", null=True)
    revoked_at = models.DateTimeField("停用时间", null=True)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_live(self) -> bool:
        return self.revoked_at is None and self.expires_on >= timezone.localdate()

    @property
    def state(self) -> str:
        if self.revoked_at is not None:
            return "已停用"
        return "可用" if self.is_live else "已到期"

    @property
    def scope_labels(self) -> list[str]:
        """What it may be used for, as people read it."""
        return [str(Scope(one).label) for one in self.scopes if one in Scope.values]
