"""A list of indicators, as short as can be."""

from django.db import models

from jixiao.web.kit.fields import ExactField, FenField, PointsField, Versioned


class Line(Versioned):
    order = models.IntegerField(default=0)
    is_deleted = models.BooleanField(default=False)
    group = models.CharField("一级指标", max_length=30, default="")
    name = models.CharField("指标名称", max_length=40, default="")
    budget = FenField("年初预算")
    outturn = FenField("执行数")
    target = models.IntegerField("指标值", null=True)
    rate = ExactField("完成率", null=True)
    weight = PointsField("分值")
    basis = models.TextField("依据", default="")
    is_locked = models.BooleanField(default=False)

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.name
