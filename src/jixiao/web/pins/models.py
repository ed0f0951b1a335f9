"""Pinned evidence: a view of a ledger with the value and the rows it had, and the indicators that rest on it."""

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from jixiao.counting.conversion import RATE_DECIMALS, growth, rate
from jixiao.web.kit.fields import ExactField
from jixiao.web.ledger.view import View
from jixiao.web.people.models import Department, Person
from jixiao.web.years.models import Indicator, Proof


class Pin(models.Model):
    """A view that was pinned: what it came to then. Value and rows never change; a new pin may take its place."""

    class Grade(models.TextChoices):
        SELF = "self", "自行填报"
        FILE = "file", "有证明材料"
        COUNTERPARTY = "counterparty", "对方已确认"
        VOUCHER = "voucher", "有凭证"

    department = models.ForeignKey(Department, models.PROTECT, verbose_name="部门", related_name="+")
    name = models.CharField("名称", max_length=100)
    grade = models.CharField("佐证程度", max_length=12, choices=Grade.choices, default=Grade.SELF)
    note = models.CharField("说明", max_length=300, blank=True)
    ledger = models.CharField(max_length=40, editable=False)
    view = models.JSONField(editable=False)
    words = models.TextField("筛选条件", editable=False)  # the view as people read it
    measured = models.CharField("计量", max_length=60, editable=False)
    value = ExactField("数值", editable=False)
    unit = models.CharField("单位", max_length=20, editable=False)
    row_count = models.PositiveIntegerField("行数", editable=False)
    digest = models.CharField(max_length=64, editable=False)
    keys = models.JSONField(default=list, editable=False)  # of few rows, for papers to carry along
    mark = models.CharField(max_length=16, blank=True, editable=False)  # of the ledger when it was pinned
    # A share, a rate or a growth: `value` is what the view itself came to (`part`) beside what another pin did,
    # in % with so many `decimals`.
    part = ExactField("分子", null=True, editable=False)
    over = models.ForeignKey("self", models.PROTECT, null=True, editable=False, related_name="parts")
    is_growth = models.BooleanField(default=False, editable=False)
    decimals = models.PositiveSmallIntegerField("保留小数", default=RATE_DECIMALS, editable=False)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, editable=False, related_name="newer")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("时间", default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["department", "-id"], name="pins_of_a_department")]

    def __str__(self) -> str:
        return self.name

    @property
    def of(self) -> View:
        return View.of(self.view)

    def quotient(self, part: Decimal | None, whole: Decimal | None) -> Decimal | None:
        """What two values come to, as this pin takes them; None when either is unknown."""
        if part is None or not whole:
            return None
        return growth(part, whole, self.decimals) if self.is_growth else rate(part, whole, self.decimals)

    @property
    def viewed(self) -> Decimal:
        """What the view itself came to."""
        found: Decimal = self.value if self.part is None else self.part
        return found


class PinnedRow(models.Model):
    """A row of a pin, in the version it had."""

    # Written with the pin alone, and found by the constraint: to look each up again would take longer than writing it.
    pin = models.ForeignKey(Pin, models.CASCADE, related_name="rows", db_index=False, db_constraint=False)
    row = models.BigIntegerField()
    version = models.PositiveIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["row"], name="pins_of_a_row")]
        constraints: ClassVar = [models.UniqueConstraint(fields=["pin", "row"], name="pinned_row_once")]

    def __str__(self) -> str:
        return f"{self.pin_id} {self.row} v{self.version}"


class PinUse(models.Model):
    """That an indicator's actual value was taken from a pin: `value` in the unit of the indicator."""

    pin = models.ForeignKey(Pin, models.PROTECT, related_name="uses")
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="pins")
    value = ExactField("完成值", editable=False)
    proof = models.ForeignKey(Proof, models.SET_NULL, null=True, related_name="pins")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["indicator"], condition=Q(ended_at=None), name="one_pin_an_indicator")
        ]

    def __str__(self) -> str:
        return f"{self.pin} – {self.indicator}"
