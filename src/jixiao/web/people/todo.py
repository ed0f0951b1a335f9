"""What an administrator must do before anybody can work."""

from collections.abc import Iterator

from django.urls import reverse

from jixiao.web.kit.plugins import Todo
from jixiao.web.people.models import Department, Person, RoleAssignment
from jixiao.web.people.roles import Right, Role
from jixiao.web.people.scope import holds

_NAMED = 3


def todo(person: Person) -> Iterator[Todo]:
    """Departments first, then people in them: without a compiler a department cannot begin."""
    if not holds(person, Right.ADMINISTER):
        return
    working = Department.objects.filter(is_active=True)
    compilers = RoleAssignment.objects.filter(role=Role.COMPILER, ended_at=None, person__is_active=True)
    bare = working.filter(is_finance_bureau=False).exclude(pk__in=compilers.values("department"))[: _NAMED + 1]
    if bare:
        names = "、".join(one.name for one in bare[:_NAMED]) + ("等部门" if len(bare) > _NAMED else "")
        yield Todo("导入人员", reverse("people:import_list"), f"{names}还没有绩效管理员")
    elif not working.exists():
        yield Todo("新增部门", reverse("people:department_create"), "先建立各部门和财政部门，再给部门导入人员")
