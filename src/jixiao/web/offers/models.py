"""What a bureau offers to investors, to whom it was sent, and what investors ask for through the open form."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from jixiao.web.activities.models import Event
from jixiao.web.kit.fields import FenField
from jixiao.web.ledger.models import LedgerRow, ledger_indexes
from jixiao.web.people.models import Department, Person, Place
from jixiao.web.promotion.models import Enterprise, Project


class Offer(LedgerRow):
    """A project that is offered to investors (推介项目). Its card of any earlier version can be shown again."""

    class Stage(models.TextChoices):
        PLANNED = "planned", "谋划"
        READY = "ready", "可推介"
        TALKING = "talking", "对接中"
        TAKEN = "taken", "已转为招商项目"
        STOPPED = "stopped", "停止推介"

    name = models.CharField("推介项目", max_length=120)
    stage = models.CharField("状态", max_length=10, choices=Stage.choices, default=Stage.PLANNED)
    chain = models.CharField("产业链", max_length=40, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, verbose_name="地区", null=True, blank=True, related_name="+")
    total_investment = FenField("估算总投资")
    about = models.TextField("建设内容", blank=True)
    conditions = models.TextField("建设条件", blank=True)
    market = models.TextField("市场和效益", blank=True)
    partnership = models.CharField("合作方式", max_length=120, blank=True)
    contact = models.CharField("联系人", max_length=40, blank=True)
    phone = models.CharField("联系电话", max_length=40, blank=True)
    office = models.CharField("谋划单位", max_length=60, blank=True)
    planned_on = models.DateField("谋划日期", null=True, blank=True)
    project = models.ForeignKey(
        Project, models.PROTECT, verbose_name="招商项目", null=True, blank=True, related_name="offers"
    )

    class Meta:
        verbose_name = "推介项目"
        indexes: ClassVar = ledger_indexes(
            "offer", led=("stage", "place", "planned_on"), carried=("total_investment", "chain")
        )

    def __str__(self) -> str:
        return self.name


class OfferSending(LedgerRow):
    """A card was given to somebody: which version, in which way, and what came back (推介记录)."""

    class Way(models.TextChoices):
        HANDED = "handed", "当面介绍"
        EVENT = "event", "活动发放"
        MAIL = "mail", "邮件或公函"
        ONLINE = "online", "网上发布"
        OTHER = "other", "其他"

    receiver = models.CharField("发给谁", max_length=120)
    offer = models.ForeignKey(Offer, models.PROTECT, verbose_name="推介项目", related_name="sendings")
    on = models.DateField("日期")
    way = models.CharField("方式", max_length=10, choices=Way.choices, default=Way.HANDED)
    card_version = models.PositiveIntegerField("项目卡版本", null=True, blank=True)
    enterprise = models.ForeignKey(
        Enterprise, models.PROTECT, verbose_name="企业", null=True, blank=True, related_name="+"
    )
    event = models.ForeignKey(Event, models.PROTECT, verbose_name="活动", null=True, blank=True, related_name="+")
    keeper = models.CharField("经办人", max_length=40, blank=True)
    answer_due_on = models.DateField("回访时限", null=True, blank=True)
    answered_on = models.DateField("回访日期", null=True, blank=True)
    answer = models.CharField("反馈", max_length=200, blank=True)

    class Meta:
        verbose_name = "推介记录"
        indexes: ClassVar = ledger_indexes("offer_sending", led=("way", "on", "offer"), carried=("answered_on",))

    def __str__(self) -> str:
        return f"{self.on} {self.receiver}"


class Inquiry(LedgerRow):
    """What an investor asked for: by the open form, by phone, by a visit (投资意向)."""

    class Source(models.TextChoices):
        FORM = "form", "网上表单"
        PHONE = "phone", "电话"
        VISIT = "visit", "来访"
        MAIL = "mail", "信函邮件"
        OTHER = "other", "其他"

    class Stage(models.TextChoices):
        NEW = "new", "待接办"
        TAKEN = "taken", "已接办"
        SET_ASIDE = "set_aside", "不予跟进"

    firm = models.CharField("投资方", max_length=120)
    contact = models.CharField("联系人", max_length=40, blank=True)
    phone = models.CharField("电话", max_length=40, blank=True)
    mail = models.CharField("邮箱", max_length=120, blank=True)
    subject = models.CharField("拟投资项目", max_length=120, blank=True)
    chain = models.CharField("行业", max_length=40, blank=True)
    investment = FenField("拟投资额")
    wanted = models.CharField("意向地区", max_length=60, blank=True)
    text = models.TextField("内容和要求", blank=True)
    source = models.CharField("来源", max_length=10, choices=Source.choices, default=Source.FORM)
    stage = models.CharField("状态", max_length=10, choices=Stage.choices, default=Stage.NEW)
    received_on = models.DateField("收到日期")
    due_on = models.DateField("登记时限", null=True, blank=True)
    taken_on = models.DateField("接办日期", null=True, blank=True)
    keeper = models.CharField("接办人", max_length=40, blank=True)
    project = models.ForeignKey(
        Project, models.PROTECT, verbose_name="招商项目", null=True, blank=True, related_name="inquiries"
    )
    set_aside_on = models.DateField("不予跟进日期", null=True, blank=True)
    set_aside_reason = models.CharField("不予跟进的理由", max_length=200, blank=True)
    mark = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = "投资意向"
        indexes: ClassVar = ledger_indexes(
            "inquiry", led=("stage", "source", "received_on"), carried=("investment", "due_on")
        )
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mark"], condition=~Q(mark=""), name="inquiry_sent_once")
        ]

    def __str__(self) -> str:
        return self.firm


class Counter(models.Model):
    """The open form of a department: who has its link can leave an inquiry while it is open (网上招商窗口)."""

    department = models.OneToOneField(Department, models.CASCADE, related_name="counter")
    token = models.CharField(max_length=32, unique=True)
    greeting = models.CharField("表单上面的话", max_length=300, blank=True)
    is_open = models.BooleanField("开放", default=False)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "网上招商窗口"

    def __str__(self) -> str:
        return f"{self.department}的投资意向表单"
