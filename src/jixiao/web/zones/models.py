"""Development zones: what they are, how they grew, what was reformed, what was built, how they were assessed."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q

from jixiao.web.kit.fields import FenField, PointsField
from jixiao.web.ledger.models import LedgerRow, ledger_indexes
from jixiao.web.people.models import Place

_YEARS = [MinValueValidator(1980), MaxValueValidator(2100)]


class Zone(LedgerRow):
    """A development zone (开发区)."""

    class Level(models.TextChoices):
        NATIONAL = "national", "国家级"
        PROVINCE = "province", "省级"
        CITY = "city", "市级"

    class Kind(models.TextChoices):
        ECONOMIC = "economic", "经济开发区"
        HIGH_TECH = "high_tech", "高新技术产业开发区"
        BONDED = "bonded", "综合保税区"
        FREE_TRADE = "free_trade", "自贸片区"
        OTHER = "other", "其他"

    name = models.CharField("开发区", max_length=80)
    level = models.CharField("级别", max_length=10, choices=Level.choices)
    kind = models.CharField("类型", max_length=12, choices=Kind.choices, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, verbose_name="所在地区", null=True, blank=True, related_name="+")
    approved_on = models.DateField("批准日期", null=True, blank=True)
    document = models.CharField("批准文件", max_length=120, blank=True)
    area = models.PositiveIntegerField("核准面积", null=True, blank=True)
    industries = models.CharField("主导产业", max_length=120, blank=True)
    about = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "开发区"
        indexes: ClassVar = ledger_indexes("zone", led=("level", "place"), carried=("kind", "area"))
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["department", "name"], condition=Q(removed_at=None), name="zone_once",
                violation_error_message="本部门已经登记过这个开发区。",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class OfZone(LedgerRow):
    """A row that belongs to a zone."""

    zone = models.ForeignKey(Zone, models.PROTECT, verbose_name="开发区", related_name="%(class)s_rows")

    class Meta:
        abstract = True


class ZoneEvent(OfZone):
    """A zone was founded, raised, enlarged, moved or joined with another (开发区变动)."""

    class Kind(models.TextChoices):
        FOUNDED = "founded", "设立"
        RAISED = "raised", "升级"
        ENLARGED = "enlarged", "扩区"
        MOVED = "moved", "调区"
        JOINED = "joined", "多区合一"
        PARKS = "parks", "一区多园"
        RENAMED = "renamed", "更名"
        OTHER = "other", "其他"

    kind = models.CharField("事项", max_length=10, choices=Kind.choices)
    on = models.DateField("日期")
    document = models.CharField("批准文件", max_length=120, blank=True)
    area = models.PositiveIntegerField("变动后面积", null=True, blank=True)
    text = models.TextField("内容", blank=True)

    class Meta:
        verbose_name = "开发区变动"
        indexes: ClassVar = ledger_indexes("zone_event", led=("kind", "on"), carried=())

    def __str__(self) -> str:
        return f"{self.zone}{self.get_kind_display()}"


class ZoneYear(OfZone):
    """How a zone did in a year, as its source has it (开发区年度数据)."""

    year = models.PositiveSmallIntegerField("年度", validators=_YEARS)
    revenue = FenField("营业收入")
    tax = FenField("税收收入")
    assets = FenField("固定资产投资")
    trade = FenField("进出口")
    foreign = FenField("实际使用外资")
    growth = models.CharField(
        "公布的营收增长", max_length=12, blank=True,
        validators=[RegexValidator(r"\A-?\d{1,5}(\.\d{1,4})?\Z", "增长率请只写数字，如 28.2")],
    )  # fmt: skip
    rank = models.PositiveSmallIntegerField("全省位次", null=True, blank=True, validators=[MinValueValidator(1)])
    definition_note = models.CharField("口径说明", max_length=200, blank=True)
    source = models.CharField("来源", max_length=200, blank=True)

    class Meta:
        verbose_name = "开发区年度数据"
        indexes: ClassVar = ledger_indexes(
            "zone_year", led=("year", "revenue"), carried=("tax", "assets", "trade", "foreign")
        )

    def __str__(self) -> str:
        return f"{self.zone} {self.year}年"


class ReformItem(OfZone):
    """A company, a platform or a procedure that a reform brought (开发区改革)."""

    class Kind(models.TextChoices):
        COMPANY = "company", "开发区+公司"
        LAND = "land", "标准地+承诺制"
        SCIENCE = "science", "科创平台"
        FINANCE = "finance", "投融资平台"
        GUARANTEE = "guarantee", "担保平台"
        MUNICIPAL = "municipal", "市政平台"
        LOW_COST = "low_cost", "低成本化园区"
        OTHER = "other", "其他"

    class Stage(models.TextChoices):
        PLANNED = "planned", "计划"
        STARTED = "started", "推进中"
        DONE = "done", "已完成"

    name = models.CharField("改革事项", max_length=120)
    kind = models.CharField("类别", max_length=10, choices=Kind.choices)
    stage = models.CharField("进度", max_length=10, choices=Stage.choices, default=Stage.PLANNED)
    started_on = models.DateField("启动日期", null=True, blank=True)
    done_on = models.DateField("完成日期", null=True, blank=True)
    proof = models.CharField("证明", max_length=120, blank=True)
    about = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "开发区改革"
        indexes: ClassVar = ledger_indexes("reform_item", led=("kind", "stage"), carried=("done_on",))

    def __str__(self) -> str:
        return self.name


class Carrier(OfZone):
    """A place for firms to move into: a park, an accelerator, standard workshops (载体)."""

    class Kind(models.TextChoices):
        PARK = "park", "专业园区"
        WORKSHOP = "workshop", "标准厂房"
        ACCELERATOR = "accelerator", "加速器"
        INCUBATOR = "incubator", "孵化器"
        OFFICE = "office", "写字楼"
        LAND = "land", "工业用地"
        OTHER = "other", "其他"

    class Stage(models.TextChoices):
        PLANNED = "planned", "规划"
        BUILDING = "building", "在建"
        FINISHED = "finished", "建成"
        USED = "used", "投用"

    name = models.CharField("载体名称", max_length=120)
    kind = models.CharField("类型", max_length=12, choices=Kind.choices)
    stage = models.CharField("状态", max_length=10, choices=Stage.choices, default=Stage.PLANNED)
    land = models.PositiveIntegerField("占地", null=True, blank=True)
    floor = models.PositiveIntegerField("建筑面积", null=True, blank=True)
    free = models.PositiveIntegerField("可供面积", null=True, blank=True)
    started_on = models.DateField("开工日期", null=True, blank=True)
    finished_on = models.DateField("建成日期", null=True, blank=True)
    used_on = models.DateField("投用日期", null=True, blank=True)
    about = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "载体"
        indexes: ClassVar = ledger_indexes("carrier", led=("kind", "stage"), carried=("land", "floor", "free"))

    def __str__(self) -> str:
        return self.name


class Assessment(OfZone):
    """What a zone got for an item of a scheme, and the money that came of it (开发区考核、擂台赛)."""

    class Scheme(models.TextChoices):
        PROVINCE = "province", "省级考核"
        CITY = "city", "市级考核"
        CONTEST = "contest", "擂台赛"
        VISIT = "visit", "项目观摩"
        OTHER = "other", "其他"

    scheme = models.CharField("考核", max_length=10, choices=Scheme.choices)
    year = models.PositiveSmallIntegerField("年度", validators=_YEARS)
    item = models.CharField("考核项", max_length=80, blank=True)
    full_points = PointsField("满分")
    points = PointsField("得分")
    rank = models.PositiveSmallIntegerField("名次", null=True, blank=True, validators=[MinValueValidator(1)])
    reward = FenField("奖励资金")
    document = models.CharField("依据文件", max_length=120, blank=True)
    about = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "开发区考核"
        indexes: ClassVar = ledger_indexes("assessment", led=("scheme", "year", "points"), carried=("reward",))

    def __str__(self) -> str:
        return f"{self.zone} {self.year}年{self.get_scheme_display()}"
