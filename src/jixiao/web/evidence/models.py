"""What proves a result (佐证材料): files, or papers in a drawer that are only listed."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from jixiao.web.budget.models import BudgetYear, ProgramYear
from jixiao.web.people.models import Person
from jixiao.web.performance.models import Indicator


class Proof(models.Model):
    """One paper that proves something; `digest` is "" while only its name is known and no file was uploaded."""

    class Kind(models.TextChoices):
        ALLOCATION = "allocation", "拨付文件"
        PAYMENT = "payment", "支付凭证"
        ACCOUNTING = "accounting", "会计凭证"
        CONTRACT = "contract", "合同协议"
        ACCEPTANCE = "acceptance", "验收材料"
        OUTCOME = "outcome", "成果资料"
        ATTENDANCE = "attendance", "签到册"
        LEDGER = "ledger", "台账"
        SURVEY = "survey", "满意度调查"
        OTHER = "other", "其他"

    year = models.ForeignKey(BudgetYear, models.PROTECT, verbose_name="年度", related_name="proofs")
    program = models.ForeignKey(
        ProgramYear, models.PROTECT, verbose_name="项目", null=True, blank=True, related_name="proofs"
    )
    name = models.CharField("材料名称", max_length=200)
    kind = models.CharField("类型", max_length=12, choices=Kind.choices, default=Kind.OTHER)
    on = models.DateField("材料日期", null=True, blank=True)
    keeper = models.CharField("存放处", max_length=300, blank=True)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    size = models.PositiveBigIntegerField("大小", default=0, editable=False)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("时间", default=timezone.now, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def stored(self) -> str:
        """Where an upload is kept, in the storage of files."""
        return f"evidence/{self.year_id}/{self.pk}"

    @property
    def kept(self) -> tuple[str, ...]:
        return (self.stored,) if self.digest else ()


class ProofUse(models.Model):
    """That a proof belongs to an indicator, and what the compiler thinks of it."""

    class State(models.TextChoices):
        WAITING = "waiting", "待审"
        ACCEPTED = "accepted", "认可"
        REJECTED = "rejected", "不认可"

    proof = models.ForeignKey(Proof, models.CASCADE, related_name="uses")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="proofs")
    state = models.CharField("审核", max_length=10, choices=State.choices, default=State.WAITING)
    note = models.CharField("审核意见", max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["proof", "indicator"], name="proof_used_once")]

    def __str__(self) -> str:
        return f"{self.proof} – {self.indicator}"
