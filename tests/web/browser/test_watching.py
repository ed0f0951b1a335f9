"""A round of monitoring as an office lives through it: typed in the sheet, explained, handed in, read by a leader."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.long]


@pytest.fixture
def year(opened) -> str:
    """The address of the demonstration's year."""
    page = opened("demo-colleague")
    page.goto("/monitoring/")
    return str(page.url)


def test_a_section_fills_in_sees_the_light_gives_the_reason_and_hands_in(opened, year):
    page = opened("demo-colleague")
    page.goto(year)
    page.get_by_role("link", name="1—7月", exact=True).click()
    page.get_by_role("link", name="填指标").click()
    trainings = page.locator("tr.grid-data", has_text="开发区培训次数")
    below = page.locator(f'tr.grid-findings[data-under="{trainings.get_attribute("data-row")}"]')
    expect(below).to_contain_text("须说明原因：监控期完成值 1 次")
    trainings.locator("td").nth(6).click()
    page.keyboard.type("第二次培训改到九月")
    page.keyboard.press("Enter")
    expect(below).to_have_count(0)
    expect(trainings).to_contain_text("第二次培训改到九月")
    page.get_by_role("link", name="总览", exact=True).click()
    page.get_by_role("button", name="提交").click()
    expect(page.locator("#messages")).to_contain_text("已提交")


def test_what_is_no_number_is_told_where_it_stands_and_stays_typed(opened, year):
    page = opened("demo-writer")
    page.goto(year)
    page.get_by_role("link", name="1—7月", exact=True).click()
    page.get_by_role("link", name="填指标").click()
    row = page.locator("tr.grid-data", has_text="参会企业到会率")
    row.locator("td").nth(2).click()
    page.keyboard.type("九成多")
    page.keyboard.press("Enter")
    expect(page.locator(".grid-words")).to_contain_text("不是数字")


@pytest.mark.parametrize("width", [1440, 390])
def test_a_leader_reads_the_lights_on_any_screen(opened, year, width):
    page = opened("demo-leader", width=width)
    page.goto(year)
    page.get_by_role("link", name="1—7月", exact=True).click()
    expect(page.locator("main")).to_contain_text("各项目的灯")
    expect(page.locator("main")).to_contain_text("红灯")
    page.get_by_role("link", name="开发区管理经费").click()
    expect(page.locator("main")).to_contain_text("监控期执行数 6.16 万元 ÷ 预算数 27 万元 = 22.81%")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
