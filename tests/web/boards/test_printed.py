"""The monthly brief has the figures of the boards, each with its source."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jixiao.report.docx.sealed import unsealed
from jixiao.web.boards.pictures import Figures
from tests.web.boards.made import made_ledgers

YEAR = "year=2022&month=12"


@pytest.fixture
def bureau(world):
    made_ledgers(world)
    return world


def test_the_brief_prints_what_the_boards_show_and_where_it_is_from(bureau, writer):
    response = writer.get(f"/boards/brief/file/?{YEAR}")
    assert response["Content-Disposition"].endswith(".docx")
    trace = unsealed(Path("月报.docx"), response.content)
    assert trace is not None
    assert trace.title == "市投资促进局招商引资工作月报（2022年12月）"
    printed = {datum.label: datum for datum in trace.data if datum.key.endswith("/total")}
    shown = [
        one
        for section in ("projects", "capital", "service")
        for box in writer.get(f"/boards/{section}/?{YEAR}").context["shown"]
        if isinstance(box.picture, Figures)
        for one in box.picture.figures
        if one.now.value
    ]
    assert len(shown) > 10
    worth = {"亿元": 10**10, "万元": 10**6, "万美元": 10**6}
    for one in shown:
        datum = printed[one.label]
        assert datum.value * worth.get(one.now.unit, 1) == one.now.value
        assert datum.provenance[0].cell == one.now.address


def test_the_page_of_the_brief_says_growth_tables_and_sources(bureau, writer):
    page = writer.get(f"/boards/brief/?{YEAR}").content.decode()
    assert "签约项目4个，比上年同期增长300.00%" in page
    assert "各产业链签约" in page
    assert "到期没有履行的条款" in page
    assert "项目台账：部门 市投资促进局；开工日期从 2022-01-01；开工日期到 2022-12-31" in page


COSTS = {"/boards/": 12, "/boards/projects/": 9, "/boards/attention/": 9, "/boards/wall/?slide=3": 8}


@pytest.mark.parametrize("address", COSTS)
def test_a_board_that_was_drawn_costs_few_queries_however_much_there_is(bureau, writer, address):
    address = f"{address}{'&' if '?' in address else '?'}{YEAR}"
    writer.get(address)
    with CaptureQueriesContext(connection) as captured:
        writer.get(address)
    assert len(captured) <= COSTS[address.split("?year")[0].split("&year")[0]]
