"""What this app puts beside every page, besides its ledgers."""

from django.http import HttpRequest

from jixiao.web.kit.plugins import MenuItem
from jixiao.web.offers.columns import GROUP
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import may, person_of


def _compiles(request: HttpRequest) -> bool:
    person = person_of(request)
    return person.department is not None and may(person, Right.COMPILE, person.department)


MENU = (MenuItem("网上招商窗口", "offers:counter", GROUP, 431, _compiles, folded=True),)
