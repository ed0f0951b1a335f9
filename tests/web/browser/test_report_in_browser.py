"""A compiler's work on the report, in a browser: read, follow a number, write, freeze, compare, take away."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect

from jixiao import api

pytestmark = pytest.mark.browser
OWN = ".piece.words"


def report_of(opened, person: str = "demo-compiler", width: int = 1440):
    """The report of 2022, as the menu leads to it."""
    page = opened(person, width)
    page.goto("/years/")
    page.get_by_role("row", name="2022").get_by_role("link", name="石家庄市投资促进局", exact=True).click()
    page.get_by_role("link", name="报告", exact=True).first.click()
    expect(page.locator(".paper h1")).to_contain_text("2022年度部门整体支出绩效自评报告")
    return page


def downloaded(page, link) -> bytes:
    with page.expect_download() as started:
        link.click()
    return Path(started.value.path()).read_bytes()


def test_a_number_opens_its_way_beside_the_text(opened):
    page = report_of(opened, "demo-writer")
    page.locator(".paper .n", has_text="1164.81").first.click()
    way = page.locator("#way")
    expect(way).to_contain_text("2022年基本支出全年预算数")
    expect(way).to_contain_text("收支预决算表.xlsx")
    page.locator(".paper .n", has_text="21.30").first.click()
    expect(way).to_contain_text("(1524.96万元 − 1257.18万元) ÷ 1257.18万元 × 100% = 21.30%")


def test_the_report_is_written_frozen_compared_and_taken_away_as_word(opened):
    page = report_of(opened)
    words = page.locator(OWN, has_text="本局为市政府工作部门")
    words.get_by_role("button", name="改写").click()
    text = page.locator("#words-text")
    expect(text).to_be_focused()
    page.locator("[data-editor-close]").click()
    page.get_by_role("button", name="存为一版").click()
    page.locator(".freeze input[name=name]").fill("初稿")
    page.get_by_role("button", name="保存这一版").click()
    expect(page.locator("#messages")).to_contain_text("初稿")

    page.get_by_role("link", name="报告正文").click()
    page.locator(OWN, has_text="本局为市政府工作部门").get_by_role("button", name="改写").click()
    before = text.input_value()
    text.fill(before + "\n另有直属单位一个。")
    expect(page.locator("#saved")).to_contain_text("已保存")
    page.get_by_role("button", name="完成", exact=True).click()
    expect(page.locator(".paper")).to_contain_text("另有直属单位一个。")
    expect(text).to_have_count(0)

    page.get_by_role("link", name="版本", exact=True).click()
    page.get_by_role("link", name="与现在比较").first.click()
    expect(page.locator("ins", has_text="另有直属单位一个。")).to_be_visible()

    page.get_by_role("link", name="报告正文").click()
    page.get_by_role("button", name="导出").click()
    data = downloaded(page, page.get_by_role("link", name="Word（docx，带追溯）"))
    assert "另有直属单位一个。" in [paragraph.text for paragraph in Document(BytesIO(data)).paragraphs]
    assert len(api.trace("报告.docx", data).trace.printings) > 200

    page.locator(OWN, has_text="另有直属单位一个。").get_by_role("button", name="改写").click()
    text.fill(before)
    page.get_by_role("button", name="完成", exact=True).click()
    expect(page.locator(".paper")).not_to_contain_text("另有直属单位一个。")


def test_the_checker_speaks_in_the_margin(opened):
    page = report_of(opened, "demo-writer")
    page.locator("#tab-findings").click()
    expect(page.locator(".remark").first).to_be_visible()
    page.locator(".flags a").first.click()
    expect(page.locator(".remark.lit")).to_have_count(1)


def test_on_a_phone_the_way_of_a_number_lies_over_the_text(opened):
    page = report_of(opened, "demo-leader", 390)
    page.locator(".paper .n", has_text="1164.81").first.click()
    expect(page.locator("#way")).to_contain_text("2022年基本支出全年预算数")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("[data-side-close]").first.click()
    expect(page.locator("#way")).not_to_be_visible()
