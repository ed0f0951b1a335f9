"""What this app puts beside every page."""

from django.http import HttpRequest

from jixiao.web.kit.plugins import MenuItem
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import holds, person_of


def _administers(request: HttpRequest) -> bool:
    return holds(person_of(request), Right.ADMINISTER)


MENU = (
    MenuItem("备份", "backup_list", "管理", 835, _administers, ("backup_",)),
    MenuItem("系统状态", "health", "管理", 840, _administers),
)
