"""Demonstration rows: invented experts, reviews, sites and formalities of the demonstration projects."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from jixiao.web.activities.models import Meeting
from jixiao.web.groundwork.columns import (
    AGREEMENT_DRAFTS,
    ENTRY_PAPERS,
    EXPERT_OPINIONS,
    EXPERT_REVIEWS,
    EXPERTS,
    FORMALITIES,
    SITE_OPTIONS,
)
from jixiao.web.groundwork.models import (
    AgreementDraft,
    EntryPaper,
    Expert,
    ExpertOpinion,
    ExpertReview,
    Formality,
    SiteOption,
)
from jixiao.web.ledger.actions.rows import add_rows
from jixiao.web.people.models import Department
from jixiao.web.promotion.models import Project
from jixiao.web.zones.models import Zone

DEPARTMENT, YEAR = "石家庄市投资促进局", 2022
WAN = 1_000_000  # 分 of 1 万元
_SAID = (
    "补充废气和废水治理方案", "核实用地面积和容积率", "明确分期投资和达产时间", "补充能源消费和来源",
    "说明技术来源和知识产权",
)  # fmt: skip
_STEPS = (
    (Formality.Step.LICENCE, Formality.Mode.REMOTE, 5, 1), (Formality.Step.FILING, Formality.Mode.REMOTE, 7, 1),
    (Formality.Step.ENVIRONMENT, Formality.Mode.TOLERANT, 30, 12),
    (Formality.Step.LAND_PLAN, Formality.Mode.TOGETHER, 20, 3),
    (Formality.Step.WORKS_PLAN, Formality.Mode.TOGETHER, 20, 3),
    (Formality.Step.BUILDING, Formality.Mode.TOGETHER, 15, 3),
)  # fmt: skip


def load() -> int:
    """The rows of the demonstration bureau when it is there; how many."""
    department = Department.objects.filter(is_demo=True, name=DEPARTMENT).first()
    if department is None:
        return 0
    projects = Project.objects.filter(department=department)
    made = add_rows(ledger=EXPERTS, rows=_experts(department))
    experts = list(Expert.objects.filter(department=department).order_by("pk"))
    talked = list(projects.filter(stage__in=("negotiating", "review")).order_by("pk")[:10])
    signed = list(projects.filter(signed_on__year=YEAR).order_by("pk")[:8])
    made += add_rows(ledger=EXPERT_REVIEWS, rows=_reviews(department, [*signed, *talked[:2]]))
    reviews = list(ExpertReview.objects.filter(department=department).order_by("pk"))
    made += add_rows(ledger=EXPERT_OPINIONS, rows=_opinions(department, reviews, experts))
    made += add_rows(ledger=SITE_OPTIONS, rows=_sites(department, [*signed[:4], *talked[2:5]]))
    made += add_rows(ledger=ENTRY_PAPERS, rows=_papers(department, [*signed[:4], *talked[:4]]))
    made += add_rows(ledger=AGREEMENT_DRAFTS, rows=_drafts(department, [*signed[:6], *talked[:3]]))
    built = list(projects.exclude(started_on=None).order_by("pk")[:8])
    return made + add_rows(ledger=FORMALITIES, rows=_formalities(department, built))


def _experts(department: Department) -> Iterator[Expert]:
    for at in range(12):
        kind = list(Expert.Kind)[at % 6]
        yield Expert(
            department=department, name=f"示例专家{at + 1}", kind=kind, unit=f"示例{kind.label}研究院",
            title="高级职称",
            speciality=("生物医药", "新材料", "装备制造", "电子信息")[at % 4], since=date(YEAR, 1, 1),
            until=date(YEAR + 2, 12, 31),
        )  # fmt: skip


def _papers(department: Department, projects: Sequence[Project]) -> Iterator[EntryPaper]:
    for project in projects:
        day = (project.signed_on or date(YEAR, 12, 20)) - timedelta(60)
        for at, name in enumerate(("营业执照", "近三年财务报表", "可行性研究报告", "环保和能耗说明")):
            reviewed = at < 3 or project.signed_on is not None
            lacking = at == 2 and project.signed_on is None
            yield EntryPaper(
                department=department, project=project, name=f"示例{name}", due_on=day + timedelta(10), office="办公室",
                received_on=day + timedelta(at * 2) if reviewed else None,
                reviewed_on=day + timedelta(at * 2 + 3) if reviewed else None,
                result=(EntryPaper.Result.LACKING if lacking else EntryPaper.Result.GOOD) if reviewed else "",
                lacking="示例：补充设备清单" if lacking else "",
            )  # fmt: skip


def _drafts(department: Department, projects: Sequence[Project]) -> Iterator[AgreementDraft]:
    for project in projects:
        signed = project.signed_on
        day = signed or date(YEAR, 12, 28)
        yield AgreementDraft(
            department=department, project=project, name=f"{project.name}投资协议", kind=AgreementDraft.Kind.CONTRACT,
            drafted_on=day - timedelta(20), examined_on=day - timedelta(12), examined_by="示例：法律顾问，无重大问题",
            approved_on=day - timedelta(5) if signed else None, approved_by="领导小组会" if signed else "",
            planned_on=day, signed_on=signed, number=f"示例协议{project.pk}号" if signed else "",
        )  # fmt: skip


def _reviews(department: Department, projects: Sequence[Project]) -> Iterator[ExpertReview]:
    kinds = (ExpertReview.Kind.LAND, ExpertReview.Kind.KEY, ExpertReview.Kind.ADMISSION)
    decisions = (ExpertReview.Decision.PASSED, ExpertReview.Decision.CONDITIONAL, ExpertReview.Decision.PASSED)
    meeting = Meeting.objects.filter(department=department, kind=Meeting.Kind.BUILDING_GROUP).first()
    for at, project in enumerate(projects):
        held = (project.signed_on or date(YEAR, 12, 20)) - timedelta(25)
        decided = project.signed_on is not None
        yield ExpertReview(
            department=department, name=f"{project.name}{kinds[at % 3].label}", project=project, kind=kinds[at % 3],
            planned_on=held - timedelta(7), held_on=held, meeting=meeting if at % 3 == 0 else None,
            summary="示例：项目符合产业方向，按专家意见完善后实施",
            decided_on=held + timedelta(10) if decided else None,
            decided_by="领导小组会" if decided else "", decision=decisions[at % 3] if decided else "",
        )  # fmt: skip


def _opinions(
    department: Department, reviews: Sequence[ExpertReview], experts: Sequence[Expert]
) -> Iterator[ExpertOpinion]:
    states = (
        ExpertOpinion.Adoption.ADOPTED, ExpertOpinion.Adoption.ADOPTED, ExpertOpinion.Adoption.PARTLY,
        ExpertOpinion.Adoption.ADOPTED, ExpertOpinion.Adoption.REFUSED,
    )  # fmt: skip
    for at, review in enumerate(reviews):
        assert review.held_on is not None
        for seat in range(5):
            answered = bool(review.decided_on) or seat < 2
            state = states[(at + seat) % 5] if answered else ExpertOpinion.Adoption.WAITING
            yield ExpertOpinion(
                department=department, review=review, expert=experts[(at * 5 + seat) % len(experts)],
                text=f"示例：{_SAID[(at + seat) % 5]}", points=80_00 + (at * 7 + seat * 3) % 15 * 100,
                advice=ExpertOpinion.Advice.YES if seat % 3 else ExpertOpinion.Advice.CONDITIONAL, adoption=state,
                answered_on=review.held_on + timedelta(8) if answered else None,
                answer="示例：已在可行性研究报告里修改" if answered else "",
            )  # fmt: skip


def _sites(department: Department, projects: Sequence[Project]) -> Iterator[SiteOption]:
    zones = list(Zone.objects.filter(department=department).order_by("pk")[:9])
    for at, project in enumerate(projects):
        for option in range(3):
            chosen = option == at % 3 and project.signed_on is not None
            dropped = not chosen and project.signed_on is not None
            day = (project.signed_on or date(YEAR, 11, 10)) - timedelta(40)
            yield SiteOption(
                department=department, project=project, name=f"示例{'东西南'[option]}区{at + 1}号地块",
                place=project.place, zone=zones[(at + option) % len(zones)] if zones else None, land=120 + option * 30,
                cost=(2_400 + option * 350) * WAN, transport=("临高速出口", "近铁路货场", "距机场30公里")[option],
                utilities=("水电气热已到边界", "需增容变电站", "污水处理能力够用")[option],
                strong=("可即刻交地", "地价低", "靠近上下游企业")[option],
                weak=("地价高", "需平整土地", "面积偏小")[option],
                visited_on=day - timedelta(12), investor_view=("首选", "可以接受", "备选")[option],
                chosen_on=day if chosen else None, dropped_on=day if dropped else None,
                reason="示例：交地快、条件齐" if chosen else "示例：条件不如选定的地块" if dropped else "",
            )  # fmt: skip


def _formalities(department: Department, projects: Sequence[Project]) -> Iterator[Formality]:
    for at, project in enumerate(projects):
        assert project.started_on is not None
        first = project.started_on - timedelta(70)
        for number, (step, mode, limit, used) in enumerate(_STEPS):
            accepted = first + timedelta(number * 11)
            tolerant = mode == Formality.Mode.TOLERANT
            yield Formality(
                department=department, project=project, step=step, mode=mode, limit=limit, accepted_on=accepted,
                office="行政审批局", done_on=accepted + timedelta(used + at % 3),
                document=f"示例批文{at + 1}-{number + 1}",
                lacking="示例：公众参与说明" if tolerant else "",
                make_up_due_on=accepted + timedelta(45) if tolerant else None,
                made_up_on=accepted + timedelta(30) if tolerant else None,
            )  # fmt: skip
