"""Demonstration rows: invented files of an office; its county institutions are as many as it published for 2022."""

from collections.abc import Iterator
from datetime import date, timedelta

from jixiao.web.ledger.actions.rows import add_rows
from jixiao.web.people.actions.offices import place_of
from jixiao.web.people.models import Department
from jixiao.web.registers.columns import (
    INSPECTION_FINDINGS,
    INSPECTION_REQUESTS,
    INSPECTIONS,
    INSTITUTIONS,
    INTERVIEWS,
    OUTSIDE_EVALUATIONS,
    PLAN_TASKS,
    REGULATIONS,
    SHARED_DUTIES,
)
from jixiao.web.registers.models import (
    Inspection,
    InspectionFinding,
    InspectionRequest,
    Institution,
    Interview,
    OutsideEvaluation,
    PlanTask,
    Regulation,
    SharedDuty,
)

DEPARTMENT, YEAR = "石家庄市投资促进局", 2022
INSTITUTION_COUNT, FULL_TIME = 44, 486
_PROGRAM = "招商引资专项经费"
_COUNTIES = (
    "130102", "130104", "130105", "130107", "130108", "130109", "130110", "130111", "130121", "130123", "130125",
    "130126", "130127", "130128", "130129", "130130", "130131", "130132", "130133", "130183", "130184", "130171",
)  # fmt: skip


def load() -> int:
    """The rows of the demonstration bureau when it is there; how many."""
    department = Department.objects.filter(is_demo=True, name=DEPARTMENT).first()
    if department is None:
        return 0
    made = add_rows(ledger=REGULATIONS, rows=_regulations(department))
    made += add_rows(ledger=PLAN_TASKS, rows=_tasks(department))
    made += add_rows(ledger=SHARED_DUTIES, rows=_duties(department))
    made += add_rows(ledger=INSTITUTIONS, rows=_institutions(department))
    made += add_rows(ledger=INTERVIEWS, rows=_interviews(department))
    made += add_rows(ledger=OUTSIDE_EVALUATIONS, rows=_evaluations(department))
    made += add_rows(ledger=INSPECTIONS, rows=_inspections(department))
    first = Inspection.objects.filter(department=department).earliest("pk")
    made += add_rows(ledger=INSPECTION_REQUESTS, rows=_requests(department, first))
    return made + add_rows(ledger=INSPECTION_FINDINGS, rows=_findings(department, first))


def _regulations(department: Department) -> Iterator[Regulation]:
    kind = Regulation.Kind
    for at, (title, about) in enumerate((
        ("预算绩效管理办法", kind.PERFORMANCE), ("重大支出集体决策规则", kind.DECISION),
        ("专项资金管理办法", kind.FUNDS), ("固定资产管理办法", kind.ASSETS),
        ("采购和合同管理办法", kind.PURCHASES), ("内部控制手册", kind.CONTROL),
    )):  # fmt: skip
        yield Regulation(
            department=department, title=f"示例{title}", kind=about, level=Regulation.Level.OWN,
            number=f"示例石投字〔{2019 + at % 4}〕{at + 3}号", drafted_on=date(2019 + at % 4, 1, 15),
            issued_on=date(2019 + at % 4, 3, 1) if at < 5 else None,
        )  # fmt: skip


def _tasks(department: Department) -> Iterator[PlanTask]:
    kinds = (PlanTask.Kind.YEARLY, PlanTask.Kind.YEARLY, PlanTask.Kind.RESEARCH, PlanTask.Kind.TRANSLATION)
    words = ("组织专题推介会", "走访重点客商", "产业链招商专题研究", "投资指南英文翻译")
    for at in range(12):
        due = date(YEAR, (6, 12)[at % 2], 30)
        done = due - timedelta(20 + at) if at < 9 else None
        yield PlanTask(
            department=department, text=f"示例：{words[at % 4]}{at // 4 + 1}", plan=f"示例{YEAR}年度工作计划",
            kind=kinds[at % 4], year=YEAR, program=_PROGRAM, indicator="招商活动次数" if at % 4 == 0 else "",
            office=("投资促进处", "开发区管理处")[at % 2], due_on=due, started_on=date(YEAR, 2, 10), done_on=done,
            result="示例：已按计划完成" if done else "",
        )  # fmt: skip


