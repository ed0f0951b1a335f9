"""Ledgers of a bureau as the tests of boards want them: a little of everything, in 2021 and 2022."""

from datetime import date
from typing import Any

from jixiao.web.boards.actions import supply_map
from jixiao.web.boards.models import DistrictMap
from jixiao.web.ledger.registry import ledgers
from jixiao.web.people.actions.offices import place_of
from tests.web.ledger.made import made_row

YI, WAN = 10**10, 10**6  # 分
MAP = """{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "鹿泉区", "extra": 1},
 "geometry": {"type": "Polygon", "coordinates": [[[114.1, 38.0], [114.4, 38.0], [114.4, 38.2], [114.1, 38.0]]]}}]}"""


def project(world: Any, name: str, wan: int, **values: Any) -> Any:
    place = place_of(code=values.pop("place", "130110"))
    held = {"agreement": "contract", "stage": "signed", "place": place, "chain": "生物医药", **values}
    return made_row(world, ledgers()["projects"], name=name, total_investment=wan * WAN, **held)


def signing(world: Any, row: Any, kind: str, day: str, wan: int) -> Any:
    values = {"project": row, "kind": kind, "signed_on": date.fromisoformat(day), "amount": wan * WAN}
    return made_row(world, ledgers()["signings"], place=row.place, **values)


def made_ledgers(world: Any) -> None:
    """Six signed projects and one in talks; money, activities and issues of some months."""
    may, last = date(2022, 5, 10), date(2021, 6, 1)
    project(world, "甲项目", 20_000, signed_on=may, landed_on=date(2022, 7, 1), started_on=date(2022, 8, 1))
    project(world, "乙项目", 3_000, signed_on=date(2022, 3, 1), place="130102", chain="新材料")
    raised = project(world, "丙项目", 15_000, signed_on=date(2022, 2, 1))
    signing(world, raised, "framework", "2022-02-01", 15_000)
    signing(world, raised, "contract", "2022-06-01", 18_000)  # adds nothing: counted in February
    project(world, "丁项目", 8_000, signed_on=date(2022, 9, 1), agreement="framework", chain="")
    project(world, "戊项目", 6_000, signed_on=last)
    project(world, "己项目", 90_000, stage="negotiating", agreement="none")
    project(world, "庚项目", 12_000, stage="review", agreement="none")
    foreign = ledgers()["foreign_capital"]
    for day, wan, form in ((last, 100, "increase"), (may, 300, "increase"), (date(2022, 1, 5), 200, "registered")):
        made_row(world, foreign, on=day, amount=wan * WAN, form=form)
    for day, wan, origin in ((last, 5_000, "province"), (may, 7_000, "province"), (may, 900, "city")):
        made_row(world, ledgers()["paid_in"], on=day, amount=wan * WAN, origin=origin)
    made_row(world, ledgers()["events"], held_on=may, attended=40)
    made_row(world, ledgers()["visits"], on=may, direction="out")
    firm = made_row(world, ledgers()["enterprises"], name="示例公司")
    made_row(world, ledgers()["issues"], enterprise=firm, raised_on=may, answered_on=date(2022, 5, 12), answer="答复")
    late = {"raised_on": date(2022, 6, 1), "solve_due_on": date(2022, 7, 1)}
    made_row(world, ledgers()["issues"], enterprise=firm, **late)
    zone = made_row(world, ledgers()["zones"], name="某开发区")
    made_row(world, ledgers()["assessments"], zone=zone, scheme="contest", year=2022, points=9_550, rank=1)
    made_row(world, ledgers()["zone_years"], zone=zone, year=2022, revenue=300 * YI)
    made_row(world, ledgers()["obligations"], project=raised, due_on=date(2022, 10, 1))


def break_in(world: Any, day: date) -> Any:
    return made_row(world, ledgers()["definitions"], name="新口径", series="foreign", since=day, note="口径有调整")


def made_map(world: Any) -> DistrictMap:
    values = {"name": "市区图", "approval": "冀S（2022）001号"}
    return supply_map(department=world.d.bureau, data=MAP.encode(), by=world.compiler, **values)
