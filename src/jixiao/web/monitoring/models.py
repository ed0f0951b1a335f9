"""Monitoring of a year (绩效运行监控): rounds with what was filled in, plans of one's own, corrective measures."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from jixiao.web.kit.fields import ExactField, FenField, Versioned
from jixiao.web.people.models import Person, Section
from jixiao.web.years.models import BudgetYear, Indicator, ProgramYear


class Round(models.Model):
    """A round of monitoring: what was reached by the end of `month`, or by a `day` of it (0: the end).

    `outcome` is what it showed when it was closed (see watch.outcome_of): lights, counts, warnings. Empty while open.
    """

    class State(models.TextChoices):
        FILLING = "filling", "填报中"
        CLOSED = "closed", "已汇总"
        SENT = "sent", "已报财政"

    year = models.ForeignKey(BudgetYear, models.PROTECT, verbose_name="年度", related_name="rounds")
    month = models.PositiveSmallIntegerField("截至月份")
    day = models.PositiveSmallIntegerField("截至日", default=0)
    due = models.DateField("报送期限", null=True, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.FILLING)
    left_out = models.ManyToManyField(ProgramYear, verbose_name="不纳入的项目", blank=True, related_name="+")
    outcome = models.JSONField(default=dict, editable=False)
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_at = models.DateTimeField("报送时间", null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["month", "day"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "month", "day"], name="round_once"),
            models.CheckConstraint(condition=Q(month__range=(1, 12)), name="round_in_a_month"),
        ]

    def __str__(self) -> str:
        return f"{self.year.year}年{self.period}运行监控"

    @property
    def period(self) -> str:
        """1—7月."""
        if self.day:
            return f"1月1日至{self.month}月{self.day}日"
        return f"1—{self.month}月" if self.month > 1 else "1月"

    @property
    def is_filling(self) -> bool:
        return self.state == self.State.FILLING


class Event(models.Model):
    """What held up many programs and indicators at once (疫情): told once, chosen wherever it is the reason."""

    year = models.ForeignKey(BudgetYear, models.PROTECT, verbose_name="年度", related_name="events")
    name = models.CharField("事件", max_length=40)
    note = models.CharField("影响", max_length=300)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def words(self) -> str:
        return f"{self.name}：{self.note}"


class Likelihood(models.TextChoices):
    """Whether the year's target will be reached; the words are the form's."""

    SURE = "确定能", "确定能"
    MAYBE = "有可能", "有可能"
    NEVER = "完全不可能", "完全不可能"


class Explained(Versioned):
    """A row of a round that may need a reason."""

    event = models.ForeignKey(Event, models.PROTECT, verbose_name="影响事件", null=True, blank=True, related_name="+")
    explanation = models.TextField("原因说明", blank=True)

    class Meta:
        abstract = True

    @property
    def reason(self) -> str:
        """With the event that is to blame."""
        return "；".join(part for part in (self.event.words if self.event else "", self.explanation) if part)


class RoundFund(Explained):
    """The money of a program in a round. `interim` None: what the cash plan says was paid counts (see watch)."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="funds")
    program = models.ForeignKey(ProgramYear, models.PROTECT, related_name="monitored")
    interim = FenField("监控期执行数")
    expected = FenField("全年预计执行数")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["round", "program"], name="round_fund_once")]

    def __str__(self) -> str:
        return f"{self.program.program.name}（{self.round.period}）"


