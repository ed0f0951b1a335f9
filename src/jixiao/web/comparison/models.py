"""Where a series breaks because something is counted otherwise from a year on (口径调整)."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from jixiao.web.people.models import Department, Person


class DefinitionBreak(models.Model):
    """From `year` on, values whose label holds `words` are counted otherwise than before."""

    department = models.ForeignKey(Department, models.PROTECT, verbose_name="部门", related_name="definition_breaks")
    words = models.CharField("项目或指标", max_length=120)
    year = models.PositiveSmallIntegerField("自哪一年起")
    note = models.CharField("口径怎样变", max_length=300)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["year", "words"]

    def __str__(self) -> str:
        return f"{self.words}自{self.year}年口径调整"

    def lies_between(self, earlier: int, later: int) -> bool:
        return earlier < self.year <= later
