"""The nouns of investment promotion: enterprises, their contacts, and projects."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from jixiao.web.kit.fields import FenField, PointsField
from jixiao.web.ledger.models import LedgerRow, ledger_indexes
from jixiao.web.people.models import Person, Place


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
    capital = FenField("注册资本")
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

    class Category(models.TextChoices):
        INDUSTRY = "industry", "工业"
        SERVICE = "service", "服务业"
        FARMING = "farming", "农业"
        LOGISTICS = "logistics", "商贸物流"
        TECHNOLOGY = "technology", "科技创新"
        ESTATE = "estate", "房地产"
        PUBLIC_WORKS = "public_works", "政府投资基础设施"
        MINING = "mining", "矿产资源开采"
        OTHER = "other", "其他"

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
    category = models.CharField("项目类别", max_length=14, choices=Category.choices, blank=True)
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
    leader = models.CharField("责任领导", max_length=40, blank=True)
    service_officer = models.CharField("首席服务员", max_length=40, blank=True)
    total_investment = FenField("总投资")
    agreed_investment = FenField("协议投资额")
    paid_in = FenField("到位资金")
    out_of_province = FenField("省外资金")
    foreign_agreed = FenField("合同外资")
    found_on = models.DateField("线索日期", null=True, blank=True)
    signed_on = models.DateField("签约日期", null=True, blank=True)
    landed_on = models.DateField("落地日期", null=True, blank=True)
    started_on = models.DateField("开工日期", null=True, blank=True)
    finished_on = models.DateField("竣工日期", null=True, blank=True)
    producing_on = models.DateField("投产日期", null=True, blank=True)
    at_capacity_on = models.DateField("达产日期", null=True, blank=True)
    progress_on = models.DateField("最近进展", null=True, blank=True)
    ended_on = models.DateField("终止日期", null=True, blank=True)
    ended_reason = models.CharField("终止原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "招商项目"
        indexes: ClassVar = [
            *ledger_indexes(
                "project",
                led=("stage", "place", "signed_on", "total_investment"),
                carried=("agreement", "started_on", "agreed_investment", "paid_in"),
            ),
            # What is late (late.py): registrations of the last months; the most silent projects first.
            models.Index(fields=["created_at"], name="project_created"),
            models.Index(fields=["progress_on", "id"], name="project_told"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["department", "code"], condition=Q(removed_at=None) & ~Q(code=""), name="project_code_once",
                violation_error_message="本部门已有这个项目编号。",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class OfProject(LedgerRow):
    """A row that belongs to a project."""

    project = models.ForeignKey(Project, models.PROTECT, verbose_name="项目", related_name="%(class)s_rows")

    class Meta:
        abstract = True


class StageEntry(models.Model):
    """The day a project reached a stage, or went back, and by what that is proved. Entries stay."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="stage_entries")
    stage = models.CharField("阶段", max_length=14, choices=Stage.choices)
    on = models.DateField("日期")
    proof = models.CharField("证明", max_length=100, blank=True)
    reason = models.CharField("说明", max_length=200, blank=True)
    is_back = models.BooleanField(default=False)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.on}"


