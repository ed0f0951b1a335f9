"""What this app puts beside every page."""

from django.http import HttpRequest

from jixiao.web.kit.plugins import MenuItem
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import holds, person_of


def _administers(request: HttpRequest) -> bool:
    return holds(person_of(request), Right.ADMINISTER)


def _reads_log(request: HttpRequest) -> bool:
    return holds(person_of(request), Right.SEE_LOG)


_OFFICES = ("people:department_", "people:agency_", "people:section_", "people:group_")

MENU = (
    MenuItem(
        "部门",
        "people:department_list",
        "管理",
        800,
        family=_OFFICES,
    ),
    MenuItem("人员", "people:person_list", "管理", 810, _administers, ("people:person_",)),
    MenuItem("批量导入", "people:import_list", "管理", 820, _administers, ("people:import_",)),
    MenuItem("操作日志", "people:log_list", "管理", 830, _reads_log),
)
