"""Pins over three projects of the bureau: two over 1 亿元, one below."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from jixiao.web.ledger.view import View
from jixiao.web.pins.actions.pins import pin_view
from jixiao.web.pins.models import Pin
from tests.web.evidence.made import make_year
from tests.web.ledger.made import PROJECTS, made_row

YI = 10**10  # 分
LARGE = (("total_investment_from", "1亿"),)


def make_projects(world: Any) -> list[Any]:
    sizes = (("甲项目", 3 * YI), ("乙项目", 2 * YI + 5 * YI // 10), ("丙项目", YI // 2))
    signed = date(2022, 5, 1)
    return [made_row(world, name=name, total_investment=size, signed_on=signed) for name, size in sizes]


def make_pin(world: Any, measure: str = "count", **values: Any) -> Pin:
    view = View(PROJECTS.name, LARGE, (world.d.bureau.pk,), measure)
    given = {"name": "签约亿元以上项目", "grade": Pin.Grade.FILE} | values
    return pin_view(department=world.d.bureau, view=view, values=given, by=world.writer)


def make_all(world: Any) -> SimpleNamespace:
    """A year, the projects, and the number of the large ones pinned."""
    year = make_year(world)
    year.projects = make_projects(world)
    year.pin = make_pin(world)
    return year
