"""An indicator table as an office writes it: typed, pasted, mended by the checker's offer, approved, adjusted."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.web import server as servers
from tests.web.browser.test_grid import clipboard, saved

pytestmark = [pytest.mark.browser, pytest.mark.long]

PROGRAM = "开发区管理经费"
NAME, DESCRIPTION, TARGET, WEIGHT, READ = -11, -10, -9, -7, -6  # columns are counted from the right: merged ones vary


@pytest.fixture(scope="session")
def own_server(tmp_path_factory) -> Iterator[servers.Server]:
    """Targets that are approved here would be approved for every other test."""
    running = servers.start(tmp_path_factory.mktemp("objectives"), JIXIAO_ADMIN_PASSWORD=servers.ADMIN_PASSWORD)
    loaded = running.manage("demo")
    assert loaded.returncode == 0, loaded.stderr
    yield running
    servers.stop(running)


@pytest.fixture
def at(opened_on, own_server):
    def open_program(person: str, width: int = 1440, program: str = PROGRAM) -> Any:
        page = opened_on(own_server, person, width)
        page.goto("/objectives/")
        page.get_by_role("link", name=program).click()
        expect(page.locator("#indicators")).to_be_visible()
        return page

    return open_program


def cell(page: Any, name: str, column: int) -> Any:
    return page.locator(f"#indicators tr[data-name^='{name}'] td").nth(column)


def names(page: Any) -> list[str]:
    rows = page.locator("#indicators .grid-rows tr.grid-data")
    return [rows.nth(at).get_attribute("data-name") for at in range(rows.count())]


def test_a_table_is_typed_pasted_and_mended(at):
    page = at("demo-compiler")
    page.locator("#indicators tr.grid-new td").nth(2).click()
    page.keyboard.type("走访企业家数")
    page.keyboard.press("Enter")
    saved(page)
    cell(page, "走访企业家数", TARGET).click()
    page.keyboard.type("不少于４０家")
    page.keyboard.press("Enter")
    saved(page)
    expect(cell(page, "走访企业家数", TARGET)).to_have_text("≥40家")
    expect(cell(page, "走访企业家数", READ)).to_have_text("不低于40家")

    page.locator("#indicators tr.grid-new td").first.click()
    clipboard(page, "产出指标\t成本指标\t参会成本\t\t≥5万元\r\n\t质量指标\t培训企业家数\t\t≥20家\r\n")
    expect(page.locator(".grid-preview")).to_contain_text("新增 2 行")
    page.get_by_role("button", name="粘贴", exact=True).click()
    saved(page)
    expect(page.locator(".grid-findings").filter(has_text="成本应当是上限")).to_be_visible()

    page.get_by_role("button", name="改为“≤5万元”").click()
    saved(page)
    expect(cell(page, "参会成本", TARGET)).to_have_text("≤5万元")
    expect(page.locator(".grid-findings").filter(has_text="成本应当是上限")).to_have_count(0)
    expect(page.locator(".grid-findings").filter(has_text="是数量，不是质量")).to_be_visible()
    page.get_by_role("button", name="改为“数量指标”").click()
    saved(page)
    expect(page.locator(".grid-findings").filter(has_text="是数量，不是质量")).to_have_count(0)

    before = names(page)
    cell(page, "参会成本", NAME).click()
    page.keyboard.press("Alt+ArrowUp")
    saved(page)
    assert names(page) != before
    page.keyboard.press("Control+z")
    saved(page)
    assert names(page) == before
    page.keyboard.press("Alt+Delete")
    expect(page.locator("#indicators tr[data-name='参会成本']")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(page.locator("#indicators tr[data-name='参会成本']")).to_have_count(1)


def test_the_points_below_the_table_and_the_words_above_it_follow(at):
    page = at("demo-compiler", program="招商引资专项经费")
    cell(page, "参会企业到会率", WEIGHT).click()
    page.keyboard.type("35")
    page.keyboard.press("Enter")
    saved(page)
    expect(page.locator("#findings")).to_contain_text("≠ 100")
    page.keyboard.press("Control+z")
    saved(page)
    expect(page.locator("#findings")).not_to_contain_text("≠ 100")


def test_the_objective_saves_itself(at):
    page = at("demo-compiler")
    before = int(page.locator("#version-objective").input_value())
    page.fill("#text-objective", "组织开发区培训4次，完成21家开发区的年度考核，营商环境进一步改善。")
    expect(page.locator("#state-objective")).to_have_text("已保存")
    page.fill("#text-objective", "组织开发区培训4次，完成21家开发区的年度考核。")
    expect(page.locator("#version-objective")).to_have_value(str(before + 2))
    page.reload()
    expect(page.locator("#text-objective")).to_have_value("组织开发区培训4次，完成21家开发区的年度考核。")


def test_without_a_connection_the_text_is_offered_again(at):
    page = at("demo-compiler", program="招商引资专项经费")
    before = page.input_value("#text-objective")
    page.route("**/text/objective/", lambda route: route.abort())
    page.fill("#text-objective", "办好四次重点招商活动。")
    expect(page.locator("#messages")).to_contain_text("连接不上服务器")
    page.unroute("**/text/objective/")
    page.reload()
    expect(page.locator("#text-objective")).to_have_value(before)
    page.get_by_role("button", name="用没有保存的").click()
    expect(page.locator("#state-objective")).to_have_text("已保存")
    page.reload()
    expect(page.locator("#text-objective")).to_have_value("办好四次重点招商活动。")
    expect(page.get_by_role("button", name="用没有保存的")).to_have_count(0)


def test_targets_are_submitted_approved_and_changed_by_request(at):
    page = at("demo-compiler")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="提交审核").click()
    expect(page.locator("#messages")).to_contain_text("已提交审核")
    expect(page.locator("#indicators .grid-new")).to_have_count(0)

    leader = at("demo-leader")
    leader.on("dialog", lambda dialog: dialog.accept())
    leader.get_by_role("button", name="批复").click()
    expect(leader.locator("#messages")).to_contain_text("已批复")

    page.reload()
    page.get_by_role("link", name="开发区培训次数").click()
    page.click("text=申请调整指标值")
    page.fill("#id_target", "≥3次")
    page.fill("#id_reason", "一次培训改在下年举办")
    page.get_by_role("button", name="提出申请").click()
    expect(page.locator("main")).to_contain_text("待批")

    leader.goto("/")
    leader.get_by_role("link", name=re.compile("申请调整")).click()
    leader.get_by_role("button", name="同意", exact=True).click()
    expect(leader.locator("#messages")).to_contain_text("指标值现在是≥3次")
    leader.goto("/objectives/")
    leader.get_by_role("link", name=PROGRAM).click()
    expect(cell(leader, "开发区培训次数", TARGET)).to_have_text("≥3次")


@pytest.mark.parametrize("width", [1440, 390])
def test_no_page_is_wider_than_the_screen(at, width):
    page = at("demo-compiler", width)
    home = page.url.rsplit("/", 2)[0]
    for address in ("", "library/", "duties/", "duties/edit/", "requests/", "uploads/"):
        page.goto(f"{home}/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    page.goto(f"{page.url.rsplit('/', 2)[0]}/1/last-year/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
