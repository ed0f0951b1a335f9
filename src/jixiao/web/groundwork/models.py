"""What is done before a project can be built: papers, reviews, the agreement, a site, formalities."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from jixiao.web.activities.models import Meeting
from jixiao.web.kit.fields import FenField, PointsField
from jixiao.web.ledger.models import LedgerRow, ledger_indexes
from jixiao.web.people.models import Place
from jixiao.web.promotion.models import Project
from jixiao.web.zones.models import Carrier, Zone


class Expert(LedgerRow):
    """Somebody who is asked for an opinion on projects (专家库)."""

    class Kind(models.TextChoices):
        INDUSTRY = "industry", "产业"
        TECHNOLOGY = "technology", "技术"
        FINANCE = "finance", "投资财务"
        LAND = "land", "土地规划"
        ENVIRONMENT = "environment", "环保安全"
        LAW = "law", "法律"
        OTHER = "other", "其他"

    name = models.CharField("姓名", max_length=40)
    kind = models.CharField("类别", max_length=12, choices=Kind.choices)
    unit = models.CharField("单位", max_length=120, blank=True)
    title = models.CharField("职称职务", max_length=60, blank=True)
    speciality = models.CharField("专长", max_length=120, blank=True)
    phone = models.CharField("电话", max_length=40, blank=True)
    since = models.DateField("入库日期", null=True, blank=True)
    until = models.DateField("聘期结束", null=True, blank=True)
    about = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "专家"
        indexes: ClassVar = ledger_indexes("expert", led=("kind", "until"), carried=())
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["department", "name", "unit"], condition=Q(removed_at=None), name="expert_once",
                violation_error_message="本部门的专家库里已有这位专家。",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class ExpertReview(LedgerRow):
    """Experts are asked about a project, and what was decided upon it (专家评审)."""

    class Kind(models.TextChoices):
        ADMISSION = "admission", "入区评审"
        LAND = "land", "用地评审"
        TECHNOLOGY = "technology", "技术论证"
        KEY = "key", "重点项目评审"
        OTHER = "other", "其他"

    class Stage(models.TextChoices):
        PLANNED = "planned", "待评审"
        HELD = "held", "已评审"
        DECIDED = "decided", "已决定"

    class Decision(models.TextChoices):
        PASSED = "passed", "通过"
        CONDITIONAL = "conditional", "修改后通过"
        PUT_OFF = "put_off", "暂缓"
        REFUSED = "refused", "不通过"

    name = models.CharField("评审事项", max_length=120)
    project = models.ForeignKey(Project, models.PROTECT, verbose_name="项目", related_name="reviews")
    kind = models.CharField("类型", max_length=12, choices=Kind.choices)
    stage = models.CharField("进度", max_length=10, choices=Stage.choices, default=Stage.PLANNED)
    planned_on = models.DateField("计划日期", null=True, blank=True)
    held_on = models.DateField("评审日期", null=True, blank=True)
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, verbose_name="评审会", null=True, blank=True, related_name="reviews"
    )
    summary = models.TextField("专家组意见", blank=True)
    decided_on = models.DateField("决定日期", null=True, blank=True)
    decided_by = models.CharField("决定机构", max_length=60, blank=True)
    decision = models.CharField("决定", max_length=12, choices=Decision.choices, blank=True)
    about = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "专家评审"
        indexes: ClassVar = ledger_indexes("expert_review", led=("kind", "stage", "held_on"), carried=("decision",))

    def __str__(self) -> str:
        return self.name


class ExpertOpinion(LedgerRow):
    """What an expert said in a review, and whether it was followed (专家意见)."""

    class Adoption(models.TextChoices):
        WAITING = "waiting", "待答复"
        ADOPTED = "adopted", "采纳"
        PARTLY = "partly", "部分采纳"
        REFUSED = "refused", "不采纳"

    class Advice(models.TextChoices):
        YES = "yes", "同意"
        CONDITIONAL = "conditional", "有条件同意"
        NO = "no", "不同意"

    text = models.TextField("意见")
    review = models.ForeignKey(ExpertReview, models.PROTECT, verbose_name="评审", related_name="opinions")
    expert = models.ForeignKey(Expert, models.PROTECT, verbose_name="专家", related_name="opinions")
    advice = models.CharField("表决", max_length=12, choices=Advice.choices, blank=True)
    points = PointsField("评分")
    adoption = models.CharField("采纳情况", max_length=10, choices=Adoption.choices, default=Adoption.WAITING)
    answered_on = models.DateField("答复日期", null=True, blank=True)
    answer = models.TextField("采纳说明或不采纳理由", blank=True)

    class Meta:
        verbose_name = "专家意见"
        indexes: ClassVar = ledger_indexes("expert_opinion", led=("adoption", "review"), carried=("expert", "points"))

    def __str__(self) -> str:
        return self.text[:40]


class EntryPaper(LedgerRow):
    """What an investor hands in to be admitted, and whether it is in order (入区材料)."""

    class Stage(models.TextChoices):
        WAITING = "waiting", "待收"
        RECEIVED = "received", "待审"
        GOOD = "good", "合格"
        LACKING = "lacking", "须补正"

    class Result(models.TextChoices):
        GOOD = "good", "合格"
        LACKING = "lacking", "须补正"

    name = models.CharField("材料", max_length=120)
    project = models.ForeignKey(Project, models.PROTECT, verbose_name="项目", related_name="entry_papers")
    stage = models.CharField("状态", max_length=10, choices=Stage.choices, default=Stage.WAITING)
    due_on = models.DateField("应交日期", null=True, blank=True)
    received_on = models.DateField("收到日期", null=True, blank=True)
    office = models.CharField("审核处室", max_length=60, blank=True)
    reviewed_on = models.DateField("审核日期", null=True, blank=True)
    result = models.CharField("审核结果", max_length=10, choices=Result.choices, blank=True)
    lacking = models.CharField("要补正什么", max_length=200, blank=True)

    class Meta:
        verbose_name = "入区材料"
        indexes: ClassVar = ledger_indexes("entry_paper", led=("stage", "project"), carried=("due_on", "received_on"))

    def __str__(self) -> str:
        return self.name


class AgreementDraft(LedgerRow):
    """An agreement before it is signed: drafted, examined for its lawfulness, approved (协议审定)."""

    class Kind(models.TextChoices):
        INTENTION = "intention", "意向书"
        FRAMEWORK = "framework", "框架协议"
        CONTRACT = "contract", "正式合同"
        SUPPLEMENT = "supplement", "补充协议"

    class Stage(models.TextChoices):
        DRAFTED = "drafted", "起草"
        EXAMINED = "examined", "已合法性审查"
        APPROVED = "approved", "已审定"
        SIGNED = "signed", "已签订"

    name = models.CharField("协议名称", max_length=120)
    project = models.ForeignKey(Project, models.PROTECT, verbose_name="项目", related_name="drafts")
    kind = models.CharField("类型", max_length=12, choices=Kind.choices)
    stage = models.CharField("进度", max_length=10, choices=Stage.choices, default=Stage.DRAFTED)
    drafted_on = models.DateField("起草日期", null=True, blank=True)
    examined_on = models.DateField("合法性审查日期", null=True, blank=True)
    examined_by = models.CharField("审查单位和意见", max_length=200, blank=True)
    approved_on = models.DateField("审定日期", null=True, blank=True)
    approved_by = models.CharField("审定机构", max_length=60, blank=True)
    planned_on = models.DateField("计划签订日期", null=True, blank=True)
    signed_on = models.DateField("签订日期", null=True, blank=True)
    number = models.CharField("协议编号", max_length=60, blank=True)
    about = models.TextField("要点", blank=True)

    class Meta:
        verbose_name = "协议审定"
        indexes: ClassVar = ledger_indexes(
            "agreement_draft", led=("stage", "kind"), carried=("planned_on", "signed_on")
        )

    def __str__(self) -> str:
        return self.name


class SiteOption(LedgerRow):
    """A place where a project could be built; one of them is chosen, with the reason (选址方案)."""

    class Stage(models.TextChoices):
        OPTION = "option", "备选"
        CHOSEN = "chosen", "选定"
        DROPPED = "dropped", "不采用"

    name = models.CharField("地块或载体", max_length=120)
    project = models.ForeignKey(Project, models.PROTECT, verbose_name="项目", related_name="sites")
    stage = models.CharField("状态", max_length=10, choices=Stage.choices, default=Stage.OPTION)
    place = models.ForeignKey(Place, models.PROTECT, verbose_name="地区", null=True, blank=True, related_name="+")
    zone = models.ForeignKey(Zone, models.PROTECT, verbose_name="开发区", null=True, blank=True, related_name="+")
    carrier = models.ForeignKey(Carrier, models.PROTECT, verbose_name="载体", null=True, blank=True, related_name="+")
    land = models.PositiveIntegerField("面积", null=True, blank=True)
    floor = models.PositiveIntegerField("厂房面积", null=True, blank=True)
    cost = FenField("用地用房成本")
    transport = models.CharField("交通区位", max_length=200, blank=True)
    utilities = models.CharField("水电气热和环境容量", max_length=200, blank=True)
    strong = models.CharField("优势", max_length=200, blank=True)
    weak = models.CharField("不足", max_length=200, blank=True)
    visited_on = models.DateField("考察日期", null=True, blank=True)
    investor_view = models.CharField("投资方意见", max_length=200, blank=True)
    chosen_on = models.DateField("选定日期", null=True, blank=True)
    dropped_on = models.DateField("不采用日期", null=True, blank=True)
    reason = models.CharField("选定或不采用的理由", max_length=200, blank=True)

    class Meta:
        verbose_name = "选址方案"
        indexes: ClassVar = ledger_indexes("site_option", led=("stage", "project"), carried=("land", "floor", "cost"))

    def __str__(self) -> str:
        return self.name


class Formality(LedgerRow):
    """A step of the formalities of a project: in which way it was done, and how many days that saved (项目手续)."""

    class Step(models.TextChoices):
        LICENCE = "licence", "企业登记"
        FILING = "filing", "项目备案或核准"
        LAND_SITE = "land_site", "用地预审和选址"
        LAND = "land", "不动产权证"
        LAND_PLAN = "land_plan", "用地规划许可"
        WORKS_PLAN = "works_plan", "工程规划许可"
        ENVIRONMENT = "environment", "环境影响评价"
        ENERGY = "energy", "节能审查"
        DRAWINGS = "drawings", "施工图审查"
        BUILDING = "building", "施工许可"
        ACCEPTANCE = "acceptance", "竣工验收"
        OTHER = "other", "其他"

    class Mode(models.TextChoices):
        USUAL = "usual", "常规办理"
        REMOTE = "remote", "不见面审批"
        ONE_DOOR = "one_door", "一门办理"
        TOGETHER = "together", "四证齐发"
        TOLERANT = "tolerant", "容缺审批"
        PROMISE = "promise", "告知承诺"

    class Stage(models.TextChoices):
        WAITING = "waiting", "待办"
        ACCEPTED = "accepted", "已受理"
        DONE = "done", "已办结"

    project = models.ForeignKey(Project, models.PROTECT, verbose_name="项目", related_name="formalities")
    step = models.CharField("手续", max_length=12, choices=Step.choices)
    mode = models.CharField("办理方式", max_length=10, choices=Mode.choices, default=Mode.USUAL)
    stage = models.CharField("进度", max_length=10, choices=Stage.choices, default=Stage.WAITING)
    office = models.CharField("办理部门", max_length=60, blank=True)
    accepted_on = models.DateField("受理日期", null=True, blank=True)
    limit = models.PositiveIntegerField("法定时限", null=True, blank=True)
    due_on = models.DateField("应办结日期", null=True, blank=True)
    done_on = models.DateField("办结日期", null=True, blank=True)
    used = models.PositiveIntegerField("实际用时", null=True, blank=True)
    saved = models.IntegerField("比法定时限少用", null=True, blank=True)
    document = models.CharField("批准文号", max_length=60, blank=True)
    lacking = models.CharField("容缺的材料", max_length=200, blank=True)
    make_up_due_on = models.DateField("补齐时限", null=True, blank=True)
    made_up_on = models.DateField("补齐日期", null=True, blank=True)
    about = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "项目手续"
        indexes: ClassVar = ledger_indexes(
            "formality", led=("stage", "mode", "step", "done_on"), carried=("used", "saved")
        )

    def __str__(self) -> str:
        return str(self.get_step_display())