class RoundRow(Explained):
    """An indicator in a round: what was reached, and whether the year's target will be. `causes`: 经费保障、其他."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="rows")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="monitored")
    actual = ExactField("监控期完成值", null=True, blank=True)
    actual_text = models.TextField("完成情况", blank=True)
    expected = models.CharField("全年预计完成情况", max_length=200, blank=True)
    causes = models.CharField("偏差原因", max_length=60, blank=True)
    likelihood = models.CharField("完成目标可能性", max_length=10, choices=Likelihood.choices, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["round", "indicator"], name="round_row_once")]

    def __str__(self) -> str:
        return f"{self.indicator.name}（{self.round.period}）"


class Submission(models.Model):
    """That a section has handed in its part of a round, or got it back. `section` None: what belongs to none."""

    class State(models.TextChoices):
        SUBMITTED = "submitted", "已提交"
        RETURNED = "returned", "已退回"

    round = models.ForeignKey(Round, models.CASCADE, related_name="submissions")
    section = models.ForeignKey(Section, models.PROTECT, verbose_name="处室", null=True, related_name="+")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.SUBMITTED)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("时间", default=timezone.now)
    note = models.CharField("退回理由", max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["section__name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "section"], name="submitted_once"),
            models.UniqueConstraint(fields=["round"], condition=Q(section=None), name="rest_submitted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.section.name if self.section else '未分处室'}（{self.round.period}）"


class PlanProfile(Versioned):
    """How much of the year's target, or of a program's money, is due by the end of each month: cumulative percents.

    `shares` are twelve texts, "" for a month not said yet; an unfinished or impossible plan is not followed.
    """

    program = models.OneToOneField(ProgramYear, models.CASCADE, null=True, related_name="plan")
    indicator = models.OneToOneField(Indicator, models.CASCADE, null=True, related_name="plan")
    shares = models.JSONField("累计进度", default=list)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(program=None, indicator__isnull=False) | Q(program__isnull=False, indicator=None),
                name="plan_of_one",
            )
        ]

    def __str__(self) -> str:
        return f"{self.program or self.indicator}进度计划"

    @property
    def about(self) -> str:
        """p or i with the number of the row it is a plan of."""
        return f"p{self.program_id}" if self.program_id else f"i{self.indicator_id}"


class CorrectiveMeasure(Versioned):
    """A measure of the ledger (整改台账): from what was found to its confirmation.

    `round` is where it was found; `promised` says that last year's report promised it, in just these words.
    """

    class Source(models.TextChoices):
        MONITORING = "monitoring", "运行监控"
        REPORT = "report", "上年报告承诺"
        EVALUATION = "evaluation", "绩效自评"
        REVIEW = "review", "财政抽查复核"
        AUDIT = "audit", "审计"
        OTHER = "other", "其他"

    class Phase(models.TextChoices):
        BUDGETING = "budgeting", "预算编制"
        EXECUTION = "execution", "预算执行"
        COMPLETION = "completion", "项目完成"
        RESULT_USE = "result_use", "结果应用"

    class State(models.TextChoices):
        PLANNED = "planned", "待落实"
        ONGOING = "ongoing", "正在落实"
        DONE = "done", "已落实"
        CONFIRMED = "confirmed", "已确认"
        DROPPED = "dropped", "不再执行"

    year = models.ForeignKey(BudgetYear, models.PROTECT, verbose_name="年度", related_name="corrective_measures")
    source = models.CharField("来源", max_length=12, choices=Source.choices, default=Source.MONITORING)
    round = models.ForeignKey(Round, models.PROTECT, verbose_name="监控轮次", null=True, blank=True, related_name="+")
    program = models.ForeignKey(
        ProgramYear, models.PROTECT, verbose_name="项目", null=True, blank=True, related_name="+"
    )
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, verbose_name="指标", null=True, blank=True, related_name="corrective_measures"
    )
    phase = models.CharField("环节", max_length=12, choices=Phase.choices, default=Phase.EXECUTION)
    problem = models.TextField("发现的问题", blank=True)
    text = models.TextField("措施")
    section = models.ForeignKey(
        Section, models.PROTECT, verbose_name="负责处室", null=True, blank=True, related_name="+"
    )
    owner = models.CharField("责任人", max_length=40, blank=True)
    due = models.DateField("完成期限", null=True, blank=True)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.PLANNED)
    answer = models.TextField("落实情况", blank=True)
    promised = models.BooleanField("上年报告承诺", default=False, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering: ClassVar = ["due", "pk"]

    def __str__(self) -> str:
        return self.text[:40] + ("…" if len(self.text) > 40 else "")

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def about(self) -> str:
        """The indicator or the program it is about."""
        held: Any = self.indicator or (self.program.program if self.program else None)
        return str(held) if held else ""


OPEN_STATES = (CorrectiveMeasure.State.PLANNED, CorrectiveMeasure.State.ONGOING)
