"""Reports of a department's year: the date each bears, frozen versions, what came back edited, what was published."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from jixiao.web.people.models import Person
from jixiao.web.years.models import BudgetYear


class Signing(models.Model):
    """The day a report of a year bears (落款日期); one for each template it is written by."""

    year = models.ForeignKey(BudgetYear, models.PROTECT, related_name="signings")
    template = models.CharField("模板", max_length=60)
    on = models.DateField("落款日期", null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["template"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["year", "template"], name="signing_once")]

    def __str__(self) -> str:
        return f"{self.year}报告落款日期"


class Version(models.Model):
    """A report frozen as it was: its files are kept, and what it was made from. Never changed.

    `files` says of each kept format its size and SHA-256; `lines` are its words for comparison, each line with and
    without its traced numbers (see lines.py); `secret` are the keys of programs that are not published.
    """

    year = models.ForeignKey(BudgetYear, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("版次")
    name = models.CharField("名称", max_length=60)
    template = models.CharField("模板", max_length=60)
    title = models.CharField("标题", max_length=200)
    signed = models.CharField("落款日期", max_length=20, blank=True)  # as printed
    is_final = models.BooleanField("内容齐全")
    by = models.ForeignKey(Person, models.PROTECT, verbose_name="保存人", related_name="+")
    at = models.DateTimeField("保存时间", default=timezone.now)
    digest = models.CharField("底稿校验值", max_length=64)
    files = models.JSONField(default=dict)
    lines = models.JSONField(default=list)
    secret = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["year", "number"], name="version_number_once")]

    def __str__(self) -> str:
        return f"第{self.number}版 {self.name}"

    @property
    def folder(self) -> str:
        return f"reports/{self.year_id}/versions/{self.pk}"

    @property
    def kept(self) -> tuple[str, ...]:
        return tuple(f"{self.folder}/{name}" for name in self.files)


class Returned(models.Model):
    """A report in Word that somebody edited and brought back; what changed in it is told anew each time."""

    year = models.ForeignKey(BudgetYear, models.PROTECT, related_name="returned")
    name = models.CharField("文件", max_length=200)
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField("大小")
    by = models.ForeignKey(Person, models.PROTECT, verbose_name="上传人", related_name="+")
    at = models.DateTimeField("上传时间", default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def stored(self) -> str:
        return f"reports/{self.year_id}/returned/{self.pk}.docx"

    @property
    def kept(self) -> tuple[str, ...]:
        return (self.stored,)


class Publication(models.Model):
    """A version made public (信息公开): what, on which approval it fell due, who looked at it, when and where it is.

    `files` are those of the package, as in Version; secret programs and traces are not in them.
    """

    class Kind(models.TextChoices):
        """What it is published with, which says when it falls due."""

        ACCOUNTS = "accounts", "随决算公开"
        BUDGET = "budget", "随预算公开"

    year = models.ForeignKey(BudgetYear, models.PROTECT, related_name="publications")
    version = models.ForeignKey(Version, models.PROTECT, verbose_name="版本", related_name="publications")
    kind = models.CharField("公开事项", max_length=10, choices=Kind.choices, default=Kind.ACCOUNTS)
    what = models.CharField("公开内容", max_length=100)
    approved_on = models.DateField("财政批复日期", null=True, blank=True)
    due_on = models.DateField("最迟公开日期", null=True, blank=True, editable=False)
    deadline = models.CharField("期限依据", max_length=200, blank=True, editable=False)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField("生成时间", default=timezone.now)
    reviewed_by = models.ForeignKey(Person, models.PROTECT, null=True, verbose_name="审查人", related_name="+")
    reviewed_at = models.DateTimeField("审查时间", null=True)
    address = models.URLField("公开地址", max_length=500, blank=True)
    published_on = models.DateField("公开日期", null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField("撤回原因", max_length=200, blank=True)
    files = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.what}（{self.version}）"

    @property
    def folder(self) -> str:
        return f"reports/{self.year_id}/publications/{self.pk}"

    @property
    def kept(self) -> tuple[str, ...]:
        return tuple(f"{self.folder}/{name}" for name in self.files)

    @property
    def is_overdue(self) -> bool:
        """Whether it should have been public by now, or became so too late."""
        if self.due_on is None or self.withdrawn_at:
            return False
        return (self.published_on or timezone.localdate()) > self.due_on
