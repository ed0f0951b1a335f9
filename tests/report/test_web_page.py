"""The web page: nothing from elsewhere, every number clickable, its trace inside."""

import json

import pytest
from lxml import html

from jixiao.dossier.generated import TRACE_SCRIPT
from jixiao.report.blocks import Paragraph, Report, Role, Run
from jixiao.report.html.write import write
from jixiao.report.sealing import from_json
from jixiao.report.trace import trace_of
from tests.report.making import composed, traced


@pytest.fixture(scope="module")
def page():
    made = composed()
    return html.fromstring(write(made.report, traced(made)))


def embedded(page, identity: str) -> str:
    (script,) = page.xpath(f'//script[@id="{identity}"]')
    return script.text


def test_every_number_can_be_clicked_and_has_its_way_back(page):
    ways = json.loads(embedded(page, "ways"))
    marks = page.xpath('//*[contains(concat(" ", @class, " "), " n ")]/@data-mark')
    assert len(marks) == len(set(marks)) == len(ways["printings"])
    for mark in marks:
        assert ways["data"][ways["printings"][mark]["key"]]["label"]


def test_a_way_back_names_working_and_sources(page):
    ways = json.loads(embedded(page, "ways"))
    rate = next(printing for printing in ways["printings"].values() if printing["text"] == "21.30%")
    datum = ways["data"][rate["key"]]
    assert rate["rounding"] == "原值 21.3000524984%，四舍五入到 2 位小数"
    assert datum["working"].startswith("(1524.96万元 − 1257.18万元)")
    assert ways["data"][datum["operands"][0]]["sources"] == [
        "预算决算.xlsx 工作表“收支”第4行第4列（收支!D4）「1524.96」"
    ]


def test_the_trace_lies_in_the_page(page):
    assert from_json(embedded(page, TRACE_SCRIPT), "页") == traced(composed())


def test_the_page_needs_nothing_from_elsewhere(page):
    policy = page.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')[0]
    assert policy.startswith("default-src 'none'")
    assert page.xpath("//*[@src] | //link | //a[starts-with(@href, 'http')]") == []


def test_markup_in_the_words_of_an_office_stays_words():
    hostile = "</script><script>alert(1)</script><b>粗</b>"
    report = Report(hostile, "", "", 2022, (Paragraph(Role.BODY, (Run(hostile),)),), ())
    page = html.fromstring(write(report, trace_of(report, ())))
    assert [script.get("id") or "page" for script in page.xpath("//script")] == ["ways", TRACE_SCRIPT, "page"]
    assert page.xpath("//article/p")[0].text_content() == hostile


def test_headings_and_tables_are_real_ones(page):
    assert [heading.text_content() for heading in page.xpath("//h1")] == [
        "石家庄市投资促进局2022年度部门整体支出绩效自评报告"
    ]
    assert len(page.xpath("//h2")) == 6
    assert page.xpath("//table/caption")[0].text_content() == "2022年部门支出预算执行情况（单位：万元）"
    assert page.xpath('//td[@rowspan="3"]')[0].text_content() == "产出指标"
