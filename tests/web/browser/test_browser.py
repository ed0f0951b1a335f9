"""What a person does in a browser, from the sign-in to the commented Word file."""

import re
from io import BytesIO

import pytest
from openpyxl import Workbook
from playwright.sync_api import expect

from tests.web.browser.conftest import sign_in

pytestmark = pytest.mark.browser
PAGES = {
    "demo-writer": (
        "/", "/check/", "/norms/", "/norms/grade_bands/", "/departments/", "/account/", "/account/password/",
    ),
    "admin": (
        "/people/", "/people/new/", "/people/import/", "/departments/new/", "/departments/1/", "/people/2/", "/log/",
        "/health/", "/search/?words=投资", "/nowhere/",
    ),
}  # fmt: skip


def test_signing_in_and_out(opened):
    page = opened("demo-writer")
    expect(page.locator("h1")).to_have_text("丁一，您好")
    page.get_by_role("button", name=re.compile("丁一")).click()
    page.get_by_role("button", name="退出").click()
    expect(page.locator("h1")).to_have_text("登录")


def test_wrong_passwords_lock_the_name(opened):
    page = opened()
    for _ in range(5):
        sign_in(page, "demo-jf-writer", "wrong")
    expect(page.locator("h1")).to_have_text("登录已锁定")
    sign_in(page, "demo-jf-writer")
    expect(page.locator("h1")).to_have_text("登录已锁定")


def test_a_session_that_ended_loses_no_text(opened):
    page = opened("demo-compiler")
    page.goto("/departments/1/sections/new/")
    page.fill("#id_name", "监督评价处")
    page.context.clear_cookies(name="jixiao_session")
    page.click("text=保存")
    expect(page.locator("h1")).to_have_text("登录已过期，请重新登录")
    page.fill("#id_username", "demo-compiler")
    page.fill("#id_password", "Jixiao-demo-2026")
    page.click("main button[type=submit]")
    page.click("text=继续提交")
    expect(page.locator("h1")).to_contain_text("石家庄市投资促进局")
    expect(page.locator("main")).to_contain_text("监督评价处")


def test_people_come_in_by_workbook_and_go_again(opened):
    book = Workbook()
    book.active.append(("登录名", "姓名", "部门", "处室", "职务", "电话", "角色"))
    book.active.append(("new-one", "新一", "石家庄市投资促进局", "办公室", "", "", ""))
    file = BytesIO()
    book.save(file)
    page = opened("admin")
    page.goto("/people/import/")
    upload = {"name": "名单.xlsx", "mimeType": "application/octet-stream", "buffer": file.getvalue()}
    page.set_input_files("#id_file", upload)
    expect(page.locator("[data-chosen]")).to_have_text("名单.xlsx")
    page.click("text=上传并预览")
    page.click("text=确认导入 1 人")
    expect(page.locator(".code-once")).to_have_text(re.compile(r"^\w{4}-\w{4}-\w{4}$"))
    page.click("text=回到这次导入")
    page.on("dialog", lambda dialog: dialog.accept())
    page.click("text=整批撤销")
    expect(page.locator("#messages")).to_contain_text("整批导入已撤销")


def test_a_report_is_dropped_read_mended_and_checked_again(opened, example):
    page = opened("demo-writer")
    page.goto("/check/")
    page.set_input_files("#id_documents", [example("shijiazhuang-2022-report"), example("luquan-2025-report")])
    page.click("text=开始检查")
    page.wait_for_selector("#files:not([hx-trigger])", timeout=60_000)
    expect(page.locator("#files tbody tr")).to_have_count(2)
    page.click("text=shijiazhuang-2022-report.docx")
    page.wait_for_url("**/check/files/*/")
    page.wait_for_load_state()
    page.keyboard.press("j")
    expect(page.locator("mark.active").first).to_be_in_viewport()
    with page.expect_download() as download:
        page.click("text=下载带批注的 Word")
    assert download.value.suggested_filename == "shijiazhuang-2022-report-批注.docx"
    page.goto("/check/")
    page.set_input_files("#id_documents", example("shijiazhuang-2022-report-corrected"))
    page.click("text=开始检查")
    page.wait_for_selector("td:has-text('改好')", timeout=60_000)
    page.click("#files a")
    expect(page.locator("main summary").first).to_contain_text("改好 18 处")
    page.goto("/check/")
    expect(page.locator(".chart svg")).to_be_visible()
    expect(page.locator("figure summary")).to_have_text("看数据")


def test_filters_change_rows_and_address_without_a_new_page(opened):
    page = opened("admin")
    page.goto("/people/")
    page.evaluate("window.same = true")
    page.fill(".filters-bar [name=words]", "丁一")
    expect(page.locator("#rows tbody tr")).to_have_count(1)
    assert "words=" in page.url
    assert page.evaluate("window.same") is True
    page.reload()
    expect(page.locator("#rows tbody tr")).to_have_count(1)


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("person", PAGES)
def test_pages_fit_and_can_be_read(opened, person, width):
    page = opened(person, width)
    for address in PAGES[person]:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0, (
            address
        )
        shown = page.inner_text("body")
        assert not re.search(r"\bNone\b|\{\{|\{%|undefined|Error", shown), address
        assert page.evaluate(PALE) == [], address
        assert page.evaluate(NAMELESS) == [], address


def test_the_menu_opens_on_a_phone(opened):
    page = opened("demo-leader", 390, 844)
    expect(page.locator("#menu")).not_to_be_visible()
    page.click("text=菜单")
    page.get_by_role("link", name="文件检查", exact=True).click()
    expect(page.locator("h1")).to_have_text("文件检查")


def test_the_keyboard_reaches_the_text_first_and_shows_where_it_is(opened):
    page = opened("demo-writer")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


# Texts whose contrast with what is behind them misses WCAG AA (4.5, or 3 for large type).
PALE = """() => {
  const channel = (value) => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const parse = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const behind = (node) => {
    for (; node; node = node.parentElement) {
      const colour = parse(getComputedStyle(node).backgroundColor);
      if (colour.length === 3 || colour[3] > 0.5) return colour;
    }
    return [255, 255, 255];
  };
  const pale = [];
  for (const node of document.querySelectorAll("body *")) {
    const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
    if (!own || !node.checkVisibility() || node.closest("[disabled], .disabled, .visually-hidden-focusable")) continue;
    const style = getComputedStyle(node);
    const [a, b] = [light(parse(style.color)), light(behind(node))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < (parseFloat(style.fontSize) >= 24 ? 3 : 4.5)) {
      pale.push(`${node.textContent.trim().slice(0, 20)} ${ratio.toFixed(2)}`);
    }
  }
  return pale;
}"""

# Controls that a screen reader cannot name.
NAMELESS = """() => [...document.querySelectorAll("input:not([type=hidden]), select, textarea, button, a")]
  .filter((node) => node.checkVisibility() && !(node.labels && node.labels.length) && !node.ariaLabel
    && !node.textContent.trim())
  .map((node) => node.outerHTML.slice(0, 80))"""
