"""Surveys of satisfaction: what was asked of whom, and every single answer. Proofs themselves stand in years."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from jixiao.score.satisfaction import Method, Scale
from jixiao.web.kit.fields import Versioned
from jixiao.web.kit.outside import new_token
from jixiao.web.people.models import Person
from jixiao.web.years.models import BudgetYear, Indicator, Proof


class Survey(Versioned):
    """A survey for one satisfaction indicator, answered on a page by link, or read from a sheet of answers."""

    class Source(models.TextChoices):
        LINK = "link", "网上问卷"
        SHEET = "sheet", "上传的答卷"

    year = models.ForeignKey(BudgetYear, models.PROTECT, verbose_name="年度", related_name="surveys")
    indicator = models.ForeignKey(Indicator, models.PROTECT, verbose_name="满意度指标", related_name="surveys")
    source = models.CharField("来源", max_length=5, choices=Source.choices, default=Source.LINK)
    title = models.CharField("问卷标题", max_length=80)
    greeting = models.TextField("开头的话", blank=True)
    audience = models.CharField("调查对象", max_length=120)
    asked = models.PositiveIntegerField("发出份数", null=True, blank=True)
    opens_on = models.DateField("开始日期", null=True, blank=True)
    closes_on = models.DateField("截止日期", null=True, blank=True)
    method = models.CharField("算法", max_length=6, choices=[(one.value, one.value) for one in Method], default="share")
    token = models.CharField(max_length=43, unique=True, default=new_token, editable=False)
    codes = models.JSONField("答卷码", default=list)  # each can be used once; empty: no code is asked for
    closed_at = models.DateTimeField(null=True, editable=False)
    sheet = models.ForeignKey(Proof, models.PROTECT, null=True, editable=False, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("建立时间", default=timezone.now, editable=False)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_answerable(self) -> bool:
        """Whether the public page takes answers today."""
        today = timezone.localdate()
        begun = self.opens_on is None or self.opens_on <= today
        ended = self.closes_on is not None and self.closes_on < today
        return self.source == self.Source.LINK and self.closed_at is None and begun and not ended


class Question(models.Model):
    """One question; its choices are the grades of its scale (score.satisfaction), or free text."""

    class Kind(models.TextChoices):
        FIVE = Scale.FIVE.value, "五档：很满意至很不满意"
        THREE = Scale.THREE.value, "三档：满意、基本满意、不满意"
        TEXT = "text", "意见和建议（文字）"

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField("次序", default=0)
    text = models.CharField("问题", max_length=200)
    kind = models.CharField("回答方式", max_length=5, choices=Kind.choices, default=Kind.FIVE)

    class Meta:
        ordering: ClassVar = ["order", "pk"]

    def __str__(self) -> str:
        return self.text


class Answer(models.Model):
    """One answer to a whole survey: grades and texts by question. `mark` is of the browser, never of the person."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="answers")
    at = models.DateTimeField("时间", default=timezone.now)
    mark = models.CharField(max_length=64, editable=False)
    code = models.CharField(max_length=20, blank=True, editable=False)
    grades = models.JSONField(default=dict)  # the question's key: the place of the grade
    texts = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["survey", "mark"], name="one_answer_a_browser"),
            models.UniqueConstraint(fields=["survey", "code"], condition=~Q(code=""), name="one_answer_a_code"),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.at):%Y-%m-%d %H:%M}"
