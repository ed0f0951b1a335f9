"""Programs for the search box."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from jixiao.web.kit.plugins import Found
from jixiao.web.people.models import Person
from jixiao.web.years.models import ProgramYear
from jixiao.web.years.queries import years_of

MOST = 20


def search(person: Person, words: str) -> Iterator[Found]:
    """Each program in the latest year that has it."""
    rows = (
        ProgramYear.objects.filter(year__in=years_of(person), program__whole_department=False)
        .filter(Q(program__name__icontains=words) | Q(program__code__icontains=words))
        .select_related("program", "year__department")
        .order_by("-year__year", "pk")[: MOST * 5]
    )
    latest: dict[int, ProgramYear] = {}
    for row in rows:
        latest.setdefault(row.program_id, row)
    for row in list(latest.values())[:MOST]:
        yield Found(
            "项目", row.program.name, reverse("budget:program_detail", args=[row.year_id, row.pk]), str(row.year)
        )
