"""The nouns of investment promotion: enterprises, their contacts, and projects."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from jixiao.web.ledger.fields import MoneyField
from jixiao.web.ledger.models import LedgerRow, ledger_indexes
from jixiao.web.people.models import Place


class Enterprise(LedgerRow):
    """A firm: an investor, a firm to be won, or one that has come (企业、客商)."""

    class Ownership(models.TextChoices):
        PRIVATE = "private", "民营企业"
        CENTRAL = "central", "央企"
        STATE = "state", "地方国企"
        FOREIGN = "foreign", "外商投资企业"
        HONGKONG = "hongkong", "港澳台投资企业"
        OTHER = "other", "其他"

    name = models.CharField("企业名称", max_length=120)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    ownership = models.CharField("企业类型", max_length=10, choices=Ownership.choices, blank=True)
    industry = models.CharField("所属行业", max_length=60, blank=True)
    home = models.CharField("注册地", max_length=60, blank=True)
    capital = MoneyField("注册资本", null=True, blank=True)
    contacted_on = models.DateField("最近联系", null=True, blank=True)
    about = models.TextField("简介", blank=True)

    class Meta:
        verbose_name = "企业"
        indexes: ClassVar = ledger_indexes("enterprise", led=("ownership", "contacted_on"), carried=("capital",))
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["department", "name"], condition=Q(removed_at=None), name="enterprise_once",
                violation_error_message="本部门已经登记过这家企业。",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class Contact(LedgerRow):
    """Somebody to talk to (联系人)."""

    name = models.CharField("姓名", max_length=40)
    enterprise = models.ForeignKey(
        Enterprise, models.PROTECT, verbose_name="企业", null=True, blank=True, related_name="contacts"
    )
    post = models.CharField("职务", max_length=60, blank=True)
    phone = models.CharField("电话", max_length=40, blank=True)
    contacted_on = models.DateField("最近联系", null=True, blank=True)
    about = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "联系人"
        indexes: ClassVar = ledger_indexes("contact", led=("contacted_on",), carried=())

    def __str__(self) -> str:
        return self.name


class Stage(models.TextChoices):
    """How far a project has come (项目阶段). Later stages stand later."""

    LEAD = "lead", "线索"
    NEGOTIATING = "negotiating", "在谈"
    REVIEW = "review", "评审"
    SIGNED = "signed", "签约"
    LANDED = "landed", "落地"
    CONSTRUCTION = "construction", "在建"
    FINISHED = "finished", "竣工"
    PRODUCING = "producing", "投产"
    AT_CAPACITY = "at_capacity", "达产"
    FULFILLED = "fulfilled", "履约完成"
    ENDED = "ended", "终止"


class Project(LedgerRow):
    """A project that an investor brings (招商项目). The day of each stage is a column, so that it can be counted by."""

    class Agreement(models.TextChoices):
        NONE = "none", "未签"
        INTENTION = "intention", "意向书"
        FRAMEWORK = "framework", "框架协议"
        CONTRACT = "contract", "正式合同"

    class Source(models.TextChoices):
        VISIT = "visit", "上门招商"
        EVENT = "event", "活动招商"
        AGENT = "agent", "委托招商"
        REFERRAL = "referral", "以商招商"
        OFFICE = "office", "驻外招商"
        ONLINE = "online", "网上招商"
        OWN = "own", "企业自荐"
        OTHER = "other", "其他"

    code = models.CharField("项目编号", max_length=30, blank=True)
    name = models.CharField("项目名称", max_length=120)
    investor = models.CharField("投资方", max_length=120, blank=True)
    enterprise = models.ForeignKey(
        Enterprise, models.PROTECT, verbose_name="企业", null=True, blank=True, related_name="projects"
    )
    stage = models.CharField("阶段", max_length=14, choices=Stage.choices, default=Stage.LEAD)
    agreement = models.CharField("协议", max_length=10, choices=Agreement.choices, default=Agreement.NONE)
    place = models.ForeignKey(
        Place, models.PROTECT, verbose_name="落户地区", null=True, blank=True, related_name="+", db_index=False
    )
    chain = models.CharField("产业链", max_length=40, blank=True)
    source = models.CharField("线索来源", max_length=10, choices=Source.choices, blank=True)
    about = models.TextField("建设内容", blank=True)
    office = models.CharField("责任处室", max_length=60, blank=True)
    keeper = models.CharField("责任人", max_length=40, blank=True)
    total_investment = MoneyField("总投资", null=True, blank=True)
    agreed_investment = MoneyField("协议投资额", null=True, blank=True)
    paid_in = MoneyField("到位资金", null=True, blank=True)
    out_of_province = MoneyField("省外资金", null=True, blank=True)
    foreign_agreed = MoneyField("合同外资", null=True, blank=True)
    found_on = models.DateField("线索日期", null=True, blank=True)
    signed_on = models.DateField("签约日期", null=True, blank=True)
    landed_on = models.DateField("落地日期", null=True, blank=True)
    started_on = models.DateField("开工日期", null=True, blank=True)
    finished_on = models.DateField("竣工日期", null=True, blank=True)
    producing_on = models.DateField("投产日期", null=True, blank=True)
    at_capacity_on = models.DateField("达产日期", null=True, blank=True)

    class Meta:
        verbose_name = "招商项目"
        indexes: ClassVar = ledger_indexes(
            "project",
            led=("stage", "place", "signed_on", "total_investment"),
            carried=("agreement", "started_on", "agreed_investment", "paid_in"),
        )
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["department", "code"], condition=Q(removed_at=None) & ~Q(code=""), name="project_code_once",
                violation_error_message="本部门已有这个项目编号。",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name
