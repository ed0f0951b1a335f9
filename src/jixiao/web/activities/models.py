"""What a bureau does to be known and met: events, visits, trips abroad, materials, press, meetings, training."""

from typing import ClassVar

from django.db import models

from jixiao.web.kit.fields import FenField
from jixiao.web.ledger.models import LedgerRow, ledger_indexes
from jixiao.web.promotion.models import Enterprise, Project


class Event(LedgerRow):
    """An event of investment promotion, from its plan to what came of it (招商活动)."""

    class Kind(models.TextChoices):
        PROMOTION = "promotion", "推介会"
        TALKS = "talks", "洽谈会"
        MATCHING = "matching", "对接会"
        ROADSHOW = "roadshow", "项目路演"
        BRIEFING = "briefing", "政策宣讲会"
        FORUM = "forum", "论坛"
        FAIR = "fair", "展会"
        SIGNING = "signing", "集中签约"
        SMALL_GROUP = "small_group", "小团组招商"
        ASSIGNED = "assigned", "承办上级活动"
        OTHER = "other", "其他"

    class Stage(models.TextChoices):
        PLANNED = "planned", "计划"
        APPROVED = "approved", "方案已批"
        HELD = "held", "已举办"
        REPORTED = "reported", "已总结"
        CANCELLED = "cancelled", "已取消"

    name = models.CharField("活动名称", max_length=120)
    kind = models.CharField("类型", max_length=12, choices=Kind.choices)
    stage = models.CharField("进度", max_length=10, choices=Stage.choices, default=Stage.PLANNED)
    planned_on = models.DateField("计划日期", null=True, blank=True)
    approved_on = models.DateField("方案批准日期", null=True, blank=True)
    held_on = models.DateField("举办日期", null=True, blank=True)
    reported_on = models.DateField("总结日期", null=True, blank=True)
    cancelled_on = models.DateField("取消日期", null=True, blank=True)
    cancelled_reason = models.CharField("取消原因", max_length=200, blank=True)
    city = models.CharField("地点", max_length=60, blank=True)
    host = models.CharField("主办", max_length=120, blank=True)
    leader = models.CharField("出席领导", max_length=120, blank=True)
    office = models.CharField("责任处室", max_length=60, blank=True)
    budget = FenField("预算")
    spent = FenField("实际支出")
    guests = models.PositiveIntegerField("邀请客商", null=True, blank=True)
    attended = models.PositiveIntegerField("到会客商", null=True, blank=True)
    top_firms = models.PositiveIntegerField("500强企业", null=True, blank=True)
    plan = models.TextField("方案", blank=True)
    report = models.TextField("总结", blank=True)

    class Meta:
        verbose_name = "招商活动"
        indexes: ClassVar = ledger_indexes(
            "event", led=("kind", "stage", "held_on"), carried=("budget", "spent", "guests", "attended", "top_firms")
        )

    def __str__(self) -> str:
        return self.name


class EventResult(LedgerRow):
    """A project shown at an event or that came of it (活动成果)."""

    class Kind(models.TextChoices):
        SHOWN = "shown", "推介"
        LEAD = "lead", "线索"
        INTENTION = "intention", "意向"
        SIGNED = "signed", "签约"

    event = models.ForeignKey(Event, models.PROTECT, verbose_name="活动", related_name="results")
    project = models.ForeignKey(Project, models.PROTECT, verbose_name="项目", related_name="event_results")
    kind = models.CharField("成果", max_length=10, choices=Kind.choices)
    amount = FenField("金额")
    follow_up = models.CharField("后续跟进", max_length=200, blank=True)

    class Meta:
        verbose_name = "活动成果"
        indexes: ClassVar = ledger_indexes("event_result", led=("kind",), carried=("amount",))

    def __str__(self) -> str:
        return f"{self.event} {self.get_kind_display()}"


