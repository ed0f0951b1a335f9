"""Documents that people had checked: each upload, its files, and what was found, kept for the next version."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from jixiao.web.people.models import Person


class Batch(models.Model):
    """The files of one upload; `finished_at` is None while the work goes on."""

    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("时间", default=timezone.now)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.at):%Y-%m-%d %H:%M} 的检查"


class CheckedFile(models.Model):
    """One file. `series` is what makes two files versions of one another; `findings` are their short forms."""

    class State(models.TextChoices):
        WAITING = "waiting", "等待检查"
        DONE = "done", "已检查"
        REFUSED = "refused", "未能检查"

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="files")
    order = models.PositiveSmallIntegerField()
    name = models.CharField("文件", max_length=200)
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField("大小")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.WAITING)
    problem = models.TextField(blank=True)
    remedy = models.TextField(blank=True)
    format = models.CharField(max_length=10, blank=True)
    kind = models.CharField("种类", max_length=40, blank=True)
    about = models.CharField("部门和年度", max_length=120, blank=True)
    series = models.CharField(max_length=400, blank=True, db_index=True)
    errors = models.PositiveIntegerField("错误", default=0)
    warnings = models.PositiveIntegerField("警告", default=0)
    notes = models.PositiveIntegerField("提示", default=0)
    findings = models.JSONField(default=list)
    earlier = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    new_count = models.PositiveIntegerField(default=0)
    fixed_count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["order"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["batch", "order"], name="one_file_a_place")]

    def __str__(self) -> str:
        return self.name

    @property
    def original(self) -> str:
        """Where the upload is kept, in the storage of files."""
        return f"checks/{self.batch_id}/{self.order}.original"

    @property
    def record(self) -> str:
        """Where the result is kept."""
        return f"checks/{self.batch_id}/{self.order}.record"

    @property
    def kept(self) -> tuple[str, ...]:
        return (self.original, self.record)

    @property
    def is_done(self) -> bool:
        return self.state == self.State.DONE

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING
