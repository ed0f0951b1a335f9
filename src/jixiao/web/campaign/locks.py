"""A year that is being signed or has been signed stays as it is until somebody takes it back, with a reason."""

from jixiao.web.campaign.models import Campaign, Task
from jixiao.web.campaign.states import State, TaskState
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import may
from jixiao.web.years.models import BudgetYear, Indicator
from jixiao.web.years.writers import section_of

_WORDS = {
    State.SIGNING: "已送领导签发，不能修改；需要改时请绩效管理员先撤回",
    State.SIGNED: "已经签发，不能修改；需要改时请绩效管理员写明原因后重新打开",
    State.REVIEWING: "财政正在审核，不能修改",
    State.APPROVED: "已经审核通过，不能修改；需要改时请财政部门写明原因后重新打开",
}


def locked(year: BudgetYear) -> str:
    """Why nothing of the year may be changed now; "" when it may."""
    states = Campaign.objects.filter(year=year).values_list("state", flat=True)
    return next((f"{year}自评{_WORDS[State(state)]}。" for state in states if state in _WORDS), "")


def locked_part(indicator: Indicator, by: Person) -> str:
    """Why somebody may not write what an indicator reached: the section has handed its part in."""
    year = indicator.program.year
    if may(by, Right.COMPILE, year.department):
        return ""
    parts = Task.objects.filter(campaign__year=year, section=section_of(indicator), state=TaskState.SUBMITTED)
    task = parts.exclude(campaign__state=State.CANCELLED).first()
    return f"{task}已经提交，不能再改；需要改时请绩效管理员退回。" if task else ""
