"""What an office keeps on file of itself: rules, plans, duties, offices, interviews, evaluations and inspections."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from jixiao.web.kit.fields import FenField, PointsField
from jixiao.web.ledger.models import LedgerRow, ledger_indexes
from jixiao.web.people.models import Place

_YEARS = [MinValueValidator(1990), MaxValueValidator(2100)]


class Regulation(LedgerRow):
    """A rule the office made or follows, and whether it still holds (制度办法)."""

    class Kind(models.TextChoices):
        PERFORMANCE = "performance", "预算绩效管理"
        DECISION = "decision", "支出决策"
        FUNDS = "funds", "资金管理"
        ASSETS = "assets", "资产管理"
        PURCHASES = "purchases", "采购和合同"
        CONTROL = "control", "内部控制"
        BUSINESS = "business", "业务管理"
        OTHER = "other", "其他"

    class Level(models.TextChoices):
        OWN = "own", "本部门"
        LOCAL = "local", "本地区"
        PROVINCE = "province", "省级"
        NATION = "nation", "国家"

    class Stage(models.TextChoices):
        DRAFTED = "drafted", "起草"
        ISSUED = "issued", "有效"
        ENDED = "ended", "已废止"

    title = models.CharField("名称", max_length=160)
    number = models.CharField("文号", max_length=60, blank=True)
    issuer = models.CharField("发文机关", max_length=120, blank=True)
    level = models.CharField("层级", max_length=10, choices=Level.choices)
    kind = models.CharField("管什么", max_length=12, choices=Kind.choices)
    stage = models.CharField("状态", max_length=10, choices=Stage.choices, default=Stage.DRAFTED)
    covers = models.CharField("适用范围", max_length=200, blank=True)
    drafted_on = models.DateField("起草日期", null=True, blank=True)
    issued_on = models.DateField("印发日期", null=True, blank=True)
    valid_until = models.DateField("有效期至", null=True, blank=True)
    ended_on = models.DateField("废止日期", null=True, blank=True)
    replaced_by = models.CharField("由哪个文件替代", max_length=160, blank=True)
    about = models.TextField("要点", blank=True)

    class Meta:
        verbose_name = "制度办法"
        indexes: ClassVar = ledger_indexes("regulation", led=("level", "kind", "stage"), carried=("issued_on",))

    def __str__(self) -> str:
        return self.title


class PlanTask(LedgerRow):
    """A task of a yearly plan or of a longer one, with the indicator it serves (计划任务)."""

    class Kind(models.TextChoices):
        YEARLY = "yearly", "年度计划"
        LONG_TERM = "long_term", "中长期规划"
        RESEARCH = "research", "专题研究"
        TRANSLATION = "translation", "翻译"
        OTHER = "other", "其他"

    class Stage(models.TextChoices):
        PLANNED = "planned", "未开始"
        STARTED = "started", "进行中"
        DONE = "done", "已完成"
        DROPPED = "dropped", "已取消"

    text = models.CharField("任务", max_length=200)
    plan = models.CharField("计划或规划", max_length=120, blank=True)
    kind = models.CharField("类型", max_length=12, choices=Kind.choices)
    year = models.PositiveSmallIntegerField("年度", validators=_YEARS)
    stage = models.CharField("进度", max_length=10, choices=Stage.choices, default=Stage.PLANNED)
    program = models.CharField("预算项目", max_length=120, blank=True)
    indicator = models.CharField("绩效指标", max_length=120, blank=True)
    office = models.CharField("责任处室", max_length=60, blank=True)
    keeper = models.CharField("责任人", max_length=40, blank=True)
    due_on = models.DateField("完成时限", null=True, blank=True)
    started_on = models.DateField("开始日期", null=True, blank=True)
    done_on = models.DateField("完成日期", null=True, blank=True)
    result = models.TextField("完成情况", blank=True)
    dropped_on = models.DateField("取消日期", null=True, blank=True)
    dropped_reason = models.CharField("取消原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "计划任务"
        indexes: ClassVar = ledger_indexes("plan_task", led=("year", "kind", "stage", "due_on"), carried=("done_on",))

    def __str__(self) -> str:
        return self.text


class SharedDuty(LedgerRow):
    """A duty that another department has a part in: who does what (职责分工)."""

    duty = models.CharField("职责", max_length=200)
    other = models.CharField("相关部门", max_length=120)
    ours = models.TextField("本部门负责")
    theirs = models.TextField("对方负责", blank=True)
    document = models.CharField("依据", max_length=160, blank=True)
    since = models.DateField("起始日期", null=True, blank=True)
    until = models.DateField("终止日期", null=True, blank=True)

    class Meta:
        verbose_name = "职责分工"
        indexes: ClassVar = ledger_indexes("shared_duty", led=("since",), carried=())

    def __str__(self) -> str:
        return self.duty


class Institution(LedgerRow):
    """An office of investment promotion of a county or a district, and its people (招商机构)."""

    class Kind(models.TextChoices):
        BUREAU = "bureau", "招商部门"
        CENTER = "center", "招商中心"
        ZONE = "zone", "开发区招商机构"
        OTHER = "other", "其他"

    name = models.CharField("机构名称", max_length=120)
    place = models.ForeignKey(Place, models.PROTECT, verbose_name="地区", null=True, blank=True, related_name="+")
    kind = models.CharField("类型", max_length=10, choices=Kind.choices)
    year = models.PositiveSmallIntegerField("年度", validators=_YEARS)
    posts = models.PositiveIntegerField("编制", null=True, blank=True)
    people = models.PositiveIntegerField("在岗人员", null=True, blank=True)
    full_time = models.PositiveIntegerField("专职招商人员", null=True, blank=True)
    head = models.CharField("负责人", max_length=40, blank=True)
    phone = models.CharField("电话", max_length=40, blank=True)
    source = models.CharField("来源", max_length=160, blank=True)

    class Meta:
        verbose_name = "招商机构"
        indexes: ClassVar = ledger_indexes(
            "institution", led=("year", "kind", "place"), carried=("posts", "people", "full_time")
        )

    def __str__(self) -> str:
        return f"{self.name} {self.year}年"


class Interview(LedgerRow):
    """Somebody was asked, or a place was looked at, for an evaluation (询问和调研)."""

    class Way(models.TextChoices):
        ASKED = "asked", "询问"
        ON_SITE = "on_site", "实地调研"
        MEETING = "meeting", "座谈"
        PHONE = "phone", "电话核实"

    on = models.DateField("日期")
    way = models.CharField("方式", max_length=10, choices=Way.choices)
    year = models.PositiveSmallIntegerField("评价年度", validators=_YEARS)
    who = models.CharField("对象", max_length=160)
    program = models.CharField("预算项目", max_length=120, blank=True)
    indicator = models.CharField("绩效指标", max_length=120, blank=True)
    by = models.CharField("调研人", max_length=80, blank=True)
    questions = models.TextField("问了什么", blank=True)
    answers = models.TextField("回答和所见")
    conclusion = models.CharField("结论", max_length=200, blank=True)

    class Meta:
        verbose_name = "询问调研"
        indexes: ClassVar = ledger_indexes("interview", led=("year", "way", "on"), carried=())

    def __str__(self) -> str:
        return f"{self.on} {self.who}"


class OutsideEvaluation(LedgerRow):
    """An evaluation made by an agency: its order, its report, and what the office answered (第三方评价)."""

    class Scope(models.TextChoices):
        PROGRAM = "program", "项目支出"
        DEPARTMENT = "department", "部门整体支出"
        POLICY = "policy", "政策"
        FUND = "fund", "专项资金"

    class Stage(models.TextChoices):
        ORDERED = "ordered", "已委托"
        REPORTED = "reported", "已交报告"
        ANSWERED = "answered", "已答复"
        CLOSED = "closed", "已整改"

    subject = models.CharField("评价对象", max_length=160)
    scope = models.CharField("范围", max_length=12, choices=Scope.choices)
    year = models.PositiveSmallIntegerField("评价年度", validators=_YEARS)
    stage = models.CharField("进度", max_length=10, choices=Stage.choices, default=Stage.ORDERED)
    agency = models.CharField("第三方机构", max_length=120)
    ordered_by = models.CharField("委托方", max_length=120, blank=True)
    fee = FenField("费用")
    ordered_on = models.DateField("委托日期", null=True, blank=True)
    reported_on = models.DateField("报告日期", null=True, blank=True)
    score = PointsField("评价得分")
    grade = models.CharField("等级", max_length=20, blank=True)
    opinion = models.TextField("主要问题和建议", blank=True)
    answered_on = models.DateField("答复日期", null=True, blank=True)
    answer = models.TextField("答复", blank=True)
    closed_on = models.DateField("整改完成日期", null=True, blank=True)
    result = models.TextField("整改情况", blank=True)

    class Meta:
        verbose_name = "第三方评价"
        indexes: ClassVar = ledger_indexes("outside_opinion", led=("year", "scope", "stage"), carried=("fee",))

    def __str__(self) -> str:
        return f"{self.subject} {self.year}年"


class Inspection(LedgerRow):
    """An audit, a patrol or a look-back: who comes, what for, and how it ended (检查和审计)."""

    class Kind(models.TextChoices):
        AUDIT = "audit", "审计"
        FINANCE = "finance", "财政检查"
        PATROL = "patrol", "巡视巡察"
        CONTROL = "control", "内控检查"
        LOOK_BACK = "look_back", "回头看"
        OTHER = "other", "其他"

    class Stage(models.TextChoices):
        NOTIFIED = "notified", "已通知"
        STARTED = "started", "进行中"
        REPORTED = "reported", "已出报告"
        CLOSED = "closed", "已销号"

    name = models.CharField("检查名称", max_length=160)
    kind = models.CharField("类型", max_length=10, choices=Kind.choices)
    inspector = models.CharField("检查单位", max_length=120)
    scope = models.CharField("检查内容", max_length=200, blank=True)
    stage = models.CharField("进度", max_length=10, choices=Stage.choices, default=Stage.NOTIFIED)
    notified_on = models.DateField("通知日期")
    started_on = models.DateField("进点日期", null=True, blank=True)
    reported_on = models.DateField("报告日期", null=True, blank=True)
    number = models.CharField("报告文号", max_length=60, blank=True)
    closed_on = models.DateField("销号日期", null=True, blank=True)
    keeper = models.CharField("联络人", max_length=40, blank=True)
    about = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "检查审计"
        indexes: ClassVar = ledger_indexes("inspection", led=("kind", "stage", "notified_on"), carried=())

    def __str__(self) -> str:
        return self.name


class OfInspection(LedgerRow):
    """A row that belongs to an inspection."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, verbose_name="检查", related_name="%(class)s_rows")

    class Meta:
        abstract = True


