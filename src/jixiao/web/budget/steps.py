"""How far the budget of a year has come."""

from jixiao.web.kit.plugins import YearStep
from jixiao.web.years.models import BudgetLine, BudgetYear, ProgramYear


def step(year: BudgetYear) -> YearStep:
    lines = BudgetLine.objects.filter(year=year).count()
    programs = ProgramYear.objects.filter(year=year, program__whole_department=False).count()
    told = f"收支 {lines} 项，项目 {programs} 个" if lines or programs else "从文件导入收支表，建立部门整体和各个项目"
    return YearStep("预算", "budget:lines", 10, told, is_done=bool(lines and programs))
