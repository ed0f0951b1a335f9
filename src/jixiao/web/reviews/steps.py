"""How far the review of a year has come."""

from jixiao.web.campaign.queries import state_of
from jixiao.web.campaign.states import State
from jixiao.web.kit.plugins import YearStep
from jixiao.web.years.models import BudgetYear

_BEFORE = "签发后由财政部门审核"
_TOLD = {
    State.SIGNED: "已报送，等财政部门审核",
    State.REVIEWING: "财政部门正在审核",
    State.RETURNED: "财政部门退回，改好后重新签发",
    State.APPROVED: "审核通过",
}


def step(year: BudgetYear) -> YearStep:
    state = state_of(year)
    told = _TOLD.get(state, _BEFORE) if state else _BEFORE
    return YearStep("财政审核", "reviews:review", 60, told, is_done=state == State.APPROVED)
