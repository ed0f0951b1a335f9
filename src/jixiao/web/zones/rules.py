"""The courses that works and reforms take, and what holds of points."""

from typing import Any

from jixiao.web.ledger.column import Errors, Values
from jixiao.web.ledger.course import Course
from jixiao.web.zones.models import Carrier, ReformItem, ZoneYear

REFORM = Course(
    ReformItem,
    {"started_on": ReformItem.Stage.STARTED, "done_on": ReformItem.Stage.DONE},
    first=ReformItem.Stage.PLANNED,
)
CARRIER = Course(
    Carrier,
    {"started_on": Carrier.Stage.BUILDING, "finished_on": Carrier.Stage.FINISHED, "used_on": Carrier.Stage.USED},
    first=Carrier.Stage.PLANNED,
)


def judge_zone_year(values: Values, row: Any) -> Errors:
    """One row a zone and year."""
    zone, year = (values.get(name, getattr(row, name, None)) for name in ("zone", "year"))
    others = ZoneYear.objects.filter(zone=zone, year=year, removed_at=None).exclude(pk=row.pk if row else 0)
    return {"year": f"{zone} {year}年的数据已经有了"} if zone and others.exists() else {}


def judge_assessment(values: Values, row: Any) -> Errors:
    """No more points than there are."""
    full, points = (values.get(name, getattr(row, name, None)) for name in ("full_points", "points"))
    return {"points": "得分多于满分"} if None not in (full, points) and points > full else {}


def judge_carrier(values: Values, row: Any) -> Errors:
    """No more to let than there is."""
    floor, free = (values.get(name, getattr(row, name, None)) for name in ("floor", "free"))
    wrong = CARRIER.judge(values, row)
    if None not in (floor, free) and free > floor:
        wrong["free"] = "可供面积多于建筑面积"
    return wrong
