"""Those who bring projects for a bureau: agents, advisers, ambassadors, stations, and what they are owed for it."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from jixiao.web.kit.fields import FenField, PointsField
from jixiao.web.ledger.models import LedgerRow, ledger_indexes
from jixiao.web.promotion.models import Enterprise, Project


class Brought(models.TextChoices):
    """What an agent may bring."""

    LEAD = "lead", "提供线索"
    VISIT = "visit", "组织考察"
    SIGNED = "signed", "促成签约"
    LANDED = "landed", "促成落地"
    PAID_IN = "paid_in", "促成到资"


class Agent(LedgerRow):
    """A firm, a person or a station that looks for projects (招商力量)."""

    class Kind(models.TextChoices):
        AGENCY = "agency", "招商代理机构"
        MANDATED = "mandated", "委托招商机构"
        BROKER = "broker", "中介机构"
        ADVISER = "adviser", "招商顾问"
        EXPERT = "expert", "招商特聘专家"
        AMBASSADOR = "ambassador", "招商大使"
        ENTERPRISE = "enterprise", "以商招商企业"
        TEAM = "team", "驻外分队"
        STATION = "station", "驻外机构"

    name = models.CharField("名称", max_length=120)
    kind = models.CharField("类型", max_length=12, choices=Kind.choices)
    enterprise = models.ForeignKey(
        Enterprise, models.PROTECT, verbose_name="企业", null=True, blank=True, related_name="+"
    )
    contact = models.CharField("联系人", max_length=40, blank=True)
    phone = models.CharField("电话", max_length=40, blank=True)
    city = models.CharField("所在城市", max_length=60, blank=True)
    area = models.CharField("负责区域或行业", max_length=120, blank=True)
    people = models.PositiveIntegerField("人数", null=True, blank=True)
    since = models.DateField("聘期开始", null=True, blank=True)
    until = models.DateField("聘期结束", null=True, blank=True)
    about = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "招商力量"
        indexes: ClassVar = ledger_indexes("agent", led=("kind", "until"), carried=("people",))
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["department", "name"], condition=Q(removed_at=None), name="agent_once",
                violation_error_message="本部门已经登记过这个名称。",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class OfAgent(LedgerRow):
    """A row that belongs to an agent."""

    agent = models.ForeignKey(Agent, models.PROTECT, verbose_name="招商力量", related_name="%(class)s_rows")

    class Meta:
        abstract = True


class Mandate(OfAgent):
    """An agreement with its tasks and the fee for them (委托协议)."""

    class Stage(models.TextChoices):
        DRAFTED = "drafted", "商谈"
        SIGNED = "signed", "履行中"
        FINISHED = "finished", "已完成"
        ENDED = "ended", "已解除"

    number = models.CharField("协议编号", max_length=60, blank=True)
    name = models.CharField("协议名称", max_length=160)
    stage = models.CharField("状态", max_length=10, choices=Stage.choices, default=Stage.DRAFTED)
    signed_on = models.DateField("签订日期", null=True, blank=True)
    filed_on = models.DateField("备案日期", null=True, blank=True)
    until = models.DateField("到期日", null=True, blank=True)
    finished_on = models.DateField("完成日期", null=True, blank=True)
    ended_on = models.DateField("解除日期", null=True, blank=True)
    tasks = models.TextField("任务", blank=True)
    visits_due = models.PositiveIntegerField("应组织考察", null=True, blank=True)
    projects_due = models.PositiveIntegerField("应落地项目", null=True, blank=True)
    investment_due = FenField("应引进投资")
    fee_rule = models.CharField("费用和奖励条款", max_length=200, blank=True)
    reward_for = models.CharField("奖励哪种成效", max_length=10, choices=Brought.choices, blank=True)
    reward_each = FenField("每项奖励")
    reward_rate = PointsField("按投资额奖励")
    reward_most = FenField("每项奖励上限")
    fee = FenField("协议费用")

    class Meta:
        verbose_name = "委托协议"
        indexes: ClassVar = ledger_indexes(
            "mandate", led=("stage", "until"), carried=("visits_due", "projects_due", "investment_due", "fee")
        )
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["department", "number"], condition=Q(removed_at=None) & ~Q(number=""), name="mandate_once",
                violation_error_message="本部门已有这个协议编号。",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class Achievement(OfAgent):
    """What an agent says to have brought, by which proof, and whether that was accepted (成效认定)."""

    Kind = Brought

    class Stage(models.TextChoices):
        CLAIMED = "claimed", "已申报"
        ACCEPTED = "accepted", "已认定"
        PAID = "paid", "已付费"
        REFUSED = "refused", "不予认定"

    title = models.CharField("成效", max_length=160)
    kind = models.CharField("类别", max_length=10, choices=Brought.choices)
    mandate = models.ForeignKey(
        Mandate, models.PROTECT, verbose_name="协议", null=True, blank=True, related_name="achievements"
    )
    project = models.ForeignKey(
        Project, models.PROTECT, verbose_name="项目", null=True, blank=True, related_name="achievements"
    )
    stage = models.CharField("状态", max_length=10, choices=Stage.choices, default=Stage.CLAIMED)
    on = models.DateField("申报日期")
    proof = models.CharField("证明", max_length=200, blank=True)
    accepted_on = models.DateField("认定日期", null=True, blank=True)
    accepted_by = models.CharField("认定单位", max_length=60, blank=True)
    refused_on = models.DateField("不予认定日期", null=True, blank=True)
    refused_reason = models.CharField("不予认定理由", max_length=200, blank=True)
    amount = FenField("认定投资额")
    fee = FenField("应付费用")
    paid_on = models.DateField("付费日期", null=True, blank=True)

    class Meta:
        verbose_name = "招商成效"
        indexes: ClassVar = ledger_indexes(
            "achievement", led=("kind", "stage", "on", "agent"), carried=("amount", "fee", "paid_on")
        )

    def __str__(self) -> str:
        return self.title


class AgentYear(OfAgent):
    """How an agent did in a year, and the fee that follows (代理考核)."""

    class Grade(models.TextChoices):
        EXCELLENT = "excellent", "优秀"
        GOOD = "good", "良好"
        PASSED = "passed", "合格"
        FAILED = "failed", "不合格"

    year = models.PositiveSmallIntegerField("年度", validators=[MinValueValidator(1990), MaxValueValidator(2100)])
    visits_due = models.PositiveIntegerField("应考察企业", null=True, blank=True)
    visits_done = models.PositiveIntegerField("实际考察企业", null=True, blank=True)
    leads = models.PositiveIntegerField("提供线索", null=True, blank=True)
    landed = models.PositiveIntegerField("落地项目", null=True, blank=True)
    points = PointsField("得分")
    grade = models.CharField("等次", max_length=10, choices=Grade.choices, blank=True)
    fee = FenField("核定费用")
    decided_on = models.DateField("核定日期", null=True, blank=True)
    about = models.TextField("评语", blank=True)

    class Meta:
        verbose_name = "代理考核"
        indexes: ClassVar = ledger_indexes(
            "agent_year", led=("year", "grade"), carried=("visits_due", "visits_done", "leads", "landed", "fee")
        )

    def __str__(self) -> str:
        return f"{self.agent} {self.year}年"


class StationReport(OfAgent):
    """What a station or team reports of a time: whom it saw, what it found, what it cost (驻外报告)."""

    on = models.DateField("报告日期")
    people = models.PositiveIntegerField("在岗人数", null=True, blank=True)
    visits = models.PositiveIntegerField("拜访企业", null=True, blank=True)
    leads = models.PositiveIntegerField("有效线索", null=True, blank=True)
    cost = FenField("费用")
    text = models.TextField("工作情况")
    next_step = models.CharField("下一步", max_length=200, blank=True)

    class Meta:
        verbose_name = "驻外报告"
        indexes: ClassVar = ledger_indexes("station_report", led=("on",), carried=("people", "visits", "leads", "cost"))

    def __str__(self) -> str:
        return f"{self.on} {self.agent}"
