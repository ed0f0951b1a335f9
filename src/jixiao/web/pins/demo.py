"""Pins of the demonstration: the city bureau's published figures rest on its ledger."""

from jixiao.web.ledger.view import COUNT, View
from jixiao.web.people.models import Department, Person
from jixiao.web.people.roles import Role
from jixiao.web.pins.actions.binding import bind
from jixiao.web.pins.actions.pins import pin_view
from jixiao.web.pins.models import Pin
from jixiao.web.years.models import Indicator

_BUREAU, _YEAR = "石家庄市投资促进局", 2022
_FILTERS = (
    ("total_investment_from", "1亿元"),
    ("signed_on_from", f"{_YEAR}-01-01"),
    ("signed_on_to", f"{_YEAR}-12-31"),
)
_PINNED = {"签约亿元以上项目数": COUNT, "签约亿元以上项目总投资": "total_investment"}


def pin_demo() -> list[Pin]:
    """The pins that were made and bound, one a figure."""
    department = Department.objects.filter(is_demo=True, name=_BUREAU).select_related("place").first()
    by = Person.objects.filter(department=department, roles__role=Role.COMPILER).order_by("pk").first()
    if department is None or by is None:
        return []
    made = []
    for name, measure in _PINNED.items():
        view = View("projects", _FILTERS, (department.pk,), measure)
        values = {"name": f"{_YEAR}年{name}", "grade": Pin.Grade.FILE}
        pin = pin_view(department=department, view=view, values=values, by=by)
        rows = Indicator.objects.filter(program__year__department=department, program__year__year=_YEAR, name=name)
        for row in rows.select_related("program__year__department", "program__program__section", "section"):
            bind(pin=pin, indicator=row, by=by)
        made.append(pin)
    return made
