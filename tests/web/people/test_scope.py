"""Who reaches what: roles in places and departments."""

import pytest

from jixiao.web.people.actions.accounts import end_role, grant_role
from jixiao.web.people.models import Department, Person
from jixiao.web.people.roles import GRANTS, MEANINGS, Right, Role
from jixiao.web.people.scope import departments, holds, may


def seen(person: Person, right: Right = Right.SEE) -> set[str]:
    return set(departments(person, right).values_list("name", flat=True))


@pytest.mark.parametrize(
    ("persona", "names"),
    [
        ("writer", {"市投资促进局"}),
        ("stranger", {"区投资促进局"}),
        ("finance", {"市投资促进局", "市商务局", "区投资促进局", "市财政局", "区财政局"}),
        ("district_finance", {"区投资促进局", "区财政局"}),
        ("administrator", {"市投资促进局", "市商务局", "区投资促进局", "市财政局", "区财政局"}),
    ],
)
def test_departments_seen(world, persona, names):
    assert seen(getattr(world, persona)) == names


def test_the_finance_bureau_reviews_but_never_fills(world):
    assert seen(world.finance, Right.FILL) == set()
    assert world.d.bureau.name in seen(world.finance, Right.REVIEW)


def test_administrators_do_not_touch_the_business(world):
    assert not any(holds(world.administrator, right) for right in (Right.FILL, Right.SIGN, Right.REVIEW, Right.COMPILE))


def test_one_answer_for_one_and_for_all(world):
    for persona in ("writer", "compiler", "stranger", "finance", "district_finance", "auditor", "administrator"):
        person = getattr(world, persona)
        for right in Right:
            reached = set(departments(person, right))
            assert {one for one in Department.objects.select_related("place") if may(person, right, one)} == reached


def test_a_role_that_ended_gives_nothing(world):
    end_role(held=world.role, by=world.administrator)
    assert seen(Person.objects.get(pk=world.writer.pk)) == set()


def test_several_roles_add_up(world):
    grant_role(person=world.writer, role=Role.LEADER, department=world.d.next_door, by=world.administrator)
    person = Person.objects.get(pk=world.writer.pk)
    assert seen(person) == {"市投资促进局", "市商务局"}
    assert seen(person, Right.FILL) == {"市投资促进局"}


def test_every_role_is_granted_something_and_explained():
    assert set(GRANTS) == set(MEANINGS) == set(Role)
