"""Maps of districts that an office supplies itself: none is shipped, and each shows its approval number (审图号)."""

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone

from jixiao.web.people.models import Department, Person

_APPROVAL = r"\A[A-Z\u4e00-\u9fff]{1,8} ?[（(〔\[]\d{4}[）)〕\]] ?\d{1,7} ?号\Z"


class DistrictMap(models.Model):
    """Outlines of districts by name, as GeoJSON, with the number under which the map was approved."""

    department = models.ForeignKey(Department, models.PROTECT, verbose_name="部门", related_name="+")
    name = models.CharField("地图名称", max_length=60)
    approval = models.CharField(
        "审图号", max_length=40, help_text="如 冀S（2022）001号；印在地图下面",
        validators=[RegexValidator(_APPROVAL, "审图号的写法如 冀S（2022）001号、GS（2022）1873号")],
    )  # fmt: skip
    districts = models.PositiveIntegerField("地区数", editable=False)
    size = models.PositiveIntegerField("大小", editable=False)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("时间", default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def stored(self) -> str:
        """Where it is kept, in the storage of files."""
        return f"boards/maps/{self.pk}"

    @property
    def kept(self) -> tuple[str, ...]:
        return (self.stored,)
