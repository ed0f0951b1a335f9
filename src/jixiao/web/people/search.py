"""Departments and people for the search box."""

from collections.abc import Iterator

from django.urls import reverse

from jixiao.web.kit.plugins import Found
from jixiao.web.people.models import Person
from jixiao.web.people.queries import departments_of, people_of

MOST = 20


def search(person: Person, words: str) -> Iterator[Found]:
    """The first of each that the person sees."""
    for department in departments_of(person, {"words": words})[:MOST]:
        address = reverse("people:department_detail", args=[department.pk])
        yield Found("部门", department.name, address, department.place.name)
    for one in people_of(person, {"words": words, "state": "active"})[:MOST]:
        about = " · ".join(str(part) for part in (one.department, one.section, one.post) if part)
        yield Found("人员", one.name, reverse("people:person_detail", args=[one.pk]), about)