class Waiver(models.Model):
    """What cannot be given for a project, and why: an honest answer that lets it go on."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="waivers")
    column = models.CharField(max_length=40)
    reason = models.CharField("不能提供的原因", max_length=200)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["project", "column"], name="waiver_once")]

    def __str__(self) -> str:
        return self.reason


class Signing(OfProject):
    """What a count rests on: an agreement, an increase, another investor, a transfer (签约记录)."""

    class Kind(models.TextChoices):
        INTENTION = "intention", "意向书"
        FRAMEWORK = "framework", "框架协议"
        CONTRACT = "contract", "正式合同"
        INCREASE = "increase", "增资"
        INVESTOR = "investor", "更换投资方"
        TRANSFER = "transfer", "流转"

    kind = models.CharField("事项", max_length=10, choices=Kind.choices)
    signed_on = models.DateField("日期")
    amount = FenField("金额")
    investor = models.CharField("投资方", max_length=120, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, verbose_name="地区", null=True, blank=True, related_name="+")
    share = PointsField("首谈地份额")
    reference = models.CharField("合同编号", max_length=60, blank=True)
    about = models.TextField("说明", blank=True)

    class Meta:
        verbose_name = "签约记录"
        indexes: ClassVar = ledger_indexes("signing", led=("kind", "signed_on"), carried=("amount",))

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.signed_on}"


class Progress(OfProject):
    """What an office reports of a project: how it goes, what is next (进展)."""

    class Light(models.TextChoices):
        GREEN = "green", "正常"
        YELLOW = "yellow", "缓慢"
        RED = "red", "受阻"

    on = models.DateField("日期")
    office = models.CharField("填报处室", max_length=60)
    light = models.CharField("进展情况", max_length=6, choices=Light.choices, default=Light.GREEN)
    text = models.TextField("进展")
    next_step = models.CharField("下一步", max_length=200, blank=True)
    due_on = models.DateField("完成时限", null=True, blank=True)

    class Meta:
        verbose_name = "进展"
        indexes: ClassVar = ledger_indexes("progress", led=("light", "on"), carried=())

    def __str__(self) -> str:
        return f"{self.on} {self.office}"


class Obligation(OfProject):
    """A clause of a contract with its day: what whom binds, until when, and when it was kept (履约条款)."""

    class Party(models.TextChoices):
        INVESTOR = "investor", "投资方"
        GOVERNMENT = "government", "政府方"

    party = models.CharField("义务方", max_length=10, choices=Party.choices, default=Party.INVESTOR)
    clause = models.CharField("条款", max_length=200)
    due_on = models.DateField("到期日")
    kept_on = models.DateField("履行日期", null=True, blank=True)
    amount = FenField("涉及金额")
    about = models.TextField("履行情况", blank=True)

    class Meta:
        verbose_name = "履约条款"
        indexes: ClassVar = ledger_indexes("obligation", led=("party", "due_on"), carried=("kept_on", "amount"))

    def __str__(self) -> str:
        return self.clause


class Tag(OfProject):
    """A standing of a project's investor, by list and year, with proof (项目标签)."""

    class Name(models.TextChoices):
        FORTUNE = "fortune", "世界500强"
        CHINA = "china", "中国500强"
        PRIVATE = "private", "民企500强"
        PHARMA = "pharma", "医药百强"
        LEADING = "leading", "行业领军"
        CENTRAL = "central", "央企"
        HEADQUARTERS = "headquarters", "总部经济"
        OVERSEAS = "overseas", "海外背景"

    name = models.CharField("标签", max_length=12, choices=Name.choices)
    source = models.CharField("榜单或依据", max_length=120)
    year = models.PositiveSmallIntegerField("榜单年度", null=True, blank=True)
    proof = models.CharField("证明", max_length=200, blank=True)

    class Meta:
        verbose_name = "项目标签"
        indexes: ClassVar = ledger_indexes("tag", led=("name", "year"), carried=())

    def __str__(self) -> str:
        return self.get_name_display()


class Target(LedgerRow):
    """A firm to be won for an industry chain (产业链目标企业)."""

    class State(models.TextChoices):
        LISTED = "listed", "已列入"
        CONTACTED = "contacted", "已接触"
        TALKING = "talking", "洽谈中"
        WON = "won", "已落户"
        DROPPED = "dropped", "已放弃"

    class Role(models.TextChoices):
        FILL = "fill", "补链"
        EXTEND = "extend", "延链"
        STRENGTHEN = "strengthen", "强链"

    name = models.CharField("目标企业", max_length=120)
    chain = models.CharField("产业链", max_length=40)
    role = models.CharField("作用", max_length=10, choices=Role.choices, blank=True)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.LISTED)
    home = models.CharField("所在地", max_length=60, blank=True)
    keeper = models.CharField("责任人", max_length=40, blank=True)
    contacted_on = models.DateField("最近联系", null=True, blank=True)
    about = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "目标企业"
        indexes: ClassVar = ledger_indexes("target", led=("state", "contacted_on"), carried=("role",))

    def __str__(self) -> str:
        return self.name