class InspectionRequest(OfInspection):
    """Something the inspectors want to see; its files are the row's (调阅材料)."""

    class Stage(models.TextChoices):
        ASKED = "asked", "待提供"
        GIVEN = "given", "已提供"
        REFUSED = "refused", "无法提供"

    number = models.CharField("序号", max_length=20, blank=True)
    item = models.CharField("材料", max_length=200)
    stage = models.CharField("状态", max_length=10, choices=Stage.choices, default=Stage.ASKED)
    office = models.CharField("责任处室", max_length=60, blank=True)
    keeper = models.CharField("责任人", max_length=40, blank=True)
    asked_on = models.DateField("要求日期")
    due_on = models.DateField("提供时限", null=True, blank=True)
    given_on = models.DateField("提供日期", null=True, blank=True)
    place = models.CharField("存放处", max_length=200, blank=True)
    refused_on = models.DateField("答复无法提供日期", null=True, blank=True)
    refused_reason = models.CharField("无法提供的原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "调阅材料"
        indexes: ClassVar = ledger_indexes("inspect_request", led=("stage", "due_on"), carried=("given_on",))

    def __str__(self) -> str:
        return self.item


class InspectionFinding(OfInspection):
    """What was found, and what became of it (检查发现的问题)."""

    class Stage(models.TextChoices):
        FOUND = "found", "待整改"
        CORRECTED = "corrected", "已整改"
        CONFIRMED = "confirmed", "已销号"

    text = models.CharField("问题", max_length=300)
    basis = models.CharField("违反的规定", max_length=160, blank=True)
    amount = FenField("涉及金额")
    stage = models.CharField("状态", max_length=10, choices=Stage.choices, default=Stage.FOUND)
    found_on = models.DateField("发现日期")
    measure = models.TextField("整改措施", blank=True)
    office = models.CharField("责任处室", max_length=60, blank=True)
    keeper = models.CharField("责任人", max_length=40, blank=True)
    due_on = models.DateField("整改时限", null=True, blank=True)
    corrected_on = models.DateField("整改日期", null=True, blank=True)
    result = models.TextField("整改情况", blank=True)
    confirmed_on = models.DateField("销号日期", null=True, blank=True)
    confirmed_by = models.CharField("确认单位", max_length=120, blank=True)

    class Meta:
        verbose_name = "检查问题"
        indexes: ClassVar = ledger_indexes("inspect_finding", led=("stage", "due_on"), carried=("found_on", "amount"))

    def __str__(self) -> str:
        return self.text
