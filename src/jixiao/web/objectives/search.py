"""Programs and indicators the search box finds."""

from django.urls import reverse

from jixiao.web.kit.plugins import Found
from jixiao.web.people.models import Person
from jixiao.web.people.scope import departments
from jixiao.web.years.models import Indicator, ProgramYear

_MOST = 8


def search(person: Person, words: str) -> list[Found]:
    """Of the departments a person sees, the latest years first."""
    seen = {"year__department__in": departments(person)}
    programs = ProgramYear.objects.filter(program__name__icontains=words, **seen)
    rows = programs.select_related("program", "year__department").order_by("-year__year")[:_MOST]
    found = [
        Found("绩效目标", str(row), _address("objectives:program", row.year_id, row.pk), row.year.department.name)
        for row in rows
    ]
    inside = {"program__year__department__in": departments(person)}
    indicators = Indicator.objects.filter(name__icontains=words, removed_at=None, **inside)
    named = indicators.select_related("program__program", "program__year__department").order_by("-program__year__year")
    return found + [
        Found("指标", one.name, _address("objectives:indicator", one.program.year_id, one.pk), str(one.program))
        for one in named[:_MOST]
    ]


def _address(view: str, year: int, pk: int) -> str:
    return reverse(view, kwargs={"year": year, "pk": pk})
