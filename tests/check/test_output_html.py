"""The web page: one file, the document as it is, a mark for every place, a card for every finding."""

import re
from dataclasses import replace

import pytest
from lxml import html

from jixiao import api
from jixiao.check.checked import Checked, Problem, checked
from jixiao.check.output.html.page import write_html
from jixiao.check.rule import all_rules
from jixiao.dossier.finding import Related
from jixiao.norms.resolve import norms_of
from jixiao.readers import sniff

RULES = [rule for rule in all_rules() if rule.code == "SUM101"]
PAGE = """
<h1>某县商务局2022年度部门整体支出绩效自评报告</h1>
<h2>一、收支</h2>
<p>收入1600.86万元，分为基本支出1164.81万元、项目支出426.05万元，用于&lt;甲&amp;乙&gt;。</p>
<table><tr><td rowspan="2">产出指标</td><td colspan="2">数量指标</td></tr><tr><td>活动</td><td>12</td></tr></table>
"""


@pytest.fixture
def record(tmp_path):
    file = tmp_path / "报告.html"
    file.write_text(f"<html><head><meta charset=utf-8></head><body>{PAGE}</body></html>", encoding="utf-8")
    dossier = api.extract(sniff.read(file))
    return checked(dossier, api.check(dossier, rules=RULES), norms_of(), keep=True)


@pytest.fixture
def page(record):
    return html.fromstring(write_html([record, Checked("坏.pdf", problem=Problem("这是<扫描件>", "请先识别"))], RULES))


def words(node):
    return "".join(node.text_content().split())


def test_nothing_is_fetched_from_elsewhere(record):
    text = write_html([record], RULES)
    assert re.findall(r"""(?:src|href)\s*=\s*["'](?!#)|@import|url\(|https?:""", text) == []
    assert "default-src 'none'" in text


def test_the_document_is_shown_whole(page):
    paper = page.xpath("//*[@id='file1']/section")[0]
    assert words(paper) == (
        "某县商务局2022年度部门整体支出绩效自评报告一、收支"
        "收入1600.86万元，分为基本支出1164.81万元、项目支出426.05万元，用于<甲&乙>。"
        "产出指标数量指标活动12"
    )


def test_merged_cells_keep_their_spans(page):
    rows = page.xpath("//*[@id='file1']//section//tr")
    assert [[(cell.text_content(), cell.get("rowspan"), cell.get("colspan")) for cell in row] for row in rows] == [
        [("产出指标", "2", None), ("数量指标", None, "2")],
        [("活动", None, None), ("12", None, None)],
    ]


def test_every_finding_has_a_card_and_marks(page):
    (card,) = page.xpath("//li[contains(@class, 'finding-card')]")
    assert (card.get("id"), card.get("data-severity"), card.get("data-family")) == ("f1-1", "error", "sums")
    assert "1164.81+426.05=1590.86≠1600.86" in words(card)
    own = page.xpath("//mark[@data-own='f1-1']")
    related = page.xpath("//mark[@data-related='f1-1']")
    assert [(mark.text, mark.get("class"), mark.get("data-label")) for mark in own] == [("1600.86万元", "error", "1")]
    assert [mark.text for mark in related] == ["1164.81万元", "426.05万元"]
    chips = card.xpath(".//button/@data-at")
    assert chips == [mark.get("data-at") for mark in related]


def test_a_file_that_could_not_be_read_says_why(page):
    assert "这是<扫描件>。请先识别。" in words(page.xpath("//*[@id='file2']")[0])


def test_files_are_listed_with_their_counts(page):
    items = page.xpath("//nav[@class='files']//li")
    assert [words(item) for item in items] == ["报告.html1", "坏.pdf未能检查"]


def test_findings_between_files_are_marked_in_both(record):
    first = record.findings[0]
    there = Related(first.place, "1600.86", "万元", record.path)
    other = replace(record, path="另一份.html", findings=(replace(first, related=(there,)),))
    page = html.fromstring(write_html([record, other], RULES))
    (mark,) = page.xpath("//*[@id='file1']//mark[@data-own='f1-1']")
    assert mark.get("data-related") == "f2-1"
    assert page.xpath("//*[@id='f2-1']//button/@data-file") == ["1"]
