"""A list of indicators, as short as can be."""

from django.db import models

from jixiao.web.kit.versions import Versioned


class Line(Versioned):
    order = models.IntegerField(default=0)
    is_deleted = models.BooleanField(default=False)
    group = models.CharField("一级指标", max_length=30, default="")
    name = models.CharField("指标名称", max_length=40, default="")
    budget = models.BigIntegerField("年初预算", null=True)
    outturn = models.BigIntegerField("执行数", null=True)
    target = models.IntegerField("指标值", null=True)
    rate = models.CharField("完成率", max_length=20, null=True)  # noqa: DJ001 - a decimal as text; None is unknown
    weight = models.IntegerField("分值", null=True)
    basis = models.TextField("依据", default="")
    is_locked = models.BooleanField(default=False)

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.name
