"""A department's year in the database, the twin of the working papers (dossier.workpaper): money, programs,
indicators with their results, the office's own words, and what proves them.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from jixiao.dossier.workpaper import Topic
from jixiao.lint.targets import Target
from jixiao.web.kit.fields import ExactField, FenField, PointsField, Sourced, Versioned
from jixiao.web.people.models import Agency, Department, Person, Section


class BudgetYear(models.Model):
    """A department and a budget year (部门年度); everything of the year hangs on it."""

    class State(models.TextChoices):
        HISTORY = "history", "历史数据"  # known for comparison only
        OPEN = "open", "进行中"
        CLOSED = "closed", "已归档"

    department = models.ForeignKey(Department, models.PROTECT, verbose_name="部门", related_name="years")
    year = models.PositiveSmallIntegerField("预算年度")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.OPEN)
    opened_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering: ClassVar = ["-year"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["department", "year"], name="one_year_once", violation_error_message="本部门已建立这个年度。"
            )
        ]

    def __str__(self) -> str:
        return f"{self.department.name}{self.year}年度"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN


class BudgetLine(Sourced):
    """An item of the budget and accounts of a year at all its stages.

    `item` is a word of dossier.budget.Item or a functional class; `scope` narrows it (财政拨款).
    """

    year = models.ForeignKey(BudgetYear, models.PROTECT, verbose_name="年度", related_name="lines")
    order = models.PositiveIntegerField("次序", default=0)
    item = models.CharField("项目", max_length=80)
    scope = models.CharField("范围", max_length=60, blank=True)
    original = FenField("年初预算")
    adjustment = FenField("调整数")
    adjusted = FenField("全年预算")
    income = FenField("决算收入")
    outturn = FenField("决算支出")
    carryover_in = FenField("年初结转")
    carryover_out = FenField("年末结转")
    unsaid = FenField("金额")  # of what has no stages: assets
    reason = models.TextField("变动原因", blank=True)

    class Meta:
        ordering: ClassVar = ["order", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["year", "item", "scope"], name="budget_line_once")]

    def __str__(self) -> str:
        return f"{self.scope}{self.item}"


class Measure(Sourced):
    """A single value of the year beside the budget: staff, assets, vehicles, receptions (在职人数 53 人)."""

    year = models.ForeignKey(BudgetYear, models.PROTECT, verbose_name="年度", related_name="measures")
    order = models.PositiveIntegerField("次序", default=0)
    label = models.CharField("项目", max_length=80)
    value = ExactField("数量", null=True, blank=True)
    unit = models.CharField("计量单位", max_length=20, blank=True)
    reason = models.TextField("变动原因", blank=True)

    class Meta:
        ordering: ClassVar = ["order", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["year", "label"], name="measure_once")]

    def __str__(self) -> str:
        return self.label


class Program(Versioned):
    """A budget program (预算项目) over all its years, or the whole department as one."""

    department = models.ForeignKey(Department, models.PROTECT, verbose_name="部门", related_name="programs")
    name = models.CharField("项目名称", max_length=120)
    code = models.CharField("项目编码", max_length=40, blank=True)
    whole_department = models.BooleanField("部门整体", default=False, editable=False)
    agency = models.ForeignKey(
        Agency, models.PROTECT, verbose_name="实施单位", null=True, blank=True, related_name="programs"
    )
    section = models.ForeignKey(
        Section, models.PROTECT, verbose_name="负责处室", null=True, blank=True, related_name="programs"
    )
    ended_after = models.PositiveSmallIntegerField("终止于年度", null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-whole_department", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["department", "name"], name="program_once", violation_error_message="本部门已有同名项目。"
            ),
            models.UniqueConstraint(
                fields=["department"], condition=Q(whole_department=True), name="one_whole_department"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ProgramYear(Sourced):
    """A program in one year: its objective and what was reached, with the funds and indicators that hang on it."""

    class State(models.TextChoices):
        """Of the objective and indicators (绩效目标)."""

        DRAFT = "draft", "填报中"
        SUBMITTED = "submitted", "待审核"
        APPROVED = "approved", "已批复"

    program = models.ForeignKey(Program, models.PROTECT, verbose_name="项目", related_name="years")
    year = models.ForeignKey(BudgetYear, models.PROTECT, verbose_name="年度", related_name="programs")
    order = models.PositiveIntegerField("次序", default=0)
    state = models.CharField("目标状态", max_length=10, choices=State.choices, default=State.DRAFT)
    objective = models.TextField("年度绩效目标", blank=True)
    achieved = models.TextField("目标完成情况", blank=True)
    long_term_objective = models.TextField("中长期目标", blank=True)
    stated_score = PointsField("自评总分")  # as a form that was read in gave it; our own is computed
    facts = models.JSONField("表头其他内容", default=list)  # pairs of words: 项目负责人, 起止时间 …
    is_secret = models.BooleanField("涉密，不公开", default=False)

    class Meta:
        ordering: ClassVar = ["order", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["program", "year"], name="program_year_once")]

    def __str__(self) -> str:
        return f"{self.program.name}（{self.year.year}年）"


class Fund(Sourced):
    """A money row of a program in a year: its total, or one of its sources."""

    program = models.ForeignKey(ProgramYear, models.CASCADE, verbose_name="项目", related_name="funds")
    order = models.PositiveSmallIntegerField("次序", default=0)
    label = models.CharField("资金来源", max_length=60)
    is_total = models.BooleanField("合计", default=False, editable=False)
    original = FenField("年初预算数")
    adjusted = FenField("全年预算数")
    outturn = FenField("全年执行数")
    weight = PointsField("执行率分值")
    stated_score = PointsField("执行率自评得分")
    explanation = models.TextField("偏差原因", blank=True)

    class Meta:
        ordering: ClassVar = ["order", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["program", "label"], name="fund_once")]

    def __str__(self) -> str:
        return self.label


class MonthlyPlan(Versioned):
    """What a program plans to pay in a month, and what it paid (用款计划)."""

    program = models.ForeignKey(ProgramYear, models.CASCADE, verbose_name="项目", related_name="months")
    month = models.PositiveSmallIntegerField("月份")
    planned = FenField("计划用款")
    paid = FenField("实际支付")
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["month"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["program", "month"], name="month_once"),
            models.CheckConstraint(condition=Q(month__range=(1, 12)), name="month_of_the_year"),
        ]

    def __str__(self) -> str:
        return f"{self.month}月"


class Adjustment(models.Model):
    """A change of the budget during the year (预算调整), by how much, why, and on whose paper."""

    year = models.ForeignKey(BudgetYear, models.PROTECT, related_name="adjustments")
    line = models.ForeignKey(BudgetLine, models.PROTECT, null=True, blank=True, related_name="adjustments")
    program = models.ForeignKey(ProgramYear, models.PROTECT, null=True, blank=True, related_name="adjustments")
    on = models.DateField("调整日期")
    amount = FenField("调整金额", null=False, blank=False)
    reason = models.TextField("调整原因")
    document_number = models.CharField("批复文号", max_length=60, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.on}预算调整"


class Indicator(Sourced):
    """A third-level indicator of a program in a year; field by field an IndicatorPaper (dossier.workpaper).

    `origin` is the same indicator in the year before. Removed rows stay, with the time.
    """

    program = models.ForeignKey(ProgramYear, models.PROTECT, verbose_name="项目", related_name="indicators")
    order = models.PositiveIntegerField("次序", default=0)
    group = models.CharField("一级指标", max_length=30, blank=True)
    kind = models.CharField("二级指标", max_length=30, blank=True)
    name = models.CharField("三级指标", max_length=120)
    description = models.TextField("指标说明", blank=True)
    operator = models.CharField("指标方向", max_length=8, blank=True)  # >= <= = > < between, "" for words
    target = ExactField("指标值", null=True, blank=True)
    upper = ExactField("指标值上限", null=True, blank=True)
    target_text = models.TextField("指标值（原文）", blank=True)
    unit = models.CharField("计量单位", max_length=20, blank=True)
    basis = models.TextField("指标值确定依据", blank=True)
    weight = PointsField("分值")
    scoring_rule = models.TextField("评分标准", blank=True)
    is_core = models.BooleanField("核心指标", default=False)
    is_long_term = models.BooleanField("中长期指标", default=False)
    duty = models.CharField("对应职责", max_length=200, blank=True)
    section = models.ForeignKey(
        Section, models.PROTECT, verbose_name="填报处室", null=True, blank=True, related_name="indicators"
    )
    origin = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="successors")
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering: ClassVar = ["order", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def target_shown(self) -> str:
        """≥6场: the words of the form it was read from, else what was typed."""
        return Target(self.operator, self.target, self.upper, self.target_text, self.unit).shown


class Result(Sourced):
    """What an indicator reached, as its section fills it in."""

    indicator = models.OneToOneField(Indicator, models.CASCADE, related_name="result")
    actual = ExactField("完成值", null=True, blank=True)
    actual_text = models.TextField("完成情况（原文）", blank=True)
    level = models.CharField("完成档次", max_length=40, blank=True)  # of an indicator in words: 达成预期指标 …
    explanation = models.TextField("偏差原因和改进措施", blank=True)
    stated_score = PointsField("自评得分")  # as read from a form; our own is computed
    previous = ExactField("上年完成值", null=True, blank=True)  # where last year is not in the database
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.indicator)


class TargetChange(models.Model):
    """An approved target that was changed during the year: what it said before and after, and why."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="changes")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reason = models.TextField("调整原因")
    before = models.CharField("调整前", max_length=200)
    after = models.CharField("调整后", max_length=200)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.indicator}：{self.before} → {self.after}"


class Narrative(Sourced):
    """What the office writes itself, by topic and year; kept, shown beside next year's, never overwritten by it."""

    year = models.ForeignKey(BudgetYear, models.PROTECT, verbose_name="年度", related_name="narratives")
    topic = models.CharField("主题", max_length=20, choices=[(topic.value, topic.value) for topic in Topic])
    about = models.CharField("关于", max_length=120, blank=True)
    text = models.TextField("内容", blank=True)  # paragraphs by line

    class Meta:
        ordering: ClassVar = ["topic", "about"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["year", "topic", "about"], name="narrative_once")]

    def __str__(self) -> str:
        return f"{self.topic}{self.about}"


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
    origin = models.ForeignKey("self", models.SET_NULL, null=True, editable=False, related_name="+")  # of last year
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
