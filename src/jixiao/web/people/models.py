"""Offices and people: departments in a tree of places, their units and sections, who holds which role, and the log."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from jixiao.web.people.roles import Role


class Place(models.Model):
    """An administrative division; `path` holds the codes from the top, so that a subtree is a prefix."""

    code = models.CharField("行政区划代码", max_length=12, unique=True)
    name = models.CharField("地区", max_length=60)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=120, editable=False, db_index=True)

    class Meta:
        ordering: ClassVar = ["path"]

    def __str__(self) -> str:
        return self.name


class Department(models.Model):
    """A department of a place (部门). The finance bureau of the place is one of them."""

    name = models.CharField("部门名称", max_length=100)
    code = models.CharField("预算代码", max_length=20, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, verbose_name="地区", related_name="departments")
    is_finance_bureau = models.BooleanField("是财政部门", default=False)
    is_active = models.BooleanField("在用", default=True)
    is_demo = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering: ClassVar = ["place__path", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place", "name"],
                name="department_once_a_place",
                violation_error_message="这个地区已有同名部门。",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Agency(models.Model):
    """A unit of a department that has a budget of its own (预算单位)."""

    department = models.ForeignKey(Department, models.PROTECT, related_name="agencies")
    name = models.CharField("预算单位名称", max_length=100)
    code = models.CharField("单位代码", max_length=20, blank=True)
    is_active = models.BooleanField("在用", default=True)

    class Meta:
        ordering: ClassVar = ["code", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["department", "name"], name="agency_once", violation_error_message="本部门已有同名预算单位。"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Section(models.Model):
    """A section of a department (处室、科室、股室)."""

    department = models.ForeignKey(Department, models.PROTECT, related_name="sections")
    name = models.CharField("处室名称", max_length=60)
    is_active = models.BooleanField("在用", default=True)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["department", "name"], name="section_once", violation_error_message="本部门已有同名处室。"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Person(AbstractBaseUser):
    """Somebody who signs in. Persons are deactivated, never deleted."""

    username = models.CharField(
        "登录名", max_length=40, unique=True, error_messages={"unique": "这个登录名已有人使用。"}
    )
    name = models.CharField("姓名", max_length=40)
    department = models.ForeignKey(
        Department, models.PROTECT, verbose_name="部门", related_name="people", null=True, blank=True
    )
    section = models.ForeignKey(
        Section, models.PROTECT, verbose_name="处室", related_name="people", null=True, blank=True
    )
    post = models.CharField("职务", max_length=40, blank=True)
    phone = models.CharField("电话", max_length=40, blank=True)
    is_active = models.BooleanField("在用", default=True)
    must_change_password = models.BooleanField(default=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    # Of a request that a program makes with a person's token: the department it reaches (scope.py), words for the log.
    narrowed_to: int | None = None
    by_way: str = ""

    objects = BaseUserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering: ClassVar = ["department__place__path", "department__name", "section__name", "name"]

    def __str__(self) -> str:
        return f"{self.name}（{self.username}）"

    @cached_property
    def assignments(self) -> list[RoleAssignment]:
        """The roles held now, read once."""
        return list(self.roles.filter(ended_at=None).select_related("department__place"))


class RoleAssignment(models.Model):
    """A role that a person holds in a department. It ends, and stays."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="roles")
    role = models.CharField("角色", max_length=20, choices=Role.choices)
    department = models.ForeignKey(Department, models.PROTECT, verbose_name="部门", null=True, blank=True)
    granted_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["role", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "role", "department"], condition=Q(ended_at=None), name="role_held_once"
            ),
            models.CheckConstraint(
                condition=Q(role=Role.ADMINISTRATOR) | Q(department__isnull=False), name="role_in_a_department"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}（{self.department}）" if self.department else self.get_role_display()


class WorkingGroup(models.Model):
    """Who does the evaluation of a department and year, as the report names them (自评工作组)."""

    department = models.ForeignKey(Department, models.PROTECT, related_name="working_groups")
    year = models.PositiveSmallIntegerField("预算年度")
    name = models.CharField("名称", max_length=60, default="绩效自评工作组")

    class Meta:
        ordering: ClassVar = ["-year", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["department", "year", "name"],
                name="group_once_a_year",
                violation_error_message="本年度已有同名工作组。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}年{self.name}"


class WorkingGroupMember(models.Model):
    """A member by name and post, as printed; needs no account."""

    class Duty(models.TextChoices):
        LEADER = "leader", "组长"
        DEPUTY = "deputy", "副组长"
        MEMBER = "member", "成员"
        CONTACT = "contact", "联络员"

    group = models.ForeignKey(WorkingGroup, models.CASCADE, related_name="members")
    order = models.PositiveSmallIntegerField("次序", default=0)
    duty = models.CharField("组内职责", max_length=10, choices=Duty.choices, default=Duty.MEMBER)
    name = models.CharField("姓名", max_length=40)
    post = models.CharField("职务", max_length=60, blank=True)

    class Meta:
        ordering: ClassVar = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class UserImport(models.Model):
    """A workbook of people that was read: its rows, and what its import changed, so that it can be undone."""

    class State(models.TextChoices):
        PREVIEW = "preview", "待确认"
        APPLIED = "applied", "已导入"
        UNDONE = "undone", "已撤销"

    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    file_name = models.CharField("文件", max_length=200)
    rows = models.JSONField(default=list)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.PREVIEW)
    applied = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.file_name


class LogEntryQuerySet(models.QuerySet["LogEntry"]):
    """Entries can be read and added to."""

    def update(self, **_: Any) -> int:
        raise TypeError("日志只能追加，不能修改。")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("日志只能追加，不能删除。")


class LogEntry(models.Model):
    """One thing that happened, in a sentence, with the values before and after. The database itself refuses changes.

    The names are kept as they were; `by_id`, `department_id` and `subject_id` lead to what may no longer exist.
    """

    at = models.DateTimeField("时间", default=timezone.now, db_index=True)
    by = models.ForeignKey(
        Person, models.DO_NOTHING, verbose_name="操作人", null=True, db_constraint=False, related_name="+"
    )
    by_name = models.CharField("操作人", max_length=90)
    verb = models.CharField("事项", max_length=60, db_index=True)
    sentence = models.TextField("内容")
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.BigIntegerField(null=True)
    department = models.ForeignKey(
        Department, models.DO_NOTHING, verbose_name="部门", null=True, db_constraint=False, related_name="+"
    )
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    address = models.GenericIPAddressField("网络地址", null=True)

    objects = LogEntryQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = [F("at").desc(), F("pk").desc()]
        indexes: ClassVar = [models.Index(fields=["subject_kind", "subject_id"], name="log_of_a_subject")]

    def __str__(self) -> str:
        return self.sentence

    def save(self, *args: Any, **more: Any) -> None:
        if not self._state.adding:
            raise TypeError("日志只能追加，不能修改。")
        super().save(*args, **more)

    def delete(self, *_: Any, **__: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("日志只能追加，不能删除。")
