"""Roles, and what each of them may do and how far it reaches. Data; `scope.py` reads it."""

from enum import Enum

from django.db import models


class Role(models.TextChoices):
    WRITER = "writer", "填报人"
    COMPILER = "compiler", "绩效管理员"
    LEADER = "leader", "部门领导"
    FINANCE_REVIEWER = "finance_reviewer", "财政审核"
    AUDITOR = "auditor", "审计查看"
    ADMINISTRATOR = "administrator", "系统管理员"


class Right(Enum):
    """What a person may do in a department."""

    SEE = "查看"
    FILL = "填报"
    COMPILE = "汇总和管理"
    SIGN = "签发"
    REVIEW = "财政审核"
    SEE_LOG = "查看日志"
    ADMINISTER = "系统管理"


class Reach(Enum):
    """Where a role counts: in its department, in every department of its place and below, or everywhere."""

    DEPARTMENT = "本部门"
    PLACE = "本地区各部门"
    EVERYWHERE = "全部"


GRANTS: dict[str, tuple[Reach, frozenset[Right]]] = {
    Role.WRITER: (Reach.DEPARTMENT, frozenset({Right.SEE, Right.FILL})),
    Role.COMPILER: (Reach.DEPARTMENT, frozenset({Right.SEE, Right.FILL, Right.COMPILE, Right.SEE_LOG})),
    Role.LEADER: (Reach.DEPARTMENT, frozenset({Right.SEE, Right.SIGN, Right.SEE_LOG})),
    Role.FINANCE_REVIEWER: (Reach.PLACE, frozenset({Right.SEE, Right.REVIEW})),
    Role.AUDITOR: (Reach.PLACE, frozenset({Right.SEE, Right.SEE_LOG})),
    Role.ADMINISTRATOR: (Reach.EVERYWHERE, frozenset({Right.SEE, Right.SEE_LOG, Right.ADMINISTER})),
}

# One line for each role, shown where roles are granted.
MEANINGS: dict[str, str] = {
    Role.WRITER: "填报本处室的目标、完成值和佐证",
    Role.COMPILER: "汇总本部门填报，管理处室、工作组，提交领导",
    Role.LEADER: "签发本部门的报告",
    Role.FINANCE_REVIEWER: "查看并审核本地区各部门",
    Role.AUDITOR: "只看不改，本地区各部门及日志",
    Role.ADMINISTRATOR: "管理人员、部门和系统，不填报业务",
}