def _duties(department: Department) -> Iterator[SharedDuty]:
    yield SharedDuty(
        department=department, duty="示例：外商投资企业的登记和促进", other="市场监督管理局",
        ours="投资促进、服务和信息报告", theirs="登记注册和监督管理", document="示例：机构职能配置规定",
    )  # fmt: skip


def _institutions(department: Department) -> Iterator[Institution]:
    """A bureau and a centre in each county; as many people as were published."""
    each, more = divmod(FULL_TIME, INSTITUTION_COUNT)
    for at in range(INSTITUTION_COUNT):
        kind = (Institution.Kind.BUREAU, Institution.Kind.CENTER)[at % 2]
        place = place_of(code=_COUNTIES[at // 2])
        people = each + (1 if at < more else 0)
        yield Institution(
            department=department, name=f"示例{place.name}{kind.label}", place=place, kind=kind, year=YEAR,
            posts=people + 2, people=people + 1, full_time=people, source="示例：机构和人员统计表",
        )  # fmt: skip


def _interviews(department: Department) -> Iterator[Interview]:
    for at, (who, way) in enumerate((
        ("示例参会企业负责人", Interview.Way.PHONE), ("示例开发区管委会", Interview.Way.ON_SITE),
        ("示例会务服务单位", Interview.Way.ASKED), ("示例处室座谈", Interview.Way.MEETING),
    )):  # fmt: skip
        yield Interview(
            department=department, who=who, on=date(YEAR + 1, 3, 15 + at), way=way, year=YEAR, program=_PROGRAM,
            by="陈三", questions="示例：活动组织、资金使用、后续跟进", answers="示例：情况属实，建议提前通知",
            conclusion="示例：与填报一致",
        )  # fmt: skip


def _evaluations(department: Department) -> Iterator[OutsideEvaluation]:
    yield OutsideEvaluation(
        department=department, subject=f"示例{_PROGRAM}", scope=OutsideEvaluation.Scope.PROGRAM, year=YEAR - 1,
        agency="示例会计师事务所", ordered_by="示例财政局", fee=8_000_000, ordered_on=date(YEAR, 5, 10),
        reported_on=date(YEAR, 8, 20), score=8_850, grade="良", opinion="示例：部分指标没有量化，建议补充依据",
        answered_on=date(YEAR, 9, 5), answer="示例：已逐条答复，2023年申报目标时落实",
    )  # fmt: skip


def _inspections(department: Department) -> Iterator[Inspection]:
    yield Inspection(
        department=department, name=f"示例{YEAR - 1}年度预算执行审计", kind=Inspection.Kind.AUDIT,
        inspector="示例审计局", scope="预算执行、专项资金和绩效", notified_on=date(YEAR, 4, 6),
        started_on=date(YEAR, 4, 18), reported_on=date(YEAR, 6, 30), number="示例审计报告1号", keeper="陈三",
    )  # fmt: skip
    yield Inspection(
        department=department, name=f"示例{YEAR}年绩效管理回头看", kind=Inspection.Kind.LOOK_BACK,
        inspector="示例财政局", notified_on=date(YEAR, 10, 12), keeper="陈三",
    )  # fmt: skip


def _requests(department: Department, inspection: Inspection) -> Iterator[InspectionRequest]:
    items = (
        "预算批复和调整文件",
        "专项资金拨付文件和凭证",
        "招商活动方案和总结",
        "满意度调查原始答卷",
        "合同和验收材料",
    )
    for at, item in enumerate(items):
        yield InspectionRequest(
            department=department, inspection=inspection, number=str(at + 1), item=f"示例{item}",
            office=("办公室", "投资促进处")[at % 2], asked_on=date(YEAR, 4, 18), due_on=date(YEAR, 4, 25),
            given_on=date(YEAR, 4, 20 + at) if at < 4 else None, place="示例：档案室 3 号柜" if at % 2 else "",
        )  # fmt: skip


def _findings(department: Department, inspection: Inspection) -> Iterator[InspectionFinding]:
    for at, text in enumerate(("部分项目绩效目标没有量化", "一笔会务费验收材料不全", "支出进度前慢后快")):
        corrected = date(YEAR, 8, 10 + at) if at < 2 else None
        yield InspectionFinding(
            department=department, inspection=inspection, text=f"示例：{text}", found_on=date(YEAR, 6, 30),
            office="办公室", keeper="陈三", due_on=date(YEAR, 9, 30), measure="示例：修订目标，补齐材料",
            corrected_on=corrected, result="示例：已补齐" if corrected else "",
        )  # fmt: skip
