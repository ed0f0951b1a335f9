"""Projects of which nobody has reported for longer than the norms of the place allow."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from jixiao.web.kit.plugins import Alert
from jixiao.web.people.models import Department
from jixiao.web.promotion.models import Project
from jixiao.web.promotion.queries import stalled

STALLED = "promotion.project.stalled"
EVENTS = {STALLED: "项目停滞"}
_SINCE = timedelta(days=7)  # those that stand longer were told, or are history


def alerts() -> Iterator[Alert]:
    today = timezone.localdate()
    for department in Department.objects.filter(is_active=True).select_related("place"):
        rows = Project.objects.filter(department=department, removed_at=None)
        days, quiet = stalled(rows, department.place.code, today)
        if days is not None:
            for row in quiet.filter(progress_on__gte=today - timedelta(days) - _SINCE):
                text = f"项目“{row}”超过 {days} 天没有进展，最近一次是 {row.progress_on}"
                address = reverse("ledger:row_detail", args=["projects", row.pk])
                yield Alert(STALLED, f"{row.pk}:{row.progress_on}", department.pk, text, address)
