"""Rounds to report and measures to carry out, by when."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from jixiao.web.kit.plugins import Deadline
from jixiao.web.monitoring.models import OPEN_STATES, CorrectiveMeasure, Round
from jixiao.web.people.models import Department
from jixiao.web.years.models import BudgetYear


def deadlines(reached: QuerySet[Department]) -> Iterator[Deadline]:
    open_years = {"year__department__in": reached, "year__state": BudgetYear.State.OPEN, "due__isnull": False}
    for row in Round.objects.filter(**open_years).exclude(state=Round.State.SENT).select_related("year"):
        address = reverse("monitoring:round_rows", args=[row.year_id, row.pk])
        yield _deadline(f"round-{row.pk}", f"报送{row}", row, address)
    for one in CorrectiveMeasure.objects.filter(**open_years, state__in=OPEN_STATES).select_related("year"):
        address = reverse("monitoring:measure_edit", args=[one.year_id, one.pk])
        yield _deadline(f"measure-{one.pk}", f"落实整改：{one}", one, address, one.section_id)


def _deadline(
    key: str, label: str, row: Round | CorrectiveMeasure, address: str, section: int | None = None
) -> Deadline:
    assert row.due is not None  # by the filter
    return Deadline(key, label, row.due, address, row.year.department_id, section)
