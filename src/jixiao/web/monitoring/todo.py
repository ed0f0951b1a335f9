"""What a person still has to do for monitoring: fill in, hand in, carry out, answer."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from jixiao.web.kit.plugins import Todo
from jixiao.web.monitoring.models import OPEN_STATES, CorrectiveMeasure, Round, Submission
from jixiao.web.monitoring.queries import unanswered
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments, holds
from jixiao.web.years.models import BudgetYear

_AHEAD = timedelta(days=10)  # a node is told of ten days before
_MOST = 10


def todo(person: Person) -> Iterator[Todo]:
    if not holds(person, Right.FILL):
        return
    yield from _rounds(person)
    yield from _measures(person)
    yield from _promises(person)


def _rounds(person: Person) -> Iterator[Todo]:
    """Open rounds in which the own section has not handed in, or got its part back."""
    open_ = {"state": Round.State.FILLING, "year__state": BudgetYear.State.OPEN}
    rows = Round.objects.filter(**open_, year__department__in=departments(person, Right.FILL))
    handed = {one.round_id: one for one in Submission.objects.filter(round__in=rows, section=person.section_id)}
    today = timezone.localdate()
    for row in rows.select_related("year"):
        mine = handed.get(row.pk)
        if mine and mine.state == Submission.State.SUBMITTED:
            continue
        back = f"退回：{mine.note}" if mine else ""
        urgent = bool(back) or bool(row.due and row.due <= today + _AHEAD)
        address = reverse("monitoring:round_rows", args=[row.year_id, row.pk])
        yield Todo(f"填报{row}", address, back or "指标完成值、资金执行数和原因", row.due, urgent)


def _measures(person: Person) -> Iterator[Todo]:
    """Open measures of the own section that are due soon; for a compiler of the whole department."""
    today = timezone.localdate()
    rows = CorrectiveMeasure.objects.filter(state__in=OPEN_STATES, due__lte=today + _AHEAD)
    mine = Q(year__department__in=departments(person, Right.COMPILE))
    if person.section_id:
        mine |= Q(year__department__in=departments(person, Right.FILL), section=person.section_id)
    for row in rows.filter(mine, year__state=BudgetYear.State.OPEN)[:_MOST]:
        late = row.due is not None and row.due < today
        address = reverse("monitoring:measure_edit", args=[row.year_id, row.pk])
        yield Todo(f"落实整改：{row}", address, "已逾期" if late else "即将到期", row.due, urgent=late)


def _promises(person: Person) -> Iterator[Todo]:
    """What last year's report promised and nobody has answered yet."""
    if not holds(person, Right.COMPILE):
        return
    for year, number in unanswered(departments(person, Right.COMPILE)):
        address = reverse("monitoring:measure_list", args=[year.pk])
        yield Todo(f"答复上年报告承诺的改进措施（{year.year}年度）", address, f"还有 {number} 条没有写落实情况")
