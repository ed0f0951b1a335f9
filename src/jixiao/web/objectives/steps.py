"""How far the objectives of a year have come."""

from collections import Counter

from jixiao.web.kit.plugins import YearStep
from jixiao.web.years.models import BudgetYear, ProgramYear

_APPROVED = ProgramYear.State.APPROVED


def step(year: BudgetYear) -> YearStep:
    counts = Counter(ProgramYear.objects.filter(year=year).values_list("state", flat=True))
    told = "，".join(
        f"{ProgramYear.State(state).label} {counts[state]} 个" for state in ProgramYear.State if counts[state]
    )
    is_done = bool(counts) and set(counts) == {_APPROVED}
    return YearStep(
        "绩效目标", "objectives:overview", 20, told or "写各个项目的目标和指标，提交、批复", is_done=is_done
    )
