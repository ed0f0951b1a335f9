"""The editing grid as clerks use it: typing, moving, pasting from Excel, undoing, conflicts, a lost connection."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.web import server as servers
from tests.web.browser.conftest import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.long]

ROOT = Path(__file__).parents[3]
SETTINGS = {"DJANGO_SETTINGS_MODULE": "tests.web.kit.grid_app.settings", "PYTHONPATH": str(ROOT)}
ROWS = [
    (1, "output", "举办推介活动场次", 12_000_000, 12),
    (2, "output", "引进项目个数", 3_456_789_000, 40),
    (3, "outcome", "提高企业满意度", 500, None),
]
NAME, BUDGET, OUTTURN, LEFT, TARGET = 1, 2, 3, 4, 5


@pytest.fixture(scope="session")
def grid_server(tmp_path_factory) -> Iterator[servers.Server]:
    folder = tmp_path_factory.mktemp("grid")
    running = servers.start(folder, JIXIAO_ADMIN_PASSWORD=servers.ADMIN_PASSWORD, **SETTINGS)
    loaded = running.manage("demo")
    assert loaded.returncode == 0, loaded.stderr
    yield running
    servers.stop(running)


@pytest.fixture
def database(grid_server) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(grid_server.data / "jixiao.sqlite3", timeout=20)) as connection:
        connection.execute("DELETE FROM grid_app_line")
        connection.executemany(
            'INSERT INTO grid_app_line (id, "order", "group", name, budget, target, version, changed_by, is_deleted,'
            " is_locked, basis) VALUES (?1, ?1, ?2, ?3, ?4, ?5, 0, '', 0, 0, '')",
            ROWS,
        )
        connection.commit()
        yield connection


@pytest.fixture
def opened_grid(database, opened_on, grid_server):
    def open_grid(person: str = "demo-writer", width: int = 1440) -> Any:
        page = opened_on(grid_server, person, width)
        page.goto("/lines/")
        return page

    return open_grid


def values(database: sqlite3.Connection, column: str) -> list[Any]:
    rows = database.execute(f'SELECT "{column}" FROM grid_app_line WHERE NOT is_deleted ORDER BY "order", id')
    return [row[0] for row in rows]


def cell(page: Any, name: str, column: int) -> Any:
    """A cell by the name of its row; columns are counted in the middle of merged ones, so from the right."""
    row = page.locator(f"tr[data-name^='{name}']")
    return row.locator("td").nth(-9 + column)


def saved(page: Any) -> None:
    expect(page.locator(".grid-state")).to_have_text(re.compile("已保存"))
    expect(page.locator(".grid-unsaved")).to_have_count(0)


def clipboard(page: Any, text: str = "", html: str = "") -> None:
    """Ctrl+V with this on the clipboard."""
    page.evaluate(
        """([text, html]) => {
          const data = new DataTransfer();
          if (text) data.setData("text/plain", text);
          if (html) data.setData("text/html", html);
          const pasted = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
          document.activeElement.dispatchEvent(pasted);
        }""",
        [text, html],
    )


def test_typing_moves_on_and_saves_by_itself(opened_grid, database):
    page = opened_grid()
    cell(page, "举办", BUDGET).click()
    page.keyboard.type("１５.5")
    page.keyboard.press("Tab")
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    page.keyboard.type("3000")
    page.keyboard.press("ArrowUp")
    saved(page)
    expect(cell(page, "举办", BUDGET)).to_have_text("15.50")
    expect(cell(page, "举办", LEFT)).to_have_text("8.50")
    assert values(database, "budget")[0] == 15_500_000
    assert values(database, "outturn") == [7_000_000, 3_000_000_000, None]
    expect(page.locator("tfoot")).to_contain_text("3,472.29")


def test_f2_works_on_the_old_text_and_esc_gives_it_up(opened_grid, database):
    page = opened_grid()
    cell(page, "引进", NAME).click()
    page.keyboard.press("F2")
    page.keyboard.type("（个）")
    page.keyboard.press("Escape")
    expect(cell(page, "引进", NAME)).to_have_text("引进项目个数")
    page.keyboard.press("F2")
    page.keyboard.type("（个）")
    page.keyboard.press("Enter")
    saved(page)
    assert values(database, "name")[1] == "引进项目个数（个）"


def test_a_chinese_input_method_begins_in_the_cell_and_its_enter_does_not_leave_it(opened_grid, database):
    page = opened_grid()
    cell(page, "引进", NAME).click()
    keys = page.context.new_cdp_session(page)
    keys.send("Input.imeSetComposition", {"text": "zhao'shang", "selectionStart": 10, "selectionEnd": 10})
    expect(page.locator(".grid-writing")).to_be_visible()
    keys.send("Input.insertText", {"text": "招商项目"})
    expect(page.locator(".grid-writing")).to_have_value("招商项目")
    page.keyboard.press("Enter")
    saved(page)
    assert values(database, "name")[1] == "招商项目"


def test_a_wrong_amount_stays_in_the_cell_with_words(opened_grid, database):
    page = opened_grid()
    cell(page, "举办", BUDGET).click()
    page.keyboard.type("12..5")
    page.keyboard.press("Enter")
    expect(page.locator(".grid-words")).to_contain_text("第1行“年初预算”：“12..5”不是金额；请写数字，例如 1234.56")
    expect(cell(page, "举办", BUDGET)).to_have_text("12..5")
    expect(page.locator(".grid-state")).to_have_text("有 1 格没有保存，请看提示")
    cell(page, "举办", TARGET).click()
    page.keyboard.type("9\n")
    expect(cell(page, "举办", TARGET)).not_to_have_class(re.compile("grid-unsaved"))
    expect(page.locator(".grid-words")).to_contain_text("“12..5”不是金额")  # until it is mended
    cell(page, "举办", BUDGET).click()
    page.keyboard.type("12.5\n")
    saved(page)
    assert (values(database, "budget")[0], values(database, "target")[0]) == (12_500_000, 9)
    expect(page.locator(".grid-words")).to_have_text("")


def test_a_block_from_excel_is_shown_before_it_is_pasted_and_undone_in_one(opened_grid, database):
    page = opened_grid()
    cell(page, "举办", BUDGET).click()
    clipboard(page, '"1,000.5"\t十\r\n20\t30\r\n')
    expect(page.locator(".grid-preview")).to_contain_text("有 1 格不能粘贴")
    expect(page.locator(".grid-preview")).to_contain_text("第1行“执行数”：“十”不是金额")
    expect(page.get_by_role("button", name="粘贴", exact=True)).to_have_count(0)
    page.keyboard.press("Escape")
    clipboard(page, '"1,000.5"\t10\r\n20\t30\r\n')
    expect(page.locator(".grid-preview")).to_contain_text("将改 4 格")
    page.keyboard.press("Enter")
    saved(page)
    assert values(database, "budget")[:2] == [1_000_500_000, 20_000_000]
    page.keyboard.press("Control+z")
    saved(page)
    assert values(database, "budget")[:2] == [12_000_000, 3_456_789_000]
    assert values(database, "outturn") == [None, None, None]
    page.keyboard.press("Control+y")
    saved(page)
    assert values(database, "outturn")[:2] == [10_000_000, 30_000_000]


def test_a_table_with_merged_cells_makes_new_rows(opened_grid, database):
    page = opened_grid()
    page.locator("tr.grid-new td").first.click()
    clipboard(
        page,
        html="<table><tr><td rowspan=2>满意度指标</td><td>企业<br>满意度</td><td>1.5万元</td></tr>"
        "<tr><td>群众满意度</td><td>&nbsp;</td></tr></table>",
    )
    expect(page.locator(".grid-preview")).to_contain_text("新增 2 行")
    page.get_by_role("button", name="粘贴", exact=True).click()
    saved(page)
    assert values(database, "group")[3:] == ["satisfaction", "satisfaction"]
    assert values(database, "name")[3:] == ["企业 满意度", "群众满意度"]
    assert values(database, "budget")[3:] == [1_500_000, None]
    page.click("text=撤销")
    saved(page)
    assert len(values(database, "name")) == 3
    page.click("text=恢复")
    saved(page)
    assert len(values(database, "name")) == 5


def test_the_last_line_becomes_a_row_when_something_is_written_into_it(opened_grid, database):
    page = opened_grid()
    page.locator("tr.grid-new td").nth(NAME).click()
    for text in ("新指标", "5", "3"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    saved(page)
    assert values(database, "name")[3:] == ["新指标"]
    assert (values(database, "budget")[3], values(database, "outturn")[3]) == (5_000_000, 3_000_000)


def test_rows_written_one_after_another_keep_apart_whether_saved_or_not(opened_grid, database):
    page = opened_grid()
    page.locator("tr.grid-new td").nth(NAME).click()
    page.keyboard.type("甲\n乙\n丙\n")
    saved(page)
    assert values(database, "name")[3:] == ["甲", "乙", "丙"]
    page.context.set_offline(offline=True)
    page.keyboard.type("丁\n戊\n")
    expect(page.locator(".grid-new")).to_have_count(3)
    page.context.set_offline(offline=False)
    saved(page)
    assert values(database, "name")[6:] == ["丁", "戊"]
    expect(page.locator(".grid-new")).to_have_count(1)


def test_what_is_copied_is_what_excel_reads(opened_grid):
    page = opened_grid()
    cell(page, "举办", NAME).click()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    copied = page.evaluate(
        """() => {
          const data = new DataTransfer();
          const copied = new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true });
          document.activeElement.dispatchEvent(copied);
          return [data.getData("text/plain"), data.getData("text/html")];
        }"""
    )
    assert copied[0] == "举办推介活动场次\t12\n引进项目个数\t3456.789"
    assert "<td>引进项目个数</td><td>3456.789</td>" in copied[1]


def test_clipboards_are_read_as_excel_writes_them(opened_grid):
    page = opened_grid()
    read = "(text) => jixiaoGrid.readTabbed(text)"
    assert page.evaluate(read, 'a\t"b\nc"\t"d""e"\r\n5" x\t\t"z\r\n') == [["a", "b\nc", 'd"e'], ['5" x', "", '"z']]
    table = "(html) => jixiaoGrid.readTable(html)"
    html = "<table><tr><td colspan=2>甲</td><td rowspan=2>乙</td></tr><tr><td>1</td><td>2</td></tr></table>"
    assert page.evaluate(table, html) == [["甲", "", "乙"], ["1", "2", "乙"]]


def test_sums_of_the_selection_are_exact(opened_grid):
    page = opened_grid()
    cell(page, "举办", BUDGET).click()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator("[data-sums]")).to_have_text("计数 3　求和 3,468.7895　平均 1,156.2632")
    total = "(texts) => Object.values(jixiaoGrid.total(texts)).join(' ')"
    assert page.evaluate(total, ["0.1", "0.2", ""]) == "2 0.3 0.15"
    assert page.evaluate(total, ["-1", "-0.01"]) == "2 -1.01 -0.51"
    assert page.evaluate(total, ["12345678901234567890.12", "x"]) == (
        "2 12,345,678,901,234,567,890.12 12,345,678,901,234,567,890.12"
    )


def test_filling_down_clearing_and_taking_back(opened_grid, database):
    page = opened_grid()
    cell(page, "举办", TARGET).click()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Control+d")
    saved(page)
    assert values(database, "target") == [12, 12, 12]
    page.keyboard.press("Delete")
    saved(page)
    assert values(database, "target") == [None, None, None]
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    saved(page)
    assert values(database, "target") == [12, 40, None]


def test_choices_are_a_list(opened_grid, database):
    page = opened_grid()
    page.locator("td:text('效益指标')").click()
    page.keyboard.press("F2")
    page.locator(".grid-pick").select_option("满意度指标")
    saved(page)
    assert values(database, "group") == ["output", "output", "satisfaction"]


def test_a_merged_cell_stands_for_all_its_rows(opened_grid, database):
    page = opened_grid()
    page.locator("td[rowspan='2']").first.click()
    page.keyboard.press("F2")
    page.locator(".grid-pick").select_option("满意度指标")
    saved(page)
    assert values(database, "group") == ["satisfaction", "satisfaction", "outcome"]


def test_rows_are_moved_inserted_and_deleted_and_all_of_it_undone(opened_grid, database):
    page = opened_grid()
    names = values(database, "name")
    cell(page, "提高", NAME).click()
    page.keyboard.press("Alt+ArrowUp")
    saved(page)
    assert values(database, "name") == [names[0], names[2], names[1]]
    page.locator("tr[data-name^='引进'] .grid-number").hover()
    page.mouse.down()
    box = page.locator("tr[data-name^='举办'] .grid-number").bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 20)
    page.mouse.move(box["x"] + 5, box["y"] + 3)
    page.mouse.up()
    expect(page.locator(".grid-rows tr.grid-data").first).to_have_attribute("data-name", names[1])
    assert values(database, "name") == [names[1], names[0], names[2]]
    page.click("text=删除行")
    expect(page.locator(".grid-state")).to_have_text("已删除 1 行，可以撤销")
    page.click("text=在下方插入行")
    expect(page.locator(".grid-rows tr.grid-data")).to_have_count(3)
    for _ in range(4):
        page.keyboard.press("Control+z")
    expect(page.locator("[data-do=undo]")).to_be_disabled()
    saved(page)
    assert values(database, "name") == names


def test_a_better_wording_is_taken_over_with_one_click(opened_grid, database):
    page = opened_grid()
    expect(page.locator(".grid-findings")).to_contain_text("“提高”没有说提高多少。")
    page.click("text=改为“提高到95%企业满意度”")
    saved(page)
    assert values(database, "name")[2] == "提高到95%企业满意度"


def test_of_two_on_one_cell_the_second_is_asked(opened_grid, database):
    first, second = opened_grid("demo-compiler"), opened_grid("demo-writer")
    cell(first, "举办", TARGET).click()
    first.keyboard.type("15\n")
    saved(first)
    cell(second, "举办", TARGET).click()
    second.keyboard.type("13\n")
    asked = second.locator("[data-conflict]")
    expect(asked).to_have_text(re.compile("第1行“指标值”这一格刚被.+改为 15，您写的是 13。"))
    cell(second, "引进", TARGET).click()
    second.keyboard.type("41\n")
    expect(cell(second, "引进", TARGET)).not_to_have_class(re.compile("grid-unsaved"))
    second.click("text=用我的")
    saved(second)
    assert values(database, "target")[0] == 13
    cell(first, "举办", TARGET).click()
    first.keyboard.type("16\n")
    first.click("text=保留对方的")
    saved(first)
    expect(cell(first, "举办", TARGET)).to_have_text("13")


def test_without_a_connection_everything_waits_and_is_saved_later(opened_grid, database):
    page = opened_grid()
    page.context.set_offline(offline=True)
    cell(page, "举办", TARGET).click()
    page.keyboard.type("77\n88\n")
    expect(page.locator(".grid-state")).to_have_text("没有保存：连接不上，已留在本页，恢复后自动重试")
    expect(cell(page, "举办", TARGET)).to_have_text("77")
    page.context.set_offline(offline=False)
    saved(page)
    assert values(database, "target")[:2] == [77, 88]


def test_what_could_not_be_saved_is_offered_again_after_a_reload(opened_grid, database):
    page = opened_grid()
    page.route("**/lines/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    cell(page, "举办", TARGET).click()
    page.keyboard.type("77\n")
    expect(page.locator(".grid-state")).to_have_text(re.compile("连接不上"))
    page.unroute("**/lines/")
    page.reload()
    expect(page.locator(".grid-words")).to_contain_text("上次离开时有 1 格没有保存：第1行“指标值”：77")
    page.click("text=接着保存")
    saved(page)
    assert values(database, "target")[0] == 77


def test_who_goes_to_another_page_at_once_has_it_saved(opened_grid, database):
    page = opened_grid()
    cell(page, "举办", TARGET).click()
    page.keyboard.type("77")
    page.click(".site-menu >> text=制度规定")
    page.wait_for_url("**/norms/")
    page.goto("/lines/")
    expect(cell(page, "举办", TARGET)).to_have_text("77")
    expect(page.locator(".grid-words")).to_have_text("")


def test_ctrl_s_puts_the_pen_down(opened_grid, database):
    page = opened_grid()
    cell(page, "举办", TARGET).click()
    page.keyboard.type("77")
    page.keyboard.press("Control+s")
    saved(page)
    assert values(database, "target")[0] == 77


def test_a_session_that_ended_is_signed_in_again_elsewhere_and_nothing_is_lost(opened_grid, database):
    page = opened_grid()
    page.context.clear_cookies(name="jixiao_session")
    cell(page, "举办", TARGET).click()
    page.keyboard.type("77\n")
    expect(page.locator(".grid-state")).to_contain_text("登录已过期")
    with page.context.expect_page() as opening:
        page.click("text=请在新窗口登录")
    sign_in(opening.value, "demo-writer")
    saved(page)
    assert values(database, "target")[0] == 77


def test_tab_after_esc_leaves_the_grid(opened_grid):
    page = opened_grid()
    cell(page, "举办", TARGET).click()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.grid-frame')") is None


def test_without_a_mouse(opened_grid, database):
    page = opened_grid()
    page.evaluate("document.querySelector('.grid-frame').previousElementSibling?.focus()")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('textarea.grid-pen')"):
            break
    expect(page.locator("textarea.grid-pen")).to_be_focused()
    page.keyboard.press("Control+Home")
    for _ in range(BUDGET):
        page.keyboard.press("ArrowRight")
    page.keyboard.type("13")
    page.keyboard.press("Enter")
    saved(page)
    assert values(database, "budget")[0] == 13_000_000
    page.keyboard.press("Control+z")
    saved(page)
    assert values(database, "budget")[0] == 12_000_000
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.locator("textarea.grid-pen")).not_to_be_focused()


def test_cells_are_read_aloud_with_their_place(opened_grid):
    page = opened_grid()
    cell(page, "引进", BUDGET).click()
    expect(page.locator("textarea.grid-pen")).to_have_attribute("aria-label", "第2行“年初预算” 3456.789")
    cell(page, "引进", LEFT).click()
    expect(page.locator("textarea.grid-pen")).to_have_attribute("aria-label", "第2行“结余” 空，不能改")


def test_a_telephone_scrolls_the_grid_and_not_the_page(opened_grid):
    page = opened_grid(width=390)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(
        "(() => { const f = document.querySelector('.grid-frame'); return f.scrollWidth > f.clientWidth })()"
    )
    cell(page, "引进", TARGET).click()
    expect(cell(page, "引进", TARGET)).to_be_in_viewport()
