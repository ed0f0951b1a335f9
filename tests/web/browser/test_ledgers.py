"""The main path of a ledger in a browser: find and sum, add, move through a stage, take a table in, count two ways."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.long]
PAGES = (
    "/ledgers/projects/", "/ledgers/projects/?group=place", "/ledgers/projects/board/", "/ledgers/projects/new/",
    "/ledgers/projects/calendar/?month=2022-05", "/ledgers/projects/1/", "/ledgers/projects/import/",
    "/ledgers/projects/print/", "/promotion/counting/?since=2022-01-01&until=2022-12-31", "/promotion/conversion/",
    "/promotion/attention/",
)  # fmt: skip


def test_the_published_figure_is_found_by_filters(opened):
    page = opened("demo-writer")
    page.goto("/ledgers/projects/?signed_on_from=2022-01-01&signed_on_to=2022-12-31")
    page.fill("input[name=total_investment_from]", "1亿")
    expect(page.locator(".figures")).to_contain_text("940")
    expect(page.locator(".figures")).to_contain_text("4,212.88 亿元")
    assert "total_investment_from=1" in page.url


def test_a_project_is_added_and_moved_to_its_signing(opened):
    page = opened("demo-writer")
    page.goto("/ledgers/projects/")
    page.click("text=新增")
    page.fill("#id_name", "示例浏览器项目")
    page.fill("#id_investor", "示例科技有限公司")
    page.select_option("#id_agreement", "contract")
    page.click("main button[type=submit]")
    expect(page.locator("h1")).to_have_text("示例浏览器项目")
    page.select_option("select[name=to]", "signed")
    page.click("text=推进")
    expect(page.locator("#messages")).to_contain_text("总投资")
    page.click("main a.btn-primary")
    page.fill("#id_total_investment", "1.2亿")
    page.click("main button[type=submit]")
    page.select_option("select[name=to]", "signed")
    page.click("text=推进")
    expect(page.locator("main")).to_contain_text("阶段：签约")
    expect(page.locator("main")).to_contain_text("12,000.00 万元")


def test_a_pasted_table_is_looked_at_taken_in_and_undone(opened):
    page = opened("demo-compiler")
    page.goto("/ledgers/enterprises/import/")
    page.fill("textarea[name=text]", "企业名称\t注册资本（万元）\n示例粘贴甲公司\t100\n示例粘贴乙公司\t200")
    page.click("text=粘贴并预览")
    page.click("text=确认导入 2 行")
    page.once("dialog", lambda dialog: dialog.accept())
    page.click("text=整批撤销")
    expect(page.locator("#messages")).to_contain_text("整批导入已撤销")


def test_two_policies_stand_side_by_side(opened):
    page = opened("demo-writer")
    page.goto("/promotion/counting/?since=2022-01-01&until=2022-12-31")
    expect(page.locator("main")).to_contain_text("两种口径不同的项目：")
    expect(page.locator("main")).to_contain_text(re.compile("签框架协议"))


@pytest.mark.parametrize("width", [1440, 390])
def test_no_page_is_wider_than_the_screen(opened, width):
    page = opened("demo-writer", width=width)
    for address in PAGES:
        assert page.goto(address).status == 200, address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
