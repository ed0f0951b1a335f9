"""Policies and what is paid by them: the card of a policy, claims by its clauses, payments, money from above."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from jixiao.web.kit.fields import FenField
from jixiao.web.ledger.models import LedgerRow, ledger_indexes
from jixiao.web.promotion.models import Enterprise, Project

_YEARS = [MinValueValidator(1990), MaxValueValidator(2100)]


class Level(models.TextChoices):
    """Whose money it is."""

    NATION = "nation", "中央"
    PROVINCE = "province", "省级"
    CITY = "city", "市级"
    DISTRICT = "district", "区县级"


class Policy(LedgerRow):
    """The card of a policy: who may ask for what, with which materials, within which time (政策卡片)."""

    class Mode(models.TextChoices):
        REVIEW = "review", "申报审核"
        NO_CLAIM = "no_claim", "免申即享"
        AT_ONCE = "at_once", "即申即享"
        PROMISE = "promise", "承诺兑现"
        AGREEMENT = "agreement", "按协议兑现"

    class Stage(models.TextChoices):
        DRAFTED = "drafted", "起草"
        CONSULTED = "consulted", "征求意见"
        ISSUED = "issued", "已印发"
        ENDED = "ended", "已废止"

    name = models.CharField("政策名称", max_length=160)
    number = models.CharField("文号", max_length=60, blank=True)
    issuer = models.CharField("制定机关", max_length=120, blank=True)
    level = models.CharField("级别", max_length=10, choices=Level.choices)
    mode = models.CharField("兑现方式", max_length=10, choices=Mode.choices, blank=True)
    stage = models.CharField("状态", max_length=10, choices=Stage.choices, default=Stage.DRAFTED)
    drafted_on = models.DateField("起草日期", null=True, blank=True)
    consulted_on = models.DateField("征求意见日期", null=True, blank=True)
    issued_on = models.DateField("印发日期", null=True, blank=True)
    ended_on = models.DateField("废止日期", null=True, blank=True)
    valid_until = models.DateField("有效期至", null=True, blank=True)
    conditions = models.TextField("条件", blank=True)
    benefit = models.TextField("支持标准", blank=True)
    materials = models.TextField("材料清单", blank=True)
    review_days = models.PositiveSmallIntegerField("审核时限", null=True, blank=True)
    pay_days = models.PositiveSmallIntegerField("拨付时限", null=True, blank=True)
    contact = models.CharField("咨询电话", max_length=60, blank=True)

    class Meta:
        verbose_name = "政策"
        indexes: ClassVar = ledger_indexes("policy", led=("level", "stage"), carried=("mode", "issued_on"))
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["department", "name"], condition=Q(removed_at=None), name="policy_once",
                violation_error_message="本部门已经登记过这项政策。",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class Claim(LedgerRow):
    """What a firm asked for by a clause, and what was decided (兑现申请)."""

    class Stage(models.TextChoices):
        ASKED = "asked", "已申请"
        ACCEPTED = "accepted", "已受理"
        REVIEWED = "reviewed", "部门已审"
        OPINION = "opinion", "第三方已审"
        ANNOUNCED = "announced", "已公示"
        PAID = "paid", "已拨付"
        REFUSED = "refused", "不予兑现"

    class Risk(models.TextChoices):
        NONE = "none", "未发现"
        DOUBLE = "double", "疑似重复申请"
        CLAUSE = "clause", "条款未达成"
        CLAWBACK = "clawback", "应予追回"

    number = models.CharField("申请编号", max_length=40, blank=True)
    policy = models.ForeignKey(Policy, models.PROTECT, verbose_name="政策", related_name="claims")
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, verbose_name="企业", related_name="claims")
    project = models.ForeignKey(
        Project, models.PROTECT, verbose_name="项目", null=True, blank=True, related_name="claims"
    )
    year = models.PositiveSmallIntegerField("年度", validators=_YEARS)
    clause = models.CharField("条款", max_length=120, blank=True)
    stage = models.CharField("进度", max_length=10, choices=Stage.choices, default=Stage.ASKED)
    asked = FenField("申请金额")
    approved = FenField("核定金额")
    formula = models.CharField("计算依据", max_length=200, blank=True)
    proof = models.CharField("条件证明", max_length=200, blank=True)
    asked_on = models.DateField("申请日期")
    accepted_on = models.DateField("受理日期", null=True, blank=True)
    reviewed_on = models.DateField("审核日期", null=True, blank=True)
    opinion_on = models.DateField("第三方意见日期", null=True, blank=True)
    opinion_by = models.CharField("第三方机构", max_length=120, blank=True)
    opinion = models.TextField("第三方意见", blank=True)
    announced_on = models.DateField("公示日期", null=True, blank=True)
    paid_on = models.DateField("拨付日期", null=True, blank=True)
    refused_on = models.DateField("不予兑现日期", null=True, blank=True)
    refused_reason = models.CharField("不予兑现理由", max_length=200, blank=True)
    risk = models.CharField("风险提示", max_length=10, choices=Risk.choices, default=Risk.NONE)
    risk_note = models.CharField("风险说明", max_length=200, blank=True)

    class Meta:
        verbose_name = "兑现申请"
        indexes: ClassVar = ledger_indexes(
            "claim", led=("stage", "year", "risk", "enterprise"), carried=("policy", "asked", "approved")
        )
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["department", "number"], condition=Q(removed_at=None) & ~Q(number=""), name="claim_once",
                violation_error_message="本部门已有这个申请编号。",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.number or f"{self.enterprise} {self.policy}"


class Payment(LedgerRow):
    """Money that went to a firm (兑现拨付)."""

    number = models.CharField("拨付凭证", max_length=60, blank=True)
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, verbose_name="企业", related_name="payments")
    policy = models.ForeignKey(
        Policy, models.PROTECT, verbose_name="政策", null=True, blank=True, related_name="payments"
    )
    claim = models.ForeignKey(
        Claim, models.PROTECT, verbose_name="申请", null=True, blank=True, related_name="payments"
    )
    level = models.CharField("资金级别", max_length=10, choices=Level.choices)
    year = models.PositiveSmallIntegerField("年度", validators=_YEARS)
    on = models.DateField("拨付日期", null=True, blank=True)
    amount = FenField("拨付金额", null=False, blank=False)
    is_estimate = models.BooleanField("约数", default=False)
    program = models.CharField("预算项目", max_length=120, blank=True)
    indicator = models.CharField("绩效指标", max_length=120, blank=True)
    about = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "兑现拨付"
        indexes: ClassVar = ledger_indexes(
            "payment", led=("level", "year", "on"), carried=("policy", "is_estimate", "amount")
        )

    def __str__(self) -> str:
        return self.number or f"{self.enterprise} {self.year}年"


class FundNotice(LedgerRow):
    """Money asked for or given from above (上级资金)."""

    class Stage(models.TextChoices):
        APPLIED = "applied", "已申报"
        GIVEN = "given", "已下达"
        REFUSED = "refused", "未获批"

    name = models.CharField("资金名称", max_length=160)
    number = models.CharField("下达文号", max_length=60, blank=True)
    level = models.CharField("级别", max_length=10, choices=Level.choices)
    stage = models.CharField("状态", max_length=10, choices=Stage.choices, default=Stage.APPLIED)
    year = models.PositiveSmallIntegerField("年度", null=True, blank=True, validators=_YEARS)
    applied_on = models.DateField("申报日期", null=True, blank=True)
    asked = FenField("申报金额")
    given_on = models.DateField("下达日期", null=True, blank=True)
    refused_on = models.DateField("未获批日期", null=True, blank=True)
    amount = FenField("下达金额")
    purpose = models.CharField("用途", max_length=200, blank=True)
    program = models.CharField("预算项目", max_length=120, blank=True)
    indicator = models.CharField("绩效指标", max_length=120, blank=True)
    about = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "上级资金"
        indexes: ClassVar = ledger_indexes(
            "fund_notice", led=("level", "year", "stage"), carried=("asked", "amount", "given_on")
        )

    def __str__(self) -> str:
        return self.name
