"""The finance bureau's review of a self-evaluation: opinions on cells, points of its own, and the use of the result."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from jixiao.web.campaign.models import Campaign
from jixiao.web.kit.fields import ExactField, FenField, PointsField, Versioned
from jixiao.web.people.models import Person, Section
from jixiao.web.years.models import Indicator, ProgramYear
from jixiao.web.years.writers import section_of


class Review(Versioned):
    """A campaign as the finance bureau sees it.

    The first look (初核) is what the program makes of the papers as they were signed; it is kept, so that a queue of
    many departments does not score them all anew. It holds for the one signature given at `signature_at`.
    """

    campaign = models.OneToOneField(Campaign, models.PROTECT, related_name="review")
    signature_at = models.DateTimeField(null=True, editable=False)
    stated_score = PointsField("自评得分")
    computed_score = PointsField("按办法计算得分")
    computed_grade = models.CharField("等级", max_length=20, blank=True)
    proven_score = PointsField("不计未佐证得分")
    execution_rate = ExactField("预算执行率", null=True, blank=True)
    hints: Any = models.JSONField("可信度提示", default=list)
    findings: Any = models.JSONField("检查发现", default=list)
    problem = models.TextField("报告没有检查的原因", blank=True)
    score = PointsField("审核得分")  # of the last approval; counts while the campaign stands approved
    grade = models.CharField("审核等级", max_length=20, blank=True)
    comment = models.TextField("审核意见", blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField("审核时间", null=True)

    def __str__(self) -> str:
        return str(self.campaign)

    @property
    def is_looked(self) -> bool:
        """Whether the first look is at what is signed now."""
        return self.signature_at is not None and self.signature_at == self.campaign.signed_at


class RowField(models.TextChoices):
    """The cells of a row on which something may be said."""

    TARGET = "target", "指标值"
    ACTUAL = "actual", "完成值"
    SCORE = "score", "得分"
    EVIDENCE = "evidence", "佐证"
    EXPLANATION = "explanation", "偏差原因"
    BUDGET = "budget", "预算和执行数"
    ACHIEVED = "achieved", "目标完成情况"


class OfRow(models.Model):
    """Something about a row of the review: an indicator, or a program with its money."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, related_name="+")
    program = models.ForeignKey(ProgramYear, models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True

    @property
    def row_key(self) -> tuple[str, int]:
        if self.indicator_id is not None:
            return "indicator", self.indicator_id
        assert self.program_id is not None
        return "program", self.program_id

    @property
    def section(self) -> Section | None:
        """Whose row it is."""
        return section_of(self.indicator) if self.indicator else self.program.program.section if self.program else None


_ONE_ROW = Q(indicator__isnull=False, program=None) | Q(indicator=None, program__isnull=False)


class Opinion(OfRow):
    """An opinion on a cell (审核意见). It is open until the department answers, or finance withdraws it."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="opinions")
    field = models.CharField("内容", max_length=12, choices=RowField.choices)
    at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.CheckConstraint(condition=_ONE_ROW, name="opinion_on_one_row")]

    def __str__(self) -> str:
        return f"{self.indicator or self.program}的{self.get_field_display()}"

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.withdrawn_at is None

    @property
    def last_words(self) -> str:
        """What finance said last."""
        return next((said.text for said in reversed(self.sayings.all()) if said.by_finance), "")


class Saying(models.Model):
    """One turn of an opinion's thread."""

    opinion = models.ForeignKey(Opinion, models.CASCADE, related_name="sayings")
    by_finance = models.BooleanField(default=False)
    text = models.CharField("意见", max_length=400)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.text


class RowScore(OfRow):
    """What finance gives a row instead of the computed points; a working paper: rule, evidence, finder, date."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="scores")
    points = PointsField("审核得分", null=False, blank=False)
    reason = models.CharField("理由", max_length=300)
    basis = models.CharField("依据", max_length=300, blank=True)
    evidence = models.CharField("证据", max_length=300, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=_ONE_ROW, name="row_score_of_one_row"),
            models.UniqueConstraint(fields=["review", "indicator"], name="one_score_an_indicator"),
            models.UniqueConstraint(fields=["review", "program"], name="one_score_a_program"),
        ]

    def __str__(self) -> str:
        return str(self.indicator or self.program)


class ProgramUse(models.Model):
    """What becomes of a program's result in the next budget (结果应用): the norm's proposal and finance's decision."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="uses")
    program = models.ForeignKey(ProgramYear, models.PROTECT, related_name="+")
    score = PointsField("得分")
    grade = models.CharField("等级", max_length=20, blank=True)
    proposal = models.CharField("规定的用法", max_length=200, blank=True)
    decision = models.CharField("决定", max_length=200)
    cut = FenField("压减金额")
    reason = models.CharField("理由", max_length=300, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["program__order", "program"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["review", "program"], name="one_use_a_program")]

    def __str__(self) -> str:
        return str(self.program)


class Notice(Versioned):
    """The opinion sent after the review (反馈意见), the department's reply with measures, and its end."""

    class State(models.TextChoices):
        SENT = "sent", "待回复"
        REPLIED = "replied", "已回复"
        CLOSED = "closed", "已办结"

    review = models.OneToOneField(Review, models.CASCADE, related_name="notice")
    state = models.CharField("状态", max_length=8, choices=State.choices, default=State.SENT)
    text = models.TextField("反馈意见", max_length=4000)
    reply_due = models.DateField("回复期限")
    sent_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now)
    reply = models.TextField("回复", max_length=4000, blank=True)
    measures = models.TextField("整改措施", max_length=4000, blank=True)
    finish_on = models.DateField("完成期限", null=True)
    replied_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    replied_at = models.DateTimeField(null=True)
    verdict = models.CharField("办结意见", max_length=400, blank=True)  # of closing it, or of asking again
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.review}的反馈意见"

    @property
    def is_late(self) -> bool:
        return self.state == self.State.SENT and self.reply_due < timezone.localdate()
