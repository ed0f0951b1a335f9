"""Who sees to what: leaders and their projects and zones, staff and their districts, what every office contributed."""

from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models

from jixiao.web.kit.fields import PointsField
from jixiao.web.ledger.models import LedgerRow, ledger_indexes
from jixiao.web.people.models import Place
from jixiao.web.promotion.models import Project
from jixiao.web.zones.models import Zone


class LeaderPairing(LedgerRow):
    """A leader who sees to a project or a zone (领导包联)."""

    class Level(models.TextChoices):
        PROVINCE = "province", "省级领导"
        CITY = "city", "市级领导"
        DISTRICT = "district", "县区级领导"
        OFFICE = "office", "部门负责人"

    leader = models.CharField("包联领导", max_length=40)
    post = models.CharField("职务", max_length=60, blank=True)
    level = models.CharField("级别", max_length=10, choices=Level.choices, blank=True)
    project = models.ForeignKey(
        Project, models.PROTECT, verbose_name="包联项目", null=True, blank=True, related_name="pairings"
    )
    zone = models.ForeignKey(
        Zone, models.PROTECT, verbose_name="包联开发区", null=True, blank=True, related_name="pairings"
    )
    subject = models.CharField("包联对象", max_length=120)
    office = models.CharField("联系单位", max_length=60, blank=True)
    contact = models.CharField("联络员", max_length=40, blank=True)
    since = models.DateField("开始日期", null=True, blank=True)
    until = models.DateField("结束日期", null=True, blank=True)
    document = models.CharField("依据文件", max_length=120, blank=True)
    about = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "领导包联"
        indexes: ClassVar = ledger_indexes("leader_pairing", led=("level", "since", "project"), carried=("until",))

    def __str__(self) -> str:
        return f"{self.leader}包联{self.subject}"


class PairingVisit(LedgerRow):
    """A leader was there: what he found, and what has to be solved by when (包联走访)."""

    pairing = models.ForeignKey(LeaderPairing, models.PROTECT, verbose_name="包联", related_name="visits")
    on = models.DateField("日期")
    text = models.TextField("了解的情况", blank=True)
    problem = models.CharField("需要解决的问题", max_length=200, blank=True)
    office = models.CharField("承办单位", max_length=60, blank=True)
    due_on = models.DateField("解决时限", null=True, blank=True)
    solved_on = models.DateField("解决日期", null=True, blank=True)
    result = models.CharField("解决情况", max_length=200, blank=True)

    class Meta:
        verbose_name = "包联走访"
        indexes: ClassVar = ledger_indexes("pairing_visit", led=("on", "pairing"), carried=("due_on", "solved_on"))

    def __str__(self) -> str:
        return f"{self.on} 走访"


class DistrictDuty(LedgerRow):
    """A member of staff who sees to a district (招商分包)."""

    keeper = models.CharField("分包干部", max_length=40)
    place = models.ForeignKey(Place, models.PROTECT, verbose_name="分包地区", related_name="+")
    office = models.CharField("处室", max_length=60, blank=True)
    since = models.DateField("开始日期", null=True, blank=True)
    until = models.DateField("结束日期", null=True, blank=True)
    visits_due = models.PositiveIntegerField("全年应走访", null=True, blank=True)
    projects_due = models.PositiveIntegerField("全年应签约", null=True, blank=True)
    document = models.CharField("依据文件", max_length=120, blank=True)
    about = models.TextField("任务", blank=True)

    class Meta:
        verbose_name = "招商分包"
        indexes: ClassVar = ledger_indexes(
            "district_duty", led=("place", "since"), carried=("visits_due", "projects_due", "until")
        )

    def __str__(self) -> str:
        return f"{self.keeper}的分包"


class Contribution(LedgerRow):
    """What an office did for a project, and whether that counts for it (全员招商)."""

    class Kind(models.TextChoices):
        LEAD = "lead", "提供线索"
        TALKS = "talks", "参加洽谈"
        GUIDANCE = "guidance", "项目指导"
        FORMALITIES = "formalities", "协调手续"
        LANDING = "landing", "服务落地"
        OTHER = "other", "其他"

    class Stage(models.TextChoices):
        CLAIMED = "claimed", "已申报"
        ACCEPTED = "accepted", "计入"
        REFUSED = "refused", "不计入"

    office = models.CharField("处室或单位", max_length=60)
    person = models.CharField("人员", max_length=40, blank=True)
    project = models.ForeignKey(Project, models.PROTECT, verbose_name="项目", related_name="contributions")
    kind = models.CharField("贡献", max_length=12, choices=Kind.choices)
    stage = models.CharField("认定", max_length=10, choices=Stage.choices, default=Stage.CLAIMED)
    on = models.DateField("日期")
    text = models.CharField("做了什么", max_length=200, blank=True)
    proof = models.CharField("证明", max_length=120, blank=True)
    accepted_on = models.DateField("认定日期", null=True, blank=True)
    share = PointsField("计入份额", validators=[MaxValueValidator(100_00, "份额最多 100%")])
    refused_on = models.DateField("不计入日期", null=True, blank=True)
    refused_reason = models.CharField("不计入的理由", max_length=200, blank=True)

    class Meta:
        verbose_name = "全员招商"
        indexes: ClassVar = ledger_indexes(
            "contribution", led=("stage", "kind", "on", "project"), carried=("office", "share")
        )

    def __str__(self) -> str:
        return f"{self.office}{self.get_kind_display()}"