class Visit(LedgerRow):
    """Going out to see firms, or receiving them (走出去、请进来)."""

    class Direction(models.TextChoices):
        OUT = "out", "外出拜访"
        IN = "in", "接待来访"

    class Satisfied(models.TextChoices):
        NOT_ASKED = "not_asked", "未调查"
        YES = "yes", "满意"
        PARTLY = "partly", "基本满意"
        NO = "no", "不满意"

    firm = models.CharField("客商", max_length=120)
    direction = models.CharField("方向", max_length=6, choices=Direction.choices)
    on = models.DateField("日期")
    enterprise = models.ForeignKey(
        Enterprise, models.PROTECT, verbose_name="企业", null=True, blank=True, related_name="visits"
    )
    project = models.ForeignKey(
        Project, models.PROTECT, verbose_name="项目", null=True, blank=True, related_name="visits"
    )
    leader = models.CharField("带队领导", max_length=40, blank=True)
    post = models.CharField("领导职务", max_length=60, blank=True)
    city = models.CharField("地点", max_length=60, blank=True)
    people = models.PositiveIntegerField("人数", null=True, blank=True)
    purpose = models.CharField("目的", max_length=200, blank=True)
    follow_up = models.CharField("后续工作", max_length=200, blank=True)
    follow_due_on = models.DateField("跟进时限", null=True, blank=True)
    followed_on = models.DateField("跟进日期", null=True, blank=True)
    satisfied = models.CharField("满意情况", max_length=10, choices=Satisfied.choices, default=Satisfied.NOT_ASKED)
    asked_on = models.DateField("调查日期", null=True, blank=True)

    class Meta:
        verbose_name = "拜访和接待"
        indexes: ClassVar = ledger_indexes(
            "visit", led=("direction", "on", "satisfied"), carried=("follow_due_on", "followed_on", "people")
        )

    def __str__(self) -> str:
        return f"{self.on} {self.firm}"


class Material(LedgerRow):
    """Printed matter, gifts, films: how many were made and how many handed out (宣传资料)."""

    class Kind(models.TextChoices):
        PRINT = "print", "宣传册"
        FILM = "film", "宣传片"
        GOODS = "goods", "宣传用品"
        CAMPAIGN = "campaign", "品牌栏目"
        OTHER = "other", "其他"

    name = models.CharField("资料名称", max_length=120)
    kind = models.CharField("类型", max_length=10, choices=Kind.choices)
    made_on = models.DateField("制作日期", null=True, blank=True)
    made = models.PositiveIntegerField("制作数量", null=True, blank=True)
    handed_out = models.PositiveIntegerField("发放数量", null=True, blank=True)
    cost = FenField("费用")
    event = models.ForeignKey(Event, models.PROTECT, verbose_name="活动", null=True, blank=True, related_name="+")
    keeper = models.CharField("保管人", max_length=40, blank=True)
    about = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "宣传资料"
        indexes: ClassVar = ledger_indexes("material", led=("kind", "made_on"), carried=("made", "handed_out", "cost"))

    def __str__(self) -> str:
        return self.name


class OverseasTrip(LedgerRow):
    """A trip abroad, from the yearly plan to the report after it (因公出国境)."""

    class Stage(models.TextChoices):
        PLANNED = "planned", "列入计划"
        SUBMITTED = "submitted", "已报批"
        APPROVED = "approved", "已批准"
        LEFT = "left", "已出访"
        RETURNED = "returned", "已回国"
        REPORTED = "reported", "已交报告"
        CANCELLED = "cancelled", "已取消"

    name = models.CharField("团组名称", max_length=120)
    year = models.PositiveSmallIntegerField("年度", null=True, blank=True)
    stage = models.CharField("进度", max_length=10, choices=Stage.choices, default=Stage.PLANNED)
    countries = models.CharField("国家和地区", max_length=120, blank=True)
    leader = models.CharField("团长", max_length=40, blank=True)
    people = models.PositiveIntegerField("人数", null=True, blank=True)
    days = models.PositiveIntegerField("天数", null=True, blank=True)
    purpose = models.CharField("任务", max_length=200, blank=True)
    submitted_on = models.DateField("报批日期", null=True, blank=True)
    approved_on = models.DateField("批准日期", null=True, blank=True)
    approval = models.CharField("批件号", max_length=60, blank=True)
    left_on = models.DateField("出访日期", null=True, blank=True)
    returned_on = models.DateField("回国日期", null=True, blank=True)
    report_due_on = models.DateField("报告时限", null=True, blank=True)
    reported_on = models.DateField("报告日期", null=True, blank=True)
    cancelled_on = models.DateField("取消日期", null=True, blank=True)
    budget = FenField("预算")
    spent = FenField("实际支出")
    result = models.TextField("成果", blank=True)

    class Meta:
        verbose_name = "因公出国"
        indexes: ClassVar = ledger_indexes(
            "overseas_trip", led=("stage", "left_on"), carried=("people", "budget", "spent", "report_due_on")
        )

    def __str__(self) -> str:
        return self.name


