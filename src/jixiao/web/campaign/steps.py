"""How far the self-evaluation of a year has come."""

from jixiao.web.campaign.queries import state_of
from jixiao.web.campaign.states import State
from jixiao.web.kit.plugins import YearStep
from jixiao.web.years.models import BudgetYear

_SIGNED = {State.SIGNED, State.REVIEWING, State.APPROVED}


def step(year: BudgetYear) -> YearStep:
    state = state_of(year)
    told = state.label if state else "年度结束后启动，各处室填完成值，领导签发"
    return YearStep("自评填报", "campaign:campaign", 40, told, is_done=state in _SIGNED)
