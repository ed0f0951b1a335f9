"""The nouns of enterprise service: who looks after a firm, what it asked for, and what became of it.

How far something has come is not typed: it follows from the days on which it happened.
"""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from jixiao.web.confirmations.models import Satisfied
from jixiao.web.ledger.models import LedgerRow, ledger_indexes
from jixiao.web.promotion.models import Enterprise, Project


class OfEnterprise(LedgerRow):
    """A row that belongs to a firm."""

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, verbose_name="企业", related_name="%(class)s_rows")

    class Meta:
        abstract = True


class Pairing(OfEnterprise):
    """A leader and an office that look after a firm (包联)."""

    class Level(models.TextChoices):
        CITY = "city", "市级领导"
        DISTRICT = "district", "县区级领导"
        OFFICE = "office", "部门负责人"
        STAFF = "staff", "服务专员"

    leader = models.CharField("包联人", max_length=40)
    post = models.CharField("职务", max_length=60, blank=True)
    level = models.CharField("级别", max_length=10, choices=Level.choices, blank=True)
    office = models.CharField("包联部门", max_length=60, blank=True)
    since = models.DateField("开始日期", null=True, blank=True)
    until = models.DateField("结束日期", null=True, blank=True)
    document = models.CharField("依据文件", max_length=120, blank=True)
    about = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "包联"
        indexes: ClassVar = ledger_indexes("pairing", led=("level", "since"), carried=())

    def __str__(self) -> str:
        return f"{self.leader}包联{self.enterprise}"


class ContactLog(OfEnterprise):
    """A firm was visited or spoken to (走访对接)."""

    class Way(models.TextChoices):
        VISIT = "visit", "上门走访"
        MEETING = "meeting", "座谈"
        PHONE = "phone", "电话"
        ONLINE = "online", "线上"
        OTHER = "other", "其他"

    on = models.DateField("日期")
    way = models.CharField("方式", max_length=10, choices=Way.choices, default=Way.VISIT)
    leader = models.CharField("对接人", max_length=40, blank=True)
    office = models.CharField("部门", max_length=60, blank=True)
    text = models.TextField("情况", blank=True)
    next_step = models.CharField("下一步", max_length=200, blank=True)

    class Meta:
        verbose_name = "走访对接"
        indexes: ClassVar = ledger_indexes("contact_log", led=("on", "way"), carried=())

    def __str__(self) -> str:
        return f"{self.on} {self.enterprise}"


class Issue(OfEnterprise):
    """Something a firm asked the government to solve (企业问题)."""

    class Stage(models.TextChoices):
        RAISED = "raised", "已收集"
        ASSIGNED = "assigned", "已交办"
        ANSWERED = "answered", "已答复"
        SOLVED = "solved", "已解决"
        DISPUTED = "disputed", "企业认为没解决"
        CONFIRMED = "confirmed", "企业已确认"

    class Grade(models.TextChoices):
        """On whose word it rests that a matter is solved."""

        REPORTED = "reported", "部门填报"
        NOTED = "noted", "部门登记的企业确认"
        OWN_WORD = "own_word", "企业本人确认"

    class Kind(models.TextChoices):
        LAND = "land", "用地"
        STAFF = "staff", "用工"
        FINANCE = "finance", "融资"
        PERMIT = "permit", "手续办理"
        UTILITIES = "utilities", "水电气路"
        POLICY = "policy", "政策落实"
        MARKET = "market", "市场开拓"
        OTHER = "other", "其他"

    title = models.CharField("问题", max_length=200)
    kind = models.CharField("类别", max_length=10, choices=Kind.choices, blank=True)
    project = models.ForeignKey(Project, models.PROTECT, verbose_name="项目", null=True, blank=True, related_name="+")
    stage = models.CharField("阶段", max_length=10, choices=Stage.choices, default=Stage.RAISED)
    raised_on = models.DateField("收集日期")
    assigned_on = models.DateField("交办日期", null=True, blank=True)
    office = models.CharField("承办部门", max_length=60, blank=True)
    answer_due_on = models.DateField("答复时限", null=True, blank=True)
    answered_on = models.DateField("答复日期", null=True, blank=True)
    answer = models.TextField("答复内容", blank=True)
    solve_due_on = models.DateField("解决时限", null=True, blank=True)
    solved_on = models.DateField("解决日期", null=True, blank=True)
    result = models.TextField("解决情况", blank=True)
    confirmed_on = models.DateField("企业确认日期", null=True, blank=True)
    confirmed_by = models.CharField("企业确认人", max_length=40, blank=True)
    disputed_on = models.DateField("企业不认可日期", null=True, blank=True)
    satisfied = models.CharField("企业满意情况", max_length=10, choices=Satisfied.choices, blank=True)
    reply = models.TextField("企业的话", blank=True)
    grade = models.CharField("证明程度", max_length=10, choices=Grade.choices, default=Grade.REPORTED)

    class Meta:
        verbose_name = "企业问题"
        indexes: ClassVar = ledger_indexes(
            "issue",
            led=("stage", "raised_on", "solve_due_on"),
            carried=("kind", "answered_on", "solved_on", "grade", "satisfied"),
        )

    def __str__(self) -> str:
        return self.title


