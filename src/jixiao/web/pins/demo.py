"""Pins of the demonstration: the city bureau's published figures rest on its ledgers."""

from dataclasses import dataclass

from jixiao.web.ledger.view import COUNT, View
from jixiao.web.people.models import Department, Person
from jixiao.web.people.roles import Role
from jixiao.web.pins.actions.binding import bind
from jixiao.web.pins.actions.pins import pin_view
from jixiao.web.pins.models import Pin
from jixiao.web.pins.taking import base_asked
from jixiao.web.years.models import Indicator

_BUREAU, _YEAR, _DECIMALS = "石家庄市投资促进局", 2022, 1


@dataclass(frozen=True, slots=True)
class _Figure:
    """An indicator, and what of a ledger it is; `over` is the key of what that is held over, in % with one decimal."""

    indicator: str
    ledger: str
    filters: tuple[tuple[str, str], ...]
    measure: str = COUNT
    over: str = ""
    note: str = ""


def _within(day: str) -> tuple[tuple[str, str], ...]:
    return ((f"{day}_from", f"{_YEAR}-01-01"), (f"{day}_to", f"{_YEAR}-12-31"))


_LARGE = (("total_investment_from", "1亿元"), *_within("signed_on"))
_GREAT = (*(("kind", kind) for kind in ("promotion", "talks", "matching", "signing")), *_within("held_on"))
_THIS_YEAR = (("year_from", str(_YEAR)), ("year_to", str(_YEAR)))
_FIGURES = (
    _Figure("签约亿元以上项目数", "projects", _LARGE),
    _Figure("签约亿元以上项目总投资", "projects", _LARGE, "total_investment"),
    _Figure(
        "亿元以上项目开工率",
        "projects",
        (*_LARGE, *_within("started_on")),
        over="without-started_on",
        note="示例：单位没有公布这个比率，完成值和台账的开工日期都是演示编制的",
    ),
    _Figure("举办重点招商活动次数", "events", _GREAT),
    _Figure("参会企业到会率", "events", _GREAT, "attended", over="by-guests"),
    _Figure("完成考核的开发区数", "assessments", (("scheme", "province"), *_THIS_YEAR)),
    _Figure("实行“标准地”的开发区数", "reform_items", (("kind", "land"), ("stage", "done"))),
    _Figure("省级以上开发区营业收入增长率", "zone_years", _THIS_YEAR, "revenue", over="last-year"),
    _Figure("实际使用外资增长率", "foreign_capital", _within("on"), "amount", over="last-year"),
)


def pin_demo() -> list[Pin]:
    """The pins that were made and bound, one a figure."""
    department = Department.objects.filter(is_demo=True, name=_BUREAU).select_related("place").first()
    by = Person.objects.filter(department=department, roles__role=Role.COMPILER).order_by("pk").first()
    if department is None or by is None:
        return []
    return [_pinned(figure, department, by) for figure in _FIGURES]


def _pinned(figure: _Figure, department: Department, by: Person) -> Pin:
    view = View(figure.ledger, figure.filters, (department.pk,), figure.measure)
    values = {"name": f"{_YEAR}年{figure.indicator}", "grade": Pin.Grade.FILE, "note": figure.note}
    pin = pin_view(
        department=department, view=view, over=base_asked(view, figure.over, _DECIMALS), values=values, by=by
    )
    rows = Indicator.objects.filter(
        program__year__department=department, program__year__year=_YEAR, name=figure.indicator
    )
    for row in rows.select_related("program__year__department", "program__program__section", "section"):
        bind(pin=pin, indicator=row, by=by)
    return pin
