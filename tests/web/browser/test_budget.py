"""The budget of a year as a compiler works in it: typed, pasted, checked in the row, undone, imported from files."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from examples.build import office
from tests.web.browser.test_browser import NAMELESS, PALE
from tests.web.browser.test_grid import clipboard, saved

pytestmark = [pytest.mark.browser, pytest.mark.long]
ORIGINAL, ADJUSTED, OUTTURN = "original", "adjusted", "outturn"


@pytest.fixture
def budget(opened):
    """The 收支 of the current year of the investment service bureau, which is still being spent."""
    page = opened("demo-tz-compiler")
    page.goto("/budget/")
    return page


def cell(page: Any, name: str, column: str) -> Any:
    """A cell by the name of its row and column."""
    at = page.locator("thead th[data-column]").evaluate_all(
        "(heads, column) => heads.map((head) => head.dataset.column).indexOf(column)", column
    )
    order = page.evaluate(
        "() => [...document.querySelectorAll('thead th[data-column]')]"
        ".sort((a, b) => a.getBoundingClientRect().x - b.getBoundingClientRect().x).map((head) => head.dataset.column)"
    )
    assert at >= 0
    return page.locator(f"tr[data-name='{name}'] td").nth(order.index(column))


def undo_all(page: Any) -> None:
    while page.locator("[data-do=undo]").is_enabled():
        page.click("[data-do=undo]")
        page.wait_for_timeout(100)
        saved(page)


def test_an_identity_is_said_while_typing_and_gone_when_it_is_undone(budget):
    cell(budget, "人员经费", ORIGINAL).click()
    budget.keyboard.type("800")
    budget.keyboard.press("Enter")
    saved(budget)
    found = budget.locator("tr.grid-findings")
    expect(found.filter(has_text="基本支出 = 人员经费 + 公用经费：800.00 + 40.33 = 840.33 ≠ 838.04")).to_be_visible()
    expect(found).to_contain_text("须改")
    budget.click("[data-do=undo]")
    expect(cell(budget, "人员经费", ORIGINAL)).to_have_text("797.71")
    expect(found).to_have_count(0)


def test_a_block_from_excel_is_pasted_with_preview(budget):
    cell(budget, "人员经费", ADJUSTED).click()
    clipboard(budget, "790\t780.5\n40\t39.5\n")
    expect(budget.get_by_role("dialog", name="粘贴预览")).to_contain_text("将改 4 格")
    budget.click("[data-paste]")
    saved(budget)
    expect(cell(budget, "公用经费", OUTTURN)).to_have_text("39.50")
    expect(cell(budget, "人员经费", "rate")).to_have_text("98.80%")
    undo_all(budget)
    expect(cell(budget, "公用经费", OUTTURN)).to_have_text("")


def test_plan_and_payments_of_a_program_month_by_month(opened):
    page = opened("demo-compiler")
    page.goto("/budget/")
    page.click(".part-tabs >> text=项目")
    page.click("text=开发区管理经费")
    expect(page.locator(".chart svg")).to_be_visible()
    page.click("text=用款计划和支付")
    cell(page, "12月", "paid").click()
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    saved(page)
    expect(cell(page, "12月", "paid_sum")).to_have_text("12.72")
    page.reload()
    expect(page.locator(".alert-warning")).to_contain_text("各月实际支付之和 = 全年执行数")
    cell(page, "12月", "paid").click()
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    saved(page)


def test_a_folder_of_files_becomes_a_year_and_goes_again(opened, tmp_path):
    files = [str(Path(made)) for made in office("office-2022", tmp_path)]
    page = opened("demo-jf-compiler")
    page.goto("/years/open/")
    page.fill("#id_year", "2022")
    page.click("main button[type=submit]")
    page.click(".year-tabs >> text=预算")
    expect(page.locator(".empty")).to_contain_text("还没有收支数据")
    page.click(".empty a")
    page.set_input_files("#id_documents", files)
    page.click(".drop button")
    page.wait_for_selector("#import:not([hx-trigger]) >> text=确认导入", timeout=60_000)
    expect(page.locator("#import")).to_contain_text("自评表 1 张")
    page.click("text=确认导入")
    expect(page.locator("#messages")).to_contain_text(re.compile(r"已导入 \d+ 项"))
    page.click(".part-tabs >> text=收支")
    expect(cell(page, "支出", OUTTURN)).to_have_text("1,524.96")
    expect(page.locator("tr.grid-findings").first).to_contain_text("差 10.00 万元")
    page.go_back()
    page.on("dialog", lambda dialog: dialog.accept())
    page.click("text=整批撤销")
    expect(page.locator("#messages")).to_contain_text("整批导入已撤销")
    page.click(".part-tabs >> text=收支")
    expect(page.locator(".empty")).to_contain_text("从常用项目开始")
    page.click(".empty button")
    expect(page.locator("tr[data-name='“三公”经费']")).to_be_visible()


PAGES = (
    "", "measures/", "programs/", "programs/new/", "programs/2/", "programs/2/funds/", "programs/2/months/",
    "programs/2/adjustments/new/", "imports/",
)  # fmt: skip


@pytest.mark.parametrize("width", [1440, 390])
def test_the_pages_fit_and_can_be_read(opened, width):
    page = opened("demo-compiler", width)
    page.goto("/budget/")
    here = page.url
    for part in PAGES:
        page.goto(here + part)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0, part
        assert not re.search(r"\bNone\b|\{\{|\{%|undefined|Error", page.inner_text("body")), part
        assert page.evaluate(PALE) == [], part
        assert page.evaluate(NAMELESS) == [], part