class Errand(OfEnterprise):
    """Formalities done for a firm or with it (领办代办)."""

    class Stage(models.TextChoices):
        ASKED = "asked", "已受理"
        DOING = "doing", "办理中"
        DONE = "done", "已办结"
        RETURNED = "returned", "已退回"

    class Kind(models.TextChoices):
        REGISTRATION = "registration", "工商登记"
        TAX = "tax", "税务"
        FILING = "filing", "立项备案"
        LAND = "land", "用地规划"
        ENVIRONMENT = "environment", "环评能评"
        BUILDING = "building", "施工许可"
        STAFF = "staff", "人才社保"
        OTHER = "other", "其他"

    title = models.CharField("代办事项", max_length=200)
    kind = models.CharField("类别", max_length=12, choices=Kind.choices, blank=True)
    project = models.ForeignKey(Project, models.PROTECT, verbose_name="项目", null=True, blank=True, related_name="+")
    stage = models.CharField("状态", max_length=10, choices=Stage.choices, default=Stage.ASKED)
    keeper = models.CharField("代办人", max_length=40, blank=True)
    asked_on = models.DateField("受理日期")
    due_on = models.DateField("办结时限", null=True, blank=True)
    started_on = models.DateField("开始办理", null=True, blank=True)
    done_on = models.DateField("办结日期", null=True, blank=True)
    returned_on = models.DateField("退回日期", null=True, blank=True)
    returned_reason = models.CharField("退回原因", max_length=200, blank=True)
    about = models.TextField("办理情况", blank=True)

    class Meta:
        verbose_name = "代办事项"
        indexes: ClassVar = ledger_indexes("errand", led=("stage", "asked_on", "due_on"), carried=("kind", "done_on"))

    def __str__(self) -> str:
        return self.title


class Complaint(OfEnterprise):
    """What a foreign-invested enterprise complained of (外商投资企业投诉)."""

    class Stage(models.TextChoices):
        RECEIVED = "received", "已收到"
        ACCEPTED = "accepted", "已受理"
        REFUSED = "refused", "不予受理"
        CLOSED = "closed", "已办结"

    number = models.CharField("投诉编号", max_length=40, blank=True)
    title = models.CharField("投诉事项", max_length=200)
    against = models.CharField("被投诉单位", max_length=120, blank=True)
    stage = models.CharField("状态", max_length=10, choices=Stage.choices, default=Stage.RECEIVED)
    received_on = models.DateField("收到日期")
    accept_due_on = models.DateField("受理时限", null=True, blank=True)
    accepted_on = models.DateField("受理日期", null=True, blank=True)
    refused_on = models.DateField("不予受理日期", null=True, blank=True)
    refused_reason = models.CharField("不予受理理由", max_length=200, blank=True)
    close_due_on = models.DateField("办结时限", null=True, blank=True)
    closed_on = models.DateField("办结日期", null=True, blank=True)
    result = models.TextField("处理结果", blank=True)

    class Meta:
        verbose_name = "外企投诉"
        indexes: ClassVar = ledger_indexes(
            "complaint", led=("stage", "received_on"), carried=("close_due_on", "closed_on")
        )
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["department", "number"], condition=Q(removed_at=None) & ~Q(number=""),
                name="complaint_number_once", violation_error_message="本部门已有这个投诉编号。",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title


