"""Boards: every figure is the sum of the rows it leads to; what counts, what is compared, who sees what."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from jixiao.web.boards.pictures import Cell, Drawing, Figures, Table, Tiles
from jixiao.web.boards.sections import SECTIONS
from jixiao.web.ledger.actions.rows import change_row, remove_row
from jixiao.web.ledger.registry import ledgers
from jixiao.web.pins.actions.binding import bind
from jixiao.web.promotion import parts
from jixiao.web.promotion.models import Project
from tests.web.boards.made import MAP, WAN, break_in, made_ledgers, made_map
from tests.web.ledger.made import PROJECTS
from tests.web.pins.made import make_all

YEAR = "year=2022&month=12"


@pytest.fixture
def bureau(world):
    """The bureau with its ledgers."""
    made_ledgers(world)
    return world


def board(browser: Any, section: str = "projects", asked: str = YEAR) -> dict[str, Any]:
    """What a section shows, by box."""
    response = browser.get(f"/boards/{section}/?{asked}")
    assert response.status_code == 200
    return {one.box.key: one.picture for one in response.context["shown"]}


def figures(picture: Figures) -> dict[str, Any]:
    return {one.label: one for one in picture.figures}


def cells(picture: Any) -> Iterator[Cell]:
    """Every number of a picture that leads somewhere."""
    match picture:
        case Figures():
            yield from (cell for one in picture.figures for cell in (one.now, one.before) if cell.address)
        case Drawing(chart=chart):
            for _, row in chart.table():
                yield from (Cell(value, chart.unit, link) for value, link in row if link)
        case Tiles():
            yield from (cell for tile in picture.tiles for cell in (tile.number, tile.amount))
        case Table():
            rows = [cell for row in picture.rows for cell in row if cell.address and not isinstance(cell.value, str)]
            yield from (*rows, *((picture.total,) if picture.total else ()))


def shown_at(browser: Any, cell: Cell) -> set[int]:
    """The count and the sums of the page that a number leads to."""
    context = browser.get(cell.address).context
    if "asked" in context:  # a list of a ledger
        total = context["asked"].total
        sums = {value for value in total.sums.values() if value is not None}
        return {total.count, *sums} if cell.look == "count" else sums
    if "lines" in context:  # what the policy counted
        return {context["total"].number if cell.look == "count" else context["total"].amount}
    if "stays" in context:
        return {len(one.gone) for one in context["stays"]}
    return {context["listing"].total}


@pytest.mark.parametrize("section", [one.key for one in SECTIONS if one.key not in ("overview", "targets")])
def test_every_figure_is_what_the_rows_come_to_that_it_leads_to(bureau, writer, section):
    found = {cell.address: cell for picture in board(writer, section).values() for cell in cells(picture) if cell.value}
    assert found
    for address, cell in found.items():
        assert cell.value in shown_at(writer, cell), address


def test_signed_projects_count_once_by_the_policy_and_frameworks_stand_apart(bureau, writer):
    signed = figures(board(writer)["signed"])
    assert (signed["签约项目"].now.value, signed["签约金额"].now.value) == (4, 46_000 * WAN)
    assert (signed["其中：正式合同"].now.value, signed["框架协议和意向"].now.value) == (2, 2)
    assert (signed["签约项目"].before.value, signed["签约项目"].growth) == (1, 300)
    tiles = {one.label: (one.number.value, one.amount.value) for one in board(writer)["districts"].tiles}
    assert tiles == {"鹿泉区": (3, 43_000 * WAN), "长安区": (1, 3_000 * WAN)}
    bands = {row[0].value: row[1].value for row in board(writer)["bands"].rows}
    assert (bands["1亿元以上"], bands["5000万元以上"], bands["1000万元以上"]) == (2, 3, 4)
    page = writer.get(board(writer)["bands"].rows[2][1].address).content.decode()
    assert "丙项目" in page
    assert "签框架协议" in page
    assert "乙项目" not in page


def test_the_months_asked_for_are_those_that_are_shown(bureau, writer):
    until_april = figures(board(writer, asked="year=2022&month=4")["signed"])
    assert until_april["签约项目"].now.value == 2
    assert until_april["签约项目"].before.value == 0
    chart = board(writer, asked="year=2022&month=4")["months"].chart
    assert list(chart.labels) == ["1月", "2月", "3月", "4月"]
    assert [list(one.values) for one in chart.series] == [[0, 0, 1, 0], [0, 1, 0, 0]]


def test_what_became_of_the_projects_of_a_year(bureau, writer):
    rows = [[cell.value for cell in row] for row in board(writer)["conversion"].rows]
    assert [row[:2] + row[2::2] for row in rows] == [["2022年", 4, 1, 1, 0], ["2021年", 1, 0, 0, 0]]
    pace = {row[0].value: row[1].value for row in board(writer)["pace"].rows}
    assert pace == {"签约": 52, "落地": 31}


def test_more_projects_than_are_counted_at_once_come_to_the_same(bureau, browser_of, monkeypatch):
    Project.objects.filter(name="甲项目").update(department=bureau.d.district_bureau)
    at_once = board(browser_of("finance"), asked=f"department=&{YEAR}")
    assert figures(at_once["signed"])["签约项目"].now.value == 4
    cache.clear()
    monkeypatch.setattr(parts, "MOST", 1)
    assert board(browser_of("finance"), asked=f"department=&{YEAR}") == at_once


def test_figures_of_another_definition_are_marked_and_not_compared(bureau, writer):
    capital = figures(board(writer, "capital")["capital"])
    assert (capital["实际使用外资"].now.value, capital["实际使用外资"].growth) == (500 * WAN, 400)
    break_in(bureau, date(2022, 5, 1))
    shown = board(writer, "capital")
    capital = figures(shown["capital"])
    assert (capital["实际使用外资"].growth, capital["实际使用外资"].note[:10]) == (None, "2022-05-01")
    assert "5月▲" in shown["foreign"].chart.labels
    assert shown["foreign"].notes == ["▲ 2022-05-01 起：口径有调整"]


def test_a_change_of_a_ledger_shows_at_once(bureau, writer):
    assert figures(board(writer)["signed"])["签约项目"].now.value == 4
    row = Project.objects.get(name="乙项目")
    values = {"signed_on": date(2020, 1, 1)}
    change_row(ledger=ledgers()["projects"], row=row, values=values, by=bureau.writer)
    assert figures(board(writer)["signed"])["签约项目"].now.value == 3
    remove_row(ledger=ledgers()["projects"], row=Project.objects.get(name="丁项目"), reason="重复", by=bureau.writer)
    assert figures(board(writer)["signed"])["签约项目"].now.value == 2


def test_others_see_their_own_and_who_oversees_them_sees_all(bureau, browser_of):
    assert board(browser_of("neighbour")) == {}
    assert browser_of("neighbour").get(f"/boards/?department={bureau.d.bureau.pk}").status_code == 400
    assert figures(board(browser_of("finance"))["signed"])["签约项目"].now.value == 4
    every = browser_of("finance").get(f"/boards/targets/?{YEAR}").content.decode()
    assert "请在上面选一个部门" in every
    counted = browser_of("neighbour").get("/boards/counted/?since=2022-01-01&until=2022-12-31")
    assert counted.context["number"] == 0
    assert "换一个年度或部门" in browser_of("neighbour").get("/boards/").content.decode()


def test_an_indicator_stands_beside_its_target_and_leads_to_its_evidence(world, writer):
    made = make_all(world)
    bind(pin=made.pin, indicator=made.signed, by=world.writer)
    shown = board(writer, "targets")
    row = next(row for row in shown["targets"].rows if row[0].value == made.signed.name)
    assert [cell.value for cell in row[2:4]] == ["≥10个", "2个"]
    assert row[3].address == f"/pins/{made.pin.pk}/"
    assert row[4].tone == "red"
    change_row(ledger=PROJECTS, row=made.projects[0], values={"total_investment": 1}, by=world.writer)
    shown = board(writer, "targets")
    row = next(row for row in shown["targets"].rows if row[0].value == made.signed.name)
    assert row[3].value == "2个（台账已变）"


@pytest.mark.parametrize("asked", ["year=abc", "month=13", "season=1", "department=x"])
def test_what_is_not_understood_is_refused(writer, asked):
    assert writer.get(f"/boards/?{asked}").status_code == 400


def test_a_wall_turns_by_itself_and_passes_over_what_is_empty(bureau, writer):
    page = writer.get(f"/boards/wall/?{YEAR}&seconds=7").content.decode()
    assert 'hx-trigger="every 7s"' in page
    seen, at = [], 0
    for _ in range(30):
        turned = writer.get(f"/boards/wall/?{YEAR}&slide={at}").context["turned"]
        assert all(not one.is_empty for one in turned.shown)
        seen.append((turned.slide.section.key, tuple(one.box.key for one in turned.shown)))
        at = turned.following
        if turned.following == 0:
            break
    assert {section for section, _ in seen} == {"overview", "projects", "capital", "zones", "service", "attention"}
    assert seen[0] == ("overview", ("signed", "capital", "work", "issues"))


def test_an_empty_bureau_has_a_wall_and_a_board_that_say_so(world, browser_of):
    assert "还没有可以显示的数据" in browser_of("neighbour").get("/boards/wall/").content.decode()
    assert "还没有可以显示的数据" in browser_of("neighbour").get("/boards/").content.decode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("地图", "不是 GeoJSON 文件"),
        ("[1]", "没有地区边界"),
        ('{"type": "FeatureCollection", "features": []}', "1 到 400 个地区"),
        (MAP.replace('"name"', '"title"'), "没有名称"),
        (MAP.replace("Polygon", "Point"), "没有边界"),
        (MAP.replace("114.1", '"<script>"'), "边界坐标不对"),
        (MAP.replace("38.2", "380"), "边界坐标不对"),
    ],
)
def test_a_map_that_is_none_is_refused_with_the_reason(world, compiler, content, said):
    file = SimpleUploadedFile("a.json", content.encode())
    typed = {"department": world.d.bureau.pk, "name": "市区图", "approval": "冀S（2022）001号", "file": file}
    response = compiler.post("/boards/maps/", typed)
    assert response.status_code == 422
    assert said in response.content.decode()


def test_a_map_needs_its_approval_number_which_is_shown_beneath_it(bureau, compiler, browser_of):
    typed = {"department": bureau.d.bureau.pk, "name": "市区图", "approval": "没有"}
    refused = compiler.post("/boards/maps/", {**typed, "file": SimpleUploadedFile("a.json", MAP.encode())})
    assert "审图号的写法" in refused.content.decode()
    row = made_map(bureau)
    page = compiler.get(f"/boards/projects/?{YEAR}").content.decode()
    assert "审图号：冀S（2022）001号" in page
    drawn = compiler.get(f"/boards/maps/{row.pk}/").json()["features"]
    assert [one["properties"] for one in drawn] == [{"name": "鹿泉区"}]
    assert browser_of("neighbour").get(f"/boards/maps/{row.pk}/").status_code == 404
    compiler.post(f"/boards/maps/{row.pk}/end/")
    assert "审图号" not in compiler.get(f"/boards/projects/?{YEAR}").content.decode()
