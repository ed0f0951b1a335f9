"""What is done to places, departments, their units, sections and working groups."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from jixiao.norms.resolve import NATION, norms_of
from jixiao.web.people.log import change, described, log
from jixiao.web.people.models import (
    Agency,
    Department,
    Person,
    Place,
    Section,
    WorkingGroup,
    WorkingGroupMember,
)

DEPARTMENT = ("name", "code", "place", "is_finance_bureau")


@transaction.atomic
def place_of(*, code: str) -> Place:
    """The place of an administrative code with the places above it, made from the register when they are missing."""
    norms = norms_of()
    parent: Place | None = None
    for level in [code for code in reversed(norms.chain(code)) if code != NATION]:
        path = f"{parent.path if parent else ''}{level}/"
        values = {"name": norms.place_name(level), "parent": parent, "path": path}
        parent, _ = Place.objects.get_or_create(code=level, defaults=values)
    if parent is None:
        parent, _ = Place.objects.get_or_create(code=NATION, defaults={"name": "全国", "path": ""})
    return parent


@transaction.atomic
def create_department(*, by: Person | None, values: dict[str, Any], is_demo: bool = False) -> Department:
    """A department, with one unit of its own name: the department proper."""
    department = Department.objects.create(**values, is_demo=is_demo)
    Agency.objects.create(department=department, name=f"{department.name}本级", code=department.code)
    after = described(department, *DEPARTMENT)
    log("people.department.created", department, by=by, department=department, after=after)
    return department


@transaction.atomic
def change_department(*, department: Department, by: Person, values: dict[str, Any]) -> Department:
    before, after = change(department, values)
    if after:
        log("people.department.changed", department, by=by, department=department, before=before, after=after)
    return department


@transaction.atomic
def save_part(*, part: Agency | Section, by: Person | None, values: dict[str, Any]) -> Agency | Section:
    """A new unit or section of a department, or a changed one."""
    noun = "people.agency" if isinstance(part, Agency) else "people.section"
    if part._state.adding:
        for name, value in values.items():
            setattr(part, name, value)
        part.save()
        log(f"{noun}.created", part, by=by, department=part.department)
        return part
    before, after = change(part, values)
    if after:
        log(f"{noun}.changed", part, by=by, department=part.department, before=before, after=after)
    return part


@transaction.atomic
def save_group(
    *, group: WorkingGroup, by: Person | None, values: dict[str, Any], members: Sequence[dict[str, Any]]
) -> WorkingGroup:
    """A working group and its members in the order given."""
    before = {} if group._state.adding else _told(group)
    verb = "people.group.created" if group._state.adding else "people.group.changed"
    for name, value in values.items():
        setattr(group, name, value)
    group.save()
    group.members.all().delete()
    WorkingGroupMember.objects.bulk_create(
        WorkingGroupMember(group=group, order=order, **member) for order, member in enumerate(members)
    )
    after = _told(group)
    if after != before:
        log(verb, group, by=by, department=group.department, before=before, after=after)
    return group


def _told(group: WorkingGroup) -> dict[str, Any]:
    """The group as the log keeps it."""
    people = "、".join(f"{one.get_duty_display()}{one.name}" for one in group.members.all())
    return {"预算年度": group.year, "名称": group.name, "成员": people}
