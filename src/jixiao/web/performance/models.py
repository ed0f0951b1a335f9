"""What a department's money is to achieve and what came of it: indicators with targets, results, and its own words."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from jixiao.dossier.workpaper import Topic
from jixiao.web.budget.models import BudgetYear, ProgramYear
from jixiao.web.kit.fields import ExactField, PointsField, Sourced
from jixiao.web.people.models import Person, Section


class Indicator(Sourced):
    """A third-level indicator of a program in a year; field by field an IndicatorPaper (dossier.workpaper).

    `origin` is the same indicator in the year before. Removed rows stay, with the time.
    """

    program = models.ForeignKey(ProgramYear, models.PROTECT, verbose_name="项目", related_name="indicators")
    order = models.PositiveIntegerField("次序", default=0)
    group = models.CharField("一级指标", max_length=30, blank=True)
    kind = models.CharField("二级指标", max_length=30, blank=True)
    name = models.CharField("三级指标", max_length=120)
    description = models.TextField("指标说明", blank=True)
    operator = models.CharField("指标方向", max_length=8, blank=True)  # >= <= = > < between, "" for words
    target = ExactField("指标值", null=True, blank=True)
    upper = ExactField("指标值上限", null=True, blank=True)
    target_text = models.TextField("指标值（原文）", blank=True)
    unit = models.CharField("计量单位", max_length=20, blank=True)
    basis = models.TextField("指标值确定依据", blank=True)
    weight = PointsField("分值")
    scoring_rule = models.TextField("评分标准", blank=True)
    is_core = models.BooleanField("核心指标", default=False)
    is_long_term = models.BooleanField("中长期指标", default=False)
    duty = models.CharField("对应职责", max_length=200, blank=True)
    section = models.ForeignKey(
        Section, models.PROTECT, verbose_name="填报处室", null=True, blank=True, related_name="indicators"
    )
    origin = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="successors")
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering: ClassVar = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class Result(Sourced):
    """What an indicator reached, as its section fills it in."""

    indicator = models.OneToOneField(Indicator, models.CASCADE, related_name="result")
    actual = ExactField("完成值", null=True, blank=True)
    actual_text = models.TextField("完成情况（原文）", blank=True)
    level = models.CharField("完成档次", max_length=40, blank=True)  # of an indicator in words: 达成预期指标 …
    explanation = models.TextField("偏差原因和改进措施", blank=True)
    stated_score = PointsField("自评得分")  # as read from a form; our own is computed
    previous = ExactField("上年完成值", null=True, blank=True)  # where last year is not in the database
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.indicator)


class TargetChange(models.Model):
    """An approved target that was changed during the year: what it said before and after, and why."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="changes")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reason = models.TextField("调整原因")
    before = models.CharField("调整前", max_length=200)
    after = models.CharField("调整后", max_length=200)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.indicator}：{self.before} → {self.after}"


class Narrative(Sourced):
    """What the office writes itself, by topic and year; kept, shown beside next year's, never overwritten by it."""

    year = models.ForeignKey(BudgetYear, models.PROTECT, verbose_name="年度", related_name="narratives")
    topic = models.CharField("主题", max_length=20, choices=[(topic.value, topic.value) for topic in Topic])
    about = models.CharField("关于", max_length=120, blank=True)
    text = models.TextField("内容", blank=True)  # paragraphs by line

    class Meta:
        ordering: ClassVar = ["topic", "about"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["year", "topic", "about"], name="narrative_once")]

    def __str__(self) -> str:
        return f"{self.topic}{self.about}"