class Qualification(OfEnterprise):
    """What a firm was put forward for and whether it got it (企业申报和资质)."""

    class Kind(models.TextChoices):
        NURSED = "nursed", "专精特新培育入库"
        SPECIAL = "special", "专精特新中小企业"
        GIANT = "giant", "专精特新小巨人"
        KEY_GIANT = "key_giant", "重点小巨人"
        GAZELLE = "gazelle", "瞪羚企业"
        UNICORN = "unicorn", "独角兽企业"
        HIGH_TECH = "high_tech", "高新技术企业"
        TECHNOLOGY = "technology", "企业技术中心"
        ENGINEERING = "engineering", "工程研究中心"
        DESIGN = "design", "工业设计中心"
        DESIGN_GRANT = "design_grant", "工业设计资助"
        GREEN = "green", "绿色工厂"
        WATER = "water", "节水型企业"
        WHITE_LIST = "white_list", "环保清单和白名单"
        INNOVATION_BASE = "innovation_base", "双创基地"
        PLATFORM = "platform", "公共服务平台"
        MODEL = "model", "示范企业和标杆"
        OTHER = "other", "其他"

    class Level(models.TextChoices):
        NATIONAL = "national", "国家级"
        PROVINCE = "province", "省级"
        CITY = "city", "市级"
        DISTRICT = "district", "区县级"

    class Stage(models.TextChoices):
        PROPOSED = "proposed", "已推荐"
        ANNOUNCED = "announced", "已公示"
        GRANTED = "granted", "已获批"
        REFUSED = "refused", "未通过"

    kind = models.CharField("名目", max_length=16, choices=Kind.choices)
    level = models.CharField("级别", max_length=10, choices=Level.choices)
    name = models.CharField("具体名称", max_length=120, blank=True)
    stage = models.CharField("结果", max_length=10, choices=Stage.choices, default=Stage.PROPOSED)
    year = models.PositiveSmallIntegerField("年度", null=True, blank=True, validators=[MinValueValidator(1990)])
    applied_on = models.DateField("推荐日期", null=True, blank=True)
    announced_on = models.DateField("公示日期", null=True, blank=True)
    granted_on = models.DateField("获批日期", null=True, blank=True)
    refused_on = models.DateField("未通过日期", null=True, blank=True)
    document = models.CharField("批准文件", max_length=120, blank=True)
    valid_until = models.DateField("有效期至", null=True, blank=True)
    about = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "企业申报"
        indexes: ClassVar = ledger_indexes(
            "qualification", led=("kind", "level", "stage", "year"), carried=("granted_on",)
        )

    def __str__(self) -> str:
        return f"{self.get_level_display()}{self.get_kind_display()}"


class Service(OfEnterprise):
    """Advice given, a diagnosis made, two who were brought together (服务记录)."""

    class Kind(models.TextChoices):
        ADVICE = "advice", "政策咨询"
        ENERGY = "energy", "节能诊断"
        MATCH = "match", "供需和产学研对接"
        FINANCE = "finance", "融资对接"
        TALENT = "talent", "人才服务"
        LAW = "law", "法律服务"
        OTHER = "other", "其他"

    kind = models.CharField("类别", max_length=10, choices=Kind.choices)
    on = models.DateField("日期")
    partner = models.CharField("合作机构", max_length=120, blank=True)
    text = models.TextField("内容", blank=True)
    result = models.CharField("结果", max_length=200, blank=True)

    class Meta:
        verbose_name = "服务记录"
        indexes: ClassVar = ledger_indexes("service", led=("kind", "on"), carried=())

    def __str__(self) -> str:
        return f"{self.on} {self.get_kind_display()}"


class RankClaim(LedgerRow):
    """A claim such as "most in the city", which needs a source (位次和称号)."""

    class Scope(models.TextChoices):
        NATION = "nation", "全国"
        PROVINCE = "province", "全省"
        CITY = "city", "全市"
        OTHER = "other", "其他"

    statement = models.CharField("表述", max_length=200)
    scope = models.CharField("范围", max_length=10, choices=Scope.choices)
    rank = models.PositiveSmallIntegerField("位次", null=True, blank=True, validators=[MinValueValidator(1)])
    of = models.PositiveIntegerField("参加排名的个数", null=True, blank=True)
    year = models.PositiveSmallIntegerField("年度", null=True, blank=True, validators=[MinValueValidator(1990)])
    value = models.CharField("指标值", max_length=60, blank=True)
    source = models.CharField("来源", max_length=200, blank=True)
    source_on = models.DateField("来源日期", null=True, blank=True)

    class Meta:
        verbose_name = "位次"
        indexes: ClassVar = ledger_indexes("rank_claim", led=("scope", "year"), carried=("source",))

    def __str__(self) -> str:
        return self.statement
