"""What the budget pages keep beside the year itself: files that were imported, and rows taken out of a grid."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from jixiao.web.people.models import Person
from jixiao.web.years.models import BudgetYear


class Import(models.Model):
    """Files of an office read into its year: previewed, applied as a whole, undone as a whole.

    `preview` is what a rehearsal found (reading.py), `replacing` the cells for which the file was chosen, `trace` what
    applying did (papers.trace).
    """

    class State(models.TextChoices):
        READING = "reading", "读取中"
        PREVIEW = "preview", "待确认"
        APPLIED = "applied", "已导入"
        UNDONE = "undone", "已撤销"
        FAILED = "failed", "未能读取"

    year = models.ForeignKey(BudgetYear, models.PROTECT, verbose_name="年度", related_name="imports")
    by = models.ForeignKey(Person, models.PROTECT, verbose_name="导入人", related_name="+")
    at = models.DateTimeField("时间", default=timezone.now, editable=False)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.READING)
    problem = models.TextField(blank=True)
    preview = models.JSONField(default=dict)
    replacing = models.JSONField(default=list)
    trace = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.at):%Y-%m-%d %H:%M} 的导入"

    @property
    def papers(self) -> str:
        """Where the papers made of the files are kept."""
        return f"imports/{self.pk}/papers.json"

    @property
    def kept(self) -> tuple[str, ...]:
        return (self.papers,)

    @property
    def taken(self) -> int:
        return int(self.preview.get("taken", 0))

    @property
    def is_reading(self) -> bool:
        return self.state == self.State.READING


class ImportFile(models.Model):
    """One file of an import; `problem` says why nothing of it was taken."""

    class State(models.TextChoices):
        WAITING = "waiting", "等待读取"
        READ = "read", "已读取"
        REFUSED = "refused", "未能读取"

    batch = models.ForeignKey(Import, models.CASCADE, related_name="files")
    order = models.PositiveSmallIntegerField()
    name = models.CharField("文件", max_length=200)
    size = models.PositiveBigIntegerField("大小")
    digest = models.CharField(max_length=64)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.WAITING)
    understood = models.TextField("读到", blank=True)
    problem = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["order"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["batch", "order"], name="import_file_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def original(self) -> str:
        """Where the upload is kept, in the storage of files."""
        return f"imports/{self.batch_id}/{self.order}.original"

    @property
    def kept(self) -> tuple[str, ...]:
        return (self.original,)


class RemovedRow(models.Model):
    """A row that was taken out of a grid, whole, so that it can be put back under its old key."""

    model = models.CharField(max_length=60)
    key = models.BigIntegerField()
    values = models.JSONField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    year = models.ForeignKey(BudgetYear, models.CASCADE, related_name="+")

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.model} {self.key}"