class PressItem(LedgerRow):
    """A report in the press, on air or online (媒体报道)."""

    class Level(models.TextChoices):
        NATION = "nation", "中央媒体"
        PROVINCE = "province", "省级媒体"
        CITY = "city", "市级媒体"
        OTHER = "other", "其他"

    title = models.CharField("标题", max_length=200)
    medium = models.CharField("媒体", max_length=80)
    level = models.CharField("级别", max_length=10, choices=Level.choices)
    on = models.DateField("日期")
    link = models.CharField("链接", max_length=300, blank=True)
    topic = models.CharField("专题", max_length=80, blank=True)
    about = models.TextField("摘要", blank=True)

    class Meta:
        verbose_name = "媒体报道"
        indexes: ClassVar = ledger_indexes("press_item", led=("level", "on"), carried=())

    def __str__(self) -> str:
        return self.title


class Training(LedgerRow):
    """A training held or attended, or a time of common study (培训学习)."""

    class Kind(models.TextChoices):
        OWN = "own", "自办培训"
        SENT = "sent", "参加培训"
        STUDY = "study", "集体学习"

    name = models.CharField("培训名称", max_length=120)
    kind = models.CharField("类型", max_length=10, choices=Kind.choices)
    on = models.DateField("日期")
    hours = models.PositiveIntegerField("学时", null=True, blank=True)
    people = models.PositiveIntegerField("人次", null=True, blank=True)
    teacher = models.CharField("讲授", max_length=80, blank=True)
    host = models.CharField("组织单位", max_length=120, blank=True)
    cost = FenField("费用")
    attended = models.TextField("参加人员", blank=True)
    about = models.TextField("内容", blank=True)

    class Meta:
        verbose_name = "培训学习"
        indexes: ClassVar = ledger_indexes("training", led=("kind", "on"), carried=("hours", "people", "cost"))

    def __str__(self) -> str:
        return self.name


class Meeting(LedgerRow):
    """A meeting with minutes; what it decided are its tasks (会议)."""

    class Kind(models.TextChoices):
        LEADING_GROUP = "leading_group", "领导小组会"
        BUILDING_GROUP = "building_group", "项目建设小组会"
        SCHEDULING = "scheduling", "调度会"
        SEAT = "seat", "企业座谈会"
        REVIEW = "review", "项目评审会"
        OFFICE = "office", "办公会"
        OTHER = "other", "其他"

    name = models.CharField("会议名称", max_length=120)
    kind = models.CharField("类型", max_length=16, choices=Kind.choices)
    on = models.DateField("日期")
    host = models.CharField("主持", max_length=60, blank=True)
    people = models.PositiveIntegerField("参会人数", null=True, blank=True)
    minutes = models.CharField("纪要编号", max_length=60, blank=True)
    decisions = models.TextField("议定事项", blank=True)

    class Meta:
        verbose_name = "会议"
        indexes: ClassVar = ledger_indexes("meeting", led=("kind", "on"), carried=("people",))

    def __str__(self) -> str:
        return self.name


class MeetingTask(LedgerRow):
    """What a meeting gave somebody to do by a day (督办事项)."""

    class Stage(models.TextChoices):
        GIVEN = "given", "已交办"
        STARTED = "started", "办理中"
        DONE = "done", "已完成"

    text = models.CharField("事项", max_length=200)
    meeting = models.ForeignKey(Meeting, models.PROTECT, verbose_name="会议", related_name="tasks")
    project = models.ForeignKey(Project, models.PROTECT, verbose_name="项目", null=True, blank=True, related_name="+")
    stage = models.CharField("进度", max_length=10, choices=Stage.choices, default=Stage.GIVEN)
    office = models.CharField("责任单位", max_length=60, blank=True)
    keeper = models.CharField("责任人", max_length=40, blank=True)
    due_on = models.DateField("完成时限", null=True, blank=True)
    started_on = models.DateField("开始办理", null=True, blank=True)
    done_on = models.DateField("完成日期", null=True, blank=True)
    result = models.TextField("办理结果", blank=True)

    class Meta:
        verbose_name = "督办事项"
        indexes: ClassVar = ledger_indexes("meeting_task", led=("stage", "due_on"), carried=("done_on",))

    def __str__(self) -> str:
        return self.text
