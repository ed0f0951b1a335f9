"""What becomes of an approved budget: shared out to units, asked for by progress, spent by purchases."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from jixiao.web.kit.fields import FenField
from jixiao.web.ledger.models import LedgerRow, ledger_indexes

_YEARS = [MinValueValidator(1990), MaxValueValidator(2100)]


class Allotment(LedgerRow):
    """A part of the approved budget that was given to a unit (预算分解下达)."""

    class Stage(models.TextChoices):
        PLANNED = "planned", "拟分解"
        GIVEN = "given", "已下达"
        RECEIVED = "received", "已签收"
        TAKEN_BACK = "taken_back", "已收回"

    unit = models.CharField("接收单位", max_length=120)
    program = models.CharField("预算项目", max_length=120)
    year = models.PositiveSmallIntegerField("年度", validators=_YEARS)
    stage = models.CharField("状态", max_length=12, choices=Stage.choices, default=Stage.PLANNED)
    amount = FenField("分解金额", null=False, blank=False)
    number = models.CharField("下达文号", max_length=60, blank=True)
    purpose = models.CharField("用途", max_length=200, blank=True)
    target = models.CharField("绩效目标", max_length=200, blank=True)
    given_on = models.DateField("下达日期", null=True, blank=True)
    received_on = models.DateField("签收日期", null=True, blank=True)
    taken_back_on = models.DateField("收回日期", null=True, blank=True)
    taken_back_reason = models.CharField("收回原因", max_length=200, blank=True)
    about = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "预算分解"
        indexes: ClassVar = ledger_indexes("allotment", led=("year", "stage"), carried=("given_on", "amount"))

    def __str__(self) -> str:
        return f"{self.unit} {self.program}"


class FundRequest(LedgerRow):
    """Money asked for against progress: handed in, looked at, granted, paid (请款)."""

    class Stage(models.TextChoices):
        ASKED = "asked", "已申请"
        CHECKED = "checked", "已审核"
        GRANTED = "granted", "已批准"
        PAID = "paid", "已支付"
        RETURNED = "returned", "已退回"

    class Mark(models.TextChoices):
        NONE = "none", "未发现"
        STANDARD = "standard", "超出标准"
        PURPOSE = "purpose", "超出用途"
        PROGRESS = "progress", "进度未到"

    matter = models.CharField("请款事项", max_length=160)
    unit = models.CharField("请款单位", max_length=120, blank=True)
    program = models.CharField("预算项目", max_length=120)
    allotment = models.ForeignKey(
        Allotment, models.PROTECT, verbose_name="预算分解", null=True, blank=True, related_name="requests"
    )
    year = models.PositiveSmallIntegerField("年度", validators=_YEARS)
    stage = models.CharField("进度", max_length=10, choices=Stage.choices, default=Stage.ASKED)
    milestone = models.CharField("达到的进度", max_length=200, blank=True)
    proof = models.CharField("进度证明", max_length=200, blank=True)
    amount = FenField("申请金额", null=False, blank=False)
    granted = FenField("批准金额")
    payee = models.CharField("收款方", max_length=120, blank=True)
    asked_on = models.DateField("申请日期")
    checked_on = models.DateField("审核日期", null=True, blank=True)
    checked_by = models.CharField("审核人", max_length=40, blank=True)
    granted_on = models.DateField("批准日期", null=True, blank=True)
    granted_by = models.CharField("批准人", max_length=40, blank=True)
    paid_on = models.DateField("支付日期", null=True, blank=True)
    voucher = models.CharField("凭证号", max_length=60, blank=True)
    returned_on = models.DateField("退回日期", null=True, blank=True)
    returned_reason = models.CharField("退回原因", max_length=200, blank=True)
    mark = models.CharField("审核提示", max_length=10, choices=Mark.choices, default=Mark.NONE)
    mark_note = models.CharField("提示说明", max_length=200, blank=True)

    class Meta:
        verbose_name = "请款"
        indexes: ClassVar = ledger_indexes(
            "fund_request", led=("stage", "year", "mark"), carried=("paid_on", "amount", "granted")
        )

    def __str__(self) -> str:
        return self.matter


class Purchase(LedgerRow):
    """Something bought by the rules of government procurement, for a program (政府采购)."""

    class Kind(models.TextChoices):
        GOODS = "goods", "货物"
        WORKS = "works", "工程"
        SERVICES = "services", "服务"

    class Way(models.TextChoices):
        OPEN = "open", "公开招标"
        INVITED = "invited", "邀请招标"
        TALKS = "talks", "竞争性谈判"
        CONSULTATION = "consultation", "竞争性磋商"
        QUOTES = "quotes", "询价"
        SINGLE = "single", "单一来源"
        FRAMEWORK = "framework", "框架协议"
        OTHER = "other", "其他"

    class Stage(models.TextChoices):
        PLANNED = "planned", "已列预算"
        SIGNED = "signed", "已签合同"
        ACCEPTED = "accepted", "已验收"
        PAID = "paid", "已付清"

    item = models.CharField("采购内容", max_length=160)
    program = models.CharField("预算项目", max_length=120, blank=True)
    year = models.PositiveSmallIntegerField("年度", validators=_YEARS)
    kind = models.CharField("类别", max_length=10, choices=Kind.choices)
    way = models.CharField("采购方式", max_length=14, choices=Way.choices, blank=True)
    stage = models.CharField("状态", max_length=10, choices=Stage.choices, default=Stage.PLANNED)
    budget = FenField("采购预算")
    amount = FenField("合同金额")
    small_amount = FenField("授予中小企业")
    supplier = models.CharField("供应商", max_length=120, blank=True)
    contract = models.CharField("合同编号", max_length=60, blank=True)
    signed_on = models.DateField("签订日期", null=True, blank=True)
    accepted_on = models.DateField("验收日期", null=True, blank=True)
    paid_on = models.DateField("付清日期", null=True, blank=True)
    is_secret = models.BooleanField("涉密，不公开", default=False)
    about = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "政府采购"
        indexes: ClassVar = ledger_indexes(
            "purchase", led=("year", "kind", "stage", "is_secret"), carried=("budget", "amount", "small_amount")
        )

    def __str__(self) -> str:
        return self.item
