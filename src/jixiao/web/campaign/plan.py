"""The default course of a campaign: phases with their days and checklists, counted from the start."""

from dataclasses import dataclass
from datetime import date, timedelta

from jixiao.norms.resolve import norms_of
from jixiao.score.duties import Duty, duties
from jixiao.web.years.models import BudgetYear


@dataclass(frozen=True, slots=True)
class Planned:
    """A phase that ends so many days after the start."""

    name: str
    ends: int
    steps: tuple[str, ...]


# Three weeks for the sections and five to the report: what bureaus of the city take (users.md, section 2).
DUE, REPORT = 21, 37
PHASES = (
    Planned("前期准备", 7, ("成立自评工作组，明确分工", "学习自评通知和评分办法", "核对项目、指标和填报处室")),
    Planned("组织实施", DUE, ("各处室填报完成值和执行数", "收集、整理佐证材料", "完成满意度调查")),
    Planned("分析评价", 30, ("审核完成值和佐证", "核实偏差原因", "核对得分和等级")),
    Planned("上报", REPORT, ("领导签发", "报送财政部门", "材料归档")),
)


def duty_of(year: BudgetYear) -> Duty | None:
    """What the norms of the place say about the time of a self-evaluation."""
    found = duties(norms_of(), year.department.place.code, year.year)
    return next((duty for duty in found if duty.key == "self_evaluation"), None)


def dates(start: date, duty: Duty | None) -> tuple[date, date]:
    """By when sections have filled in and the report goes to the finance bureau: the norm's day where it has one."""
    report = duty.due if duty and duty.due and duty.due > start else start + timedelta(REPORT)
    return min(start + timedelta(DUE), report), report


def phases(start: date, due: date, report: date) -> list[tuple[Planned, date, date]]:
    """Each with first and last day, stretched to the dates that were chosen."""
    ends = [start + (due - start) // 3, due, due + (report - due) // 2, report]
    found, first = [], start
    for planned, last in zip(PHASES, ends, strict=True):
        found.append((planned, first, max(first, last)))
        first = min(max(first, last) + timedelta(1), report)
    return found
