"""What a person has to do about publications."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from jixiao.web.kit.plugins import Todo
from jixiao.web.people.models import Person
from jixiao.web.reports.queries import due_publications

_MOST = 10


def todo(person: Person) -> Iterator[Todo]:
    today = timezone.localdate()
    for row in due_publications(person)[:_MOST]:
        address = reverse("reports:publication_detail", kwargs={"year": row.year_id, "pk": row.pk})
        label = f"审查拟公开的“{row.what}”" if row.reviewed_at is None else f"公开“{row.what}”并登记网址"
        yield Todo(label, address, str(row.year), row.due_on, urgent=bool(row.due_on and row.due_on < today))
