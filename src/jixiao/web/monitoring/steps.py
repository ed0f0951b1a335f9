"""How far the monitoring of a year has come."""

from jixiao.web.kit.plugins import YearStep
from jixiao.web.monitoring.models import Round
from jixiao.web.years.models import BudgetYear


def step(year: BudgetYear) -> YearStep:
    rounds = list(Round.objects.filter(year=year))
    told = "，".join(f"{one.period}{one.get_state_display()}" for one in rounds)
    is_done = bool(rounds) and not any(one.is_filling for one in rounds)
    return YearStep("运行监控", "monitoring:round_list", 30, told or "年中开展，看执行和目标的进度", is_done=is_done)
