"""People by workbook: read and judged, imported as a whole or not at all, and undone as a whole."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from jixiao.web.kit.refused import Refused
from jixiao.web.kit.workbook import SheetRow, rows
from jixiao.web.people.actions.accounts import create_person, deactivate, grant_role
from jixiao.web.people.import_rows import COLUMNS, judged
from jixiao.web.people.log import change, log
from jixiao.web.people.models import Department, Person, RoleAssignment, Section, UserImport

_CHANGED = ("name", "department_id", "section_id", "post", "phone", "is_active")


@transaction.atomic
def read_import(*, by: Person, name: str, data: bytes) -> UserImport:
    """Read a workbook for preview; nothing is imported yet. Raises Refused when it cannot be used."""
    read = rows(name, data, COLUMNS)
    if not read:
        raise Refused("工作簿里除了表头没有内容。")
    return UserImport.objects.create(by=by, file_name=name[:200], rows=judged(read))


@transaction.atomic
def apply_import(*, read: UserImport, by: Person) -> list[tuple[Person, str]]:
    """Import every row, or raise Refused and import none; the new people with their one-time passwords."""
    read = UserImport.objects.select_for_update().get(pk=read.pk)
    if read.state != UserImport.State.PREVIEW:
        raise Refused("这份名单已经导入过了。")
    read.rows = judged(SheetRow(row["number"], row["texts"], {}) for row in read.rows)  # the world may have moved
    if any(row["errors"] for row in read.rows):
        raise Refused("还有不能导入的行；请改正工作簿后重新上传。")
    handed: list[tuple[Person, str]] = []
    read.applied = [_apply(row, by, handed) for row in read.rows]
    read.state = UserImport.State.APPLIED
    read.save()
    made = sum(one["created"] for one in read.applied)
    words: dict[str, Any] = {"created": made, "changed": len(read.applied) - made}
    log("people.import.applied", read, by=by, department=by.department, **words)
    return handed


def _apply(row: dict[str, Any], by: Person, handed: list[tuple[Person, str]]) -> dict[str, Any]:
    """One row; what undoing it needs."""
    texts = row["texts"]
    department = Department.objects.get(pk=row["department"])
    section = _section(department, texts.get("section", ""))
    values = {"name": texts["name"], "department": department, "section": section}
    values |= {name: texts.get(name, "") for name in ("post", "phone")}
    if row["person"] is None:
        person, password = create_person(by=by, values={**values, "username": texts["username"]})
        handed.append((person, password))
        before = {}
    else:
        person = Person.objects.get(pk=row["person"])
        before = {name: getattr(person, name) for name in _CHANGED}
        old, new = change(person, {**values, "is_active": True})
        if new:
            log("people.person.changed", person, by=by, department=department, before=old, after=new)
    granted = [grant_role(person=person, role=role, department=department, by=by).pk for role in _lacking(person, row)]
    after = {name: getattr(person, name) for name in _CHANGED}
    return {"person": person.pk, "created": row["person"] is None, "before": before, "after": after, "roles": granted}


def _section(department: Department, name: str) -> Section | None:
    return Section.objects.get_or_create(department=department, name=name)[0] if name else None


def _lacking(person: Person, row: dict[str, Any]) -> list[str]:
    held = set(person.roles.filter(ended_at=None, department=row["department"]).values_list("role", flat=True))
    return [role for role in dict.fromkeys(row["roles"]) if role not in held]


@transaction.atomic
def undo_import(*, read: UserImport, by: Person) -> UserImport:
    """Take a whole import back: new people are deactivated, changed ones as before, roles ended.

    Raises Refused when somebody was changed since, naming them.
    """
    read = UserImport.objects.select_for_update().get(pk=read.pk)
    if read.state != UserImport.State.APPLIED:
        raise Refused("只有已导入的名单可以撤销。")
    people = Person.objects.in_bulk([one["person"] for one in read.applied])
    moved = [str(people[one["person"]]) for one in read.applied if _moved(people[one["person"]], one["after"])]
    if moved:
        raise Refused(f"导入之后又改动过 {'、'.join(moved)} 的资料，不能整批撤销；请逐个修改。")
    for one in read.applied:
        _undo(people[one["person"]], one, by)
    read.state = UserImport.State.UNDONE
    read.save(update_fields=["state"])
    made = sum(one["created"] for one in read.applied)
    words: dict[str, Any] = {"created": made, "changed": len(read.applied) - made}
    log("people.import.undone", read, by=by, department=by.department, **words)
    return read


def _moved(person: Person, after: dict[str, Any]) -> bool:
    return any(getattr(person, name) != value for name, value in after.items())


def _undo(person: Person, one: dict[str, Any], by: Person) -> None:
    RoleAssignment.objects.filter(pk__in=one["roles"], ended_at=None).update(ended_at=timezone.now())
    if one["created"]:
        deactivate(person=person, by=by)
        return
    for name, value in one["before"].items():
        setattr(person, name, value)
    person.save(update_fields=list(one["before"]))
