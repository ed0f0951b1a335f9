"""What somebody must do about objectives."""

from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse

from jixiao.web.kit.plugins import Todo
from jixiao.web.objectives.models import TargetRequest
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments, holds
from jixiao.web.years.models import BudgetYear, ProgramYear

State = ProgramYear.State


def todo(person: Person) -> Iterator[Todo]:
    """Drafts for who compiles, what was submitted and asked for who approves."""
    if holds(person, Right.COMPILE):
        for year, count in _years(person, Right.COMPILE, State.DRAFT):
            label = f"{year.year}年 {count} 个项目的绩效目标还没有提交"
            yield Todo(label, _address(year, State.DRAFT), year.department.name)
    for right in (Right.SIGN, Right.REVIEW):
        if holds(person, right):
            yield from _to_approve(person, right)


def _to_approve(person: Person, right: Right) -> Iterator[Todo]:
    for year, count in _years(person, right, State.SUBMITTED):
        label = f"{year.year}年 {count} 个项目的绩效目标待审核"
        yield Todo(label, _address(year, State.SUBMITTED), year.department.name)
    waiting = TargetRequest.objects.filter(
        state=TargetRequest.State.WAITING,
        indicator__program__year__state=BudgetYear.State.OPEN,
        indicator__program__year__department__in=departments(person, right),
    ).select_related("indicator__program__year__department")
    for request in waiting[:20]:
        year = request.indicator.program.year
        address = f"{reverse('objectives:requests', kwargs={'year': year.pk})}?state=waiting"
        reason = f"{year.department.name}，{request.before} → {request.after}"
        yield Todo(f"指标“{request.indicator}”申请调整", address, reason)


def _years(person: Person, right: Right, state: ProgramYear.State) -> Iterator[tuple[BudgetYear, int]]:
    rows = BudgetYear.objects.filter(state=BudgetYear.State.OPEN, department__in=departments(person, right))
    counted = rows.annotate(number=Count("programs", filter=Q(programs__state=state))).filter(number__gt=0)
    for year in counted.select_related("department")[:20]:
        yield year, year.number


def _address(year: BudgetYear, state: ProgramYear.State) -> str:
    return f"{reverse('objectives:overview', kwargs={'year': year.pk})}?state={state}"
