"""A leader's look at the work: a board whose figures lead to rows, a wall that turns by itself, the monthly brief."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.long]
BOARDS = (
    "/boards/", "/boards/projects/", "/boards/targets/", "/boards/capital/", "/boards/zones/", "/boards/service/",
    "/boards/attention/", "/boards/brief/", "/boards/stalled/", "/boards/counted/",
)  # fmt: skip


def test_a_leader_reads_the_board_follows_a_figure_and_takes_the_brief(opened):
    page = opened("demo-leader")
    page.goto("/boards/")
    expect(page.locator("#box-signed")).to_contain_text("4,233.87")
    expect(page.locator("#box-months .chart svg")).to_be_visible()
    page.click("nav[aria-label=看板] >> text=项目")
    page.select_option("#id_month", "6")
    expect(page.locator("#rows")).to_contain_text("2022年1—6月")
    assert "month=6" in page.url
    expect(page.locator("#box-months .chart svg")).to_be_visible()
    page.select_option("#id_month", "12")
    expect(page.locator("#box-bands")).to_contain_text("4,212.88")
    page.click("#box-bands tr:has-text('1亿元以上') >> text=940")
    expect(page.locator(".figures")).to_contain_text("4,212.88 亿元")
    page.goto("/boards/projects/?year=2022&month=12")
    bar = page.locator("#box-funnel .chart svg path[fill='#1e5fa8']").nth(4)
    bar.click()
    page.wait_for_url(re.compile("/ledgers/projects/"))
    page.goto("/boards/brief/?year=2022&month=10")
    expect(page.locator("article")).to_contain_text("招商引资工作月报（2022年10月）")
    with page.expect_download() as caught:
        page.click("text=下载 Word")
    assert caught.value.suggested_filename.endswith(".docx")


def test_a_wall_turns_without_hands_and_is_left_by_escape(opened):
    page = opened("demo-leader", width=1920, height=1080)
    page.goto("/boards/wall/?year=2022&month=12&seconds=5")
    expect(page.locator(".slide-section")).to_have_text("总览")
    expect(page.locator(".slide-section")).to_have_text("项目", timeout=12_000)
    expect(page.locator(".slide-boxes .chart svg").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight + 1")
    page.keyboard.press("Escape")
    page.wait_for_url(re.compile(r"/boards/\?"))


@pytest.mark.parametrize("width", [1440, 390])
def test_no_board_is_wider_than_the_screen(opened, width):
    page = opened("demo-writer", width=width)
    for address in BOARDS:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
