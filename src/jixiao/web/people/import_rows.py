"""The workbook of people: its columns, and each of its rows judged before anything is written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from jixiao.web.kit.workbook import Column, SheetRow
from jixiao.web.people.models import Department, Person
from jixiao.web.people.roles import Role

COLUMNS = (
    Column("username", "登录名", 16, "3 到 40 个字母、数字、点、横线；已有的登录名将更新这个人的资料", needed=True),
    Column("name", "姓名", 12, needed=True),
    Column("department", "部门", 34, "与系统中的部门名称一致，或写预算代码", needed=True),
    Column("section", "处室", 18, "没有的处室会自动新建"),
    Column("post", "职务", 14),
    Column("phone", "电话", 18),
    Column("roles", "角色", 26, "填报人、绩效管理员、部门领导、财政审核、审计查看；几个角色用顿号分开；不写为填报人"),
)
EXAMPLE = ("zhangsan", "张三", "某某市投资促进局", "办公室", "副主任", "0311-0000000", "填报人、绩效管理员")
_USERNAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{2,39}")
_ROLES = {role.label: role.value for role in Role if role is not Role.ADMINISTRATOR}
_LONGEST = {"name": 40, "section": 60, "post": 40, "phone": 40}


@dataclass(slots=True)
class Judged:
    """A row as it will be imported; `errors` say the cell and what to do. `person` is the one it updates."""

    number: int
    texts: dict[str, str]
    department: int | None = None
    person: int | None = None
    roles: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def judged(rows: Iterable[SheetRow]) -> list[dict[str, Any]]:
    """Every row with what is wrong with it, as it is kept with the import."""
    judge = _Judge()
    return [asdict(judge.row(row)) for row in rows]


class _Judge:
    """What the rows are held against, looked up once for all of them."""

    def __init__(self) -> None:
        self._departments: dict[str, list[Department]] = {}
        for department in Department.objects.filter(is_active=True).select_related("place"):
            for name in {department.name, department.code} - {""}:
                self._departments.setdefault(name, []).append(department)
        self._people = dict(Person.objects.values_list("username", "pk"))
        self._seen: dict[str, int] = {}

    def row(self, row: SheetRow) -> Judged:
        found = Judged(row.number, row.texts, person=self._people.get(row.texts.get("username", "")))
        department = self._department(row)
        found.department = department.pk if isinstance(department, Department) else None
        found.roles = [_ROLES[word] for word in _words(row) if word in _ROLES] or [Role.WRITER.value]
        if isinstance(department, str):
            found.errors.append(department)
        found.errors.extend(self._wrong(row, department if isinstance(department, Department) else None))
        return found

    def _department(self, row: SheetRow) -> Department | str:
        text = row.texts.get("department", "")
        named = self._departments.get(text, [])
        if len(named) == 1:
            return named[0]
        if not text:
            return f"{row.cell('department')} 部门没有填写"
        if named:
            return f"{row.cell('department')} 有 {len(named)} 个叫“{text}”的部门，请改写预算代码"
        return f"{row.cell('department')} 没有叫“{text}”的部门，请先新增部门或改正名称"

    def _wrong(self, row: SheetRow, department: Department | None) -> Iterator[str]:
        username = row.texts.get("username", "")
        if not _USERNAME.fullmatch(username):
            yield f"{row.cell('username')} 登录名“{username}”须为 3 到 40 个字母、数字、点、横线"
        elif username in self._seen:
            yield f"{row.cell('username')} 登录名“{username}”与第 {self._seen[username]} 行重复"
        self._seen.setdefault(username, row.number)
        if not row.texts.get("name"):
            yield f"{row.cell('name')} 姓名没有填写"
        for name, most in _LONGEST.items():
            if len(row.texts.get(name, "")) > most:
                yield f"{row.cell(name)} 超过 {most} 个字"
        for word in _words(row):
            if word not in _ROLES:
                yield f"{row.cell('roles')} 没有“{word}”这个角色；可写 {'、'.join(_ROLES)}"
        if department and Role.FINANCE_REVIEWER.label in _words(row) and not department.is_finance_bureau:
            yield f"{row.cell('roles')} {department} 不是财政部门，不能授予财政审核"


def _words(row: SheetRow) -> list[str]:
    return [word for word in re.split(r"[、,，;；/\s]+", row.texts.get("roles", "")) if word]
