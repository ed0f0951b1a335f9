"""What has to be published, by when."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from jixiao.web.kit.plugins import Deadline
from jixiao.web.people.models import Department
from jixiao.web.reports.models import Publication


def deadlines(reached: QuerySet[Department]) -> Iterator[Deadline]:
    rows = Publication.objects.filter(
        year__department__in=reached, withdrawn_at=None, published_on=None, due_on__isnull=False
    )
    for row in rows.select_related("year"):
        assert row.due_on is not None  # by the filter
        address = reverse("reports:publication_detail", kwargs={"year": row.year_id, "pk": row.pk})
        yield Deadline(f"publication-{row.pk}", f"公开“{row.what}”", row.due_on, address, row.year.department_id)
