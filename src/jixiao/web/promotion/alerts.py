"""Projects of which nobody has reported for longer than the norms of the place allow."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from jixiao.web.kit.plugins import Alert
from jixiao.web.people.models import Department
from jixiao.web.promotion.late import stalled

STALLED = "promotion.project.stalled"
EVENTS = {STALLED: "项目停滞"}
_SINCE = timedelta(days=7)  # those that stand longer were told, or are history


def alerts() -> Iterator[Alert]:
    today = timezone.localdate()
    for department in Department.objects.filter(is_active=True).select_related("place"):
        for late in stalled(department, _SINCE, today):
            days = (today - late.row.told_on).days
            text = f"项目“{late.row}”超过 {days - late.days} 天没有进展，最近一次是 {late.row.told_on}"
            yield Alert(STALLED, f"{late.row.pk}:{late.row.told_on}", department.pk, text, late.address)
