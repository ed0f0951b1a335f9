"""Money that has arrived, from within the country and from abroad, its statistics, and what is watched over."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q

from jixiao.web.kit.fields import FenField
from jixiao.web.ledger.models import LedgerRow, ledger_indexes
from jixiao.web.people.models import Place
from jixiao.web.promotion.models import Enterprise, Project

YEARS = (MinValueValidator(1990), MaxValueValidator(2100))


class Voucher(models.TextChoices):
    """By what it is shown that money arrived."""

    REPORT = "report", "验资报告"
    BANK = "bank", "银行凭证"
    INVOICE = "invoice", "设备清单和发票"
    EXCHANGE = "exchange", "外汇业务凭证"
    REGISTER = "register", "商务部门登记回执"
    OTHER = "other", "其他"


class Grade(models.TextChoices):
    """How well an arrival is shown; follows from what stands in the row."""

    REPORTED = "reported", "企业自报"
    SHOWN = "shown", "有凭证"
    CHECKED = "checked", "已核实"


class State(models.TextChoices):
    """Whether a figure of statistics may still change."""

    PRELIMINARY = "preliminary", "快报"
    FINAL = "final", "定案"


class Arrival(LedgerRow):
    """Money that arrived on a day, with its voucher."""

    enterprise = models.ForeignKey(
        Enterprise, models.PROTECT, verbose_name="企业", null=True, blank=True, related_name="%(class)s_rows"
    )
    project = models.ForeignKey(
        Project, models.PROTECT, verbose_name="项目", null=True, blank=True, related_name="%(class)s_rows"
    )
    place = models.ForeignKey(Place, models.PROTECT, verbose_name="地区", null=True, blank=True, related_name="+")
    on = models.DateField("到位日期")
    voucher = models.CharField("凭证种类", max_length=10, choices=Voucher.choices, blank=True)
    voucher_number = models.CharField("凭证号", max_length=60, blank=True)
    checked_on = models.DateField("核实日期", null=True, blank=True)
    checked_by = models.CharField("核实人", max_length=40, blank=True)
    grade = models.CharField("证明程度", max_length=10, choices=Grade.choices, default=Grade.REPORTED)
    about = models.TextField("备注", blank=True)

    class Meta:
        abstract = True


class PaidIn(Arrival):
    """Money of the country that arrived (到位内资)."""

    class Origin(models.TextChoices):
        PROVINCE = "province", "省外"
        CITY = "city", "市外省内"
        COUNTY = "county", "市内县外"

    class Use(models.TextChoices):
        ASSETS = "assets", "固定资产投资"
        CAPITAL = "capital", "注册资本"
        WORKING = "working", "流动资金"
        OTHER = "other", "其他"

    payer = models.CharField("出资方", max_length=120)
    origin = models.CharField("来源", max_length=10, choices=Origin.choices)
    home = models.CharField("出资方所在地", max_length=60, blank=True)
    is_central = models.BooleanField("央企资金", default=False)
    use = models.CharField("用途", max_length=10, choices=Use.choices, blank=True)
    amount = FenField("到位金额", null=False, blank=False)

    class Meta:
        verbose_name = "到位内资"
        indexes: ClassVar = ledger_indexes(
            "paid_in", led=("origin", "on", "grade"), carried=("is_central", "place", "amount")
        )

    def __str__(self) -> str:
        return f"{self.payer} {self.on}"


class Definition(LedgerRow):
    """What a series counted from a day on: figures of different definitions are not compared (统计口径)."""

    class Series(models.TextChoices):
        FOREIGN = "foreign", "实际使用外资"
        DOMESTIC = "domestic", "到位内资"
        TRADE = "trade", "进出口"
        OUTSOURCING = "outsourcing", "服务外包执行额"
        INDUSTRY = "industry", "产业产值"
        OTHER = "other", "其他"

    name = models.CharField("口径名称", max_length=80)
    series = models.CharField("指标", max_length=12, choices=Series.choices)
    since = models.DateField("起用日期")
    until = models.DateField("停用日期", null=True, blank=True)
    document = models.CharField("依据", max_length=200, blank=True)
    covers = models.TextField("统计范围", blank=True)
    differs = models.TextField("与以前的不同", blank=True)
    note = models.CharField("报告里的注释", max_length=200, blank=True)

    class Meta:
        verbose_name = "统计口径"
        indexes: ClassVar = ledger_indexes("definition", led=("series", "since"), carried=())
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["department", "name"], condition=Q(removed_at=None), name="definition_once",
                violation_error_message="本部门已有这个口径。",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class ForeignCapital(Arrival):
    """Foreign capital that was used, by the form in which it came (实际使用外资)."""

    class Form(models.TextChoices):
        REGISTERED = "registered", "注册资本到位"
        INCREASE = "increase", "增资"
        LISTING = "listing", "境外上市"
        MERGER = "merger", "股权并购"
        PROFIT = "profit", "利润增资"
        LOAN = "loan", "外方股东贷款"
        OTHER = "other", "其他"

    class Currency(models.TextChoices):
        USD = "usd", "美元"
        CNY = "cny", "人民币"
        HKD = "hkd", "港元"
        EUR = "eur", "欧元"
        JPY = "jpy", "日元"
        OTHER = "other", "其他"

    investor = models.CharField("外方投资者", max_length=120)
    home = models.CharField("来源国家（地区）", max_length=60, blank=True)
    form = models.CharField("方式", max_length=12, choices=Form.choices)
    currency = models.CharField("币种", max_length=10, choices=Currency.choices, default=Currency.USD)
    original = FenField("原币金额")
    rate = models.CharField(
        "折算汇率", max_length=20, blank=True,
        validators=[RegexValidator(r"\A\d{1,6}(\.\d{1,8})?\Z", "汇率请写数字，如 6.7114")],
    )  # fmt: skip
    amount = FenField("实际使用外资", null=False, blank=False)
    amount_yuan = FenField("折人民币")
    definition = models.ForeignKey(
        Definition, models.PROTECT, verbose_name="统计口径", null=True, blank=True, related_name="+"
    )
    definition_note = models.CharField("口径说明", max_length=200, blank=True)

    class Meta:
        verbose_name = "使用外资"
        indexes: ClassVar = ledger_indexes(
            "foreign_capital", led=("form", "on", "grade"), carried=("place", "definition", "amount")
        )

    def __str__(self) -> str:
        return f"{self.investor} {self.on}"


class Statistic(LedgerRow):
    """A published or reported figure of a year or of the months up to one (统计数据)."""

    series = models.CharField("指标", max_length=12, choices=Definition.Series.choices)
    place = models.ForeignKey(Place, models.PROTECT, verbose_name="地区", null=True, blank=True, related_name="+")
    subject = models.CharField("行业或分项", max_length=60, blank=True)
    year = models.PositiveSmallIntegerField("年度", validators=list(YEARS))
    until_month = models.PositiveSmallIntegerField(
        "截至月份", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    amount = FenField("金额（美元计）")
    amount_yuan = FenField("金额（人民币计）")
    growth = models.CharField(
        "公布的同比增长", max_length=12, blank=True,
        validators=[RegexValidator(r"\A-?\d{1,5}(\.\d{1,4})?\Z", "增长率请只写数字，如 59.2")],
    )  # fmt: skip
    state = models.CharField("数据状态", max_length=12, choices=State.choices, default=State.PRELIMINARY)
    cut_off_on = models.DateField("数据截止日期", null=True, blank=True)
    definition = models.ForeignKey(
        Definition, models.PROTECT, verbose_name="统计口径", null=True, blank=True, related_name="+"
    )
    rank = models.CharField("位次", max_length=60, blank=True)
    source = models.CharField("来源", max_length=200, blank=True)

    class Meta:
        verbose_name = "统计数据"
        indexes: ClassVar = ledger_indexes(
            "statistic", led=("series", "year", "state"), carried=("place", "amount", "amount_yuan")
        )

    def __str__(self) -> str:
        until = f"1—{self.until_month}月" if self.until_month else ""
        return f"{self.year}年{until}{self.get_series_display()}"


class FilingCheck(LedgerRow):
    """Whether what a foreign-invested enterprise reported of itself holds (外商投资信息报告核查)."""

    class Kind(models.TextChoices):
        FIRST = "first", "初始报告"
        CHANGE = "change", "变更报告"
        YEARLY = "yearly", "年度报告"
        GUIDANCE = "guidance", "填报指导"

    class Stage(models.TextChoices):
        CHECKED = "checked", "已核查"
        TOLD = "told", "已通知改正"
        CORRECTED = "corrected", "已改正"

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, verbose_name="企业", related_name="+")
    kind = models.CharField("事项", max_length=10, choices=Kind.choices)
    stage = models.CharField("状态", max_length=10, choices=Stage.choices, default=Stage.CHECKED)
    checked_on = models.DateField("核查日期")
    checked_by = models.CharField("核查人", max_length=60, blank=True)
    problem = models.CharField("发现的问题", max_length=200, blank=True)
    told_on = models.DateField("通知改正日期", null=True, blank=True)
    due_on = models.DateField("改正时限", null=True, blank=True)
    corrected_on = models.DateField("改正日期", null=True, blank=True)
    result = models.CharField("改正情况", max_length=200, blank=True)

    class Meta:
        verbose_name = "报告核查"
        indexes: ClassVar = ledger_indexes("filing_check", led=("kind", "stage", "checked_on"), carried=("due_on",))

    def __str__(self) -> str:
        return f"{self.checked_on} {self.enterprise}"


class Cooperation(LedgerRow):
    """Something done together with another place, a central enterprise or a school, and its money (合作项目)."""

    class Kind(models.TextChoices):
        REGION = "region", "区域合作"
        CENTRAL = "central", "央企合作"
        SCHOOL = "school", "院校合作"
        INSTITUTE = "institute", "院所合作"
        OTHER = "other", "其他"

    class Stage(models.TextChoices):
        TALKING = "talking", "洽谈"
        SIGNED = "signed", "已签约"
        CHECKED = "checked", "已检查"
        FINISHED = "finished", "已完成"

    name = models.CharField("合作事项", max_length=160)
    kind = models.CharField("类型", max_length=10, choices=Kind.choices)
    partner = models.CharField("合作方", max_length=120)
    enterprise = models.ForeignKey(
        Enterprise, models.PROTECT, verbose_name="企业", null=True, blank=True, related_name="+"
    )
    project = models.ForeignKey(Project, models.PROTECT, verbose_name="项目", null=True, blank=True, related_name="+")
    stage = models.CharField("进度", max_length=10, choices=Stage.choices, default=Stage.TALKING)
    signed_on = models.DateField("签约日期", null=True, blank=True)
    fund = FenField("财政资金")
    paid = FenField("已拨付")
    used = FenField("已使用")
    checked_on = models.DateField("资金检查日期", null=True, blank=True)
    checked = models.CharField("检查情况", max_length=200, blank=True)
    finished_on = models.DateField("完成日期", null=True, blank=True)
    result = models.CharField("成果", max_length=200, blank=True)

    class Meta:
        verbose_name = "合作项目"
        indexes: ClassVar = ledger_indexes(
            "cooperation", led=("kind", "stage", "signed_on"), carried=("fund", "paid", "used")
        )

    def __str__(self) -> str:
        return self.name
