"""What this app puts beside every page."""

from django.http import HttpRequest

from jixiao.web.kit.plugins import MenuItem
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import holds, person_of


def _administers(request: HttpRequest) -> bool:
    return holds(person_of(request), Right.ADMINISTER)


MENU = (MenuItem("接口令牌", "api:token_list", "管理", 836, _administers, ("api:",)),)
