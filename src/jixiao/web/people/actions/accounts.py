"""What is done to the accounts of people."""

from typing import Any

from axes.utils import reset as unlock
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from jixiao.web.kit.refused import Refused
from jixiao.web.people.log import change, described, log
from jixiao.web.people.models import Department, Person, RoleAssignment
from jixiao.web.people.passwords import ONE_TIME, one_time_password
from jixiao.web.people.roles import Role

FIELDS = ("username", "name", "department", "section", "post", "phone")


@transaction.atomic
def create_person(*, by: Person | None, values: dict[str, Any], encoded: str = "") -> tuple[Person, str]:
    """A person and the one-time password to hand over; "" when an encoded one is given, which need not be changed."""
    handed = "" if encoded else one_time_password()
    person = Person(**values, must_change_password=not encoded)
    person.password = encoded or make_password(handed, hasher=ONE_TIME)
    person.save()
    log("people.person.created", person, by=by, department=person.department, after=described(person, *FIELDS))
    return person, handed


@transaction.atomic
def change_person(*, person: Person, by: Person, values: dict[str, Any]) -> Person:
    """Change the fields of a person that differ."""
    before, after = change(person, values)
    if after:
        log("people.person.changed", person, by=by, department=person.department, before=before, after=after)
    return person


@transaction.atomic
def reset_password(*, person: Person, by: Person | None) -> str:
    """A new one-time password; a lock after wrong attempts is lifted too."""
    password = one_time_password()
    person.password = make_password(password, hasher=ONE_TIME)
    person.must_change_password = True
    person.save(update_fields=["password", "must_change_password"])
    unlock(username=person.username)
    log("people.person.reset", person, by=by, department=person.department)
    return password


@transaction.atomic
def change_own_password(*, person: Person, password: str) -> Person:
    """The person's own new password, already checked against the rules."""
    person.password = make_password(password)
    person.must_change_password = False
    person.save(update_fields=["password", "must_change_password"])
    log("people.person.password_changed", person, by=person, department=person.department)
    return person


@transaction.atomic
def deactivate(*, person: Person, by: Person) -> Person:
    """The person can no longer sign in; everything done stays. Refused for oneself and the last administrator."""
    if person == by:
        raise Refused("不能停用自己的账号。")
    _keep_an_administrator(person)
    if person.is_active:
        person.is_active = False
        person.save(update_fields=["is_active"])
        log("people.person.deactivated", person, by=by, department=person.department)
    return person


@transaction.atomic
def activate(*, person: Person, by: Person) -> Person:
    """The person can sign in again, with the old password."""
    if not person.is_active:
        person.is_active = True
        person.save(update_fields=["is_active"])
        log("people.person.activated", person, by=by, department=person.department)
    return person


@transaction.atomic
def grant_role(*, person: Person, role: str, department: Department | None, by: Person | None) -> RoleAssignment:
    """Give a role in a department; administrators need none. Refused when it is held already or makes no sense."""
    where = None if role == Role.ADMINISTRATOR else department
    if role != Role.ADMINISTRATOR and where is None:
        raise Refused("请选择这个角色所在的部门。")
    if role == Role.FINANCE_REVIEWER and where and not where.is_finance_bureau:
        raise Refused(f"{where} 不是财政部门，不能在这里授予财政审核；请选本地区的财政局。")
    if person.roles.filter(role=role, department=where, ended_at=None).exists():
        raise Refused("已经有这个角色了。")
    held = RoleAssignment.objects.create(person=person, role=role, department=where)
    log("people.role.granted", held, by=by, department=where or person.department, person=str(person))
    person.__dict__.pop("assignments", None)
    return held


@transaction.atomic
def end_role(*, held: RoleAssignment, by: Person) -> RoleAssignment:
    """Take a role away; that it was held stays on record."""
    if held.role == Role.ADMINISTRATOR:
        _keep_an_administrator(held.person)
    if held.ended_at is None:
        held.ended_at = timezone.now()
        held.save(update_fields=["ended_at"])
        department = held.department or held.person.department
        log("people.role.ended", held, by=by, department=department, person=str(held.person))
    return held


def _keep_an_administrator(person: Person) -> None:
    others = RoleAssignment.objects.filter(role=Role.ADMINISTRATOR, ended_at=None, person__is_active=True)
    mine = others.filter(person=person).exists()
    if mine and not others.filter(~Q(person=person)).exists():
        raise Refused("这是最后一位系统管理员，请先授予另一个人系统管理员角色。")
