"""What the home page asks of an administrator before anybody can work."""

import pytest

from jixiao.web.people.models import Department, RoleAssignment
from jixiao.web.people.roles import Role


@pytest.fixture
def asked(administrator):
    return lambda: administrator.get("/").text


def test_departments_come_first_then_their_compilers(asked, world):
    assert "还没有绩效管理员" not in asked()
    RoleAssignment.objects.filter(role=Role.COMPILER, department=world.d.bureau).delete()
    assert "市投资促进局还没有绩效管理员" in asked()
    Department.objects.update(is_active=False)
    assert "先建立各部门和财政部门" in asked()
