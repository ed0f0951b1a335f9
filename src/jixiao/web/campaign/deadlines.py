"""What a self-evaluation asks of sections and of the department, by when."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from jixiao.web.campaign.models import Campaign, Task
from jixiao.web.campaign.states import State, TaskState
from jixiao.web.kit.plugins import Deadline
from jixiao.web.people.models import Department

_UNSIGNED = (State.FILLING, State.COMPILING, State.SIGNING, State.RETURNED)
_FILLED = (State.FILLING, State.COMPILING, State.RETURNED)


def deadlines(reached: QuerySet[Department]) -> Iterator[Deadline]:
    for row in Campaign.objects.filter(year__department__in=reached, state__in=_UNSIGNED).select_related(
        "year__department"
    ):
        address = reverse("campaign:campaign", args=[row.year_id])
        yield Deadline(f"campaign-{row.pk}", f"报送{row}", row.report_on, address, row.year.department_id)
    tasks = Task.objects.filter(campaign__year__department__in=reached, campaign__state__in=_FILLED)
    for task in tasks.exclude(state=TaskState.SUBMITTED).select_related("section", "campaign__year__department"):
        year = task.campaign.year
        address = reverse("campaign:task", args=[year.pk, task.pk])
        label = f"{task}填报{task.campaign}"
        yield Deadline(f"task-{task.pk}", label, task.due_on, address, year.department_id, task.section_id)
