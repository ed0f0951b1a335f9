"""A year of a bureau played through in the browser: from an empty server to the report in public and the next year."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook
from playwright.sync_api import expect

from examples.build import office
from tests.web import server as servers
from tests.web.browser.conftest import DEMO_PASSWORD, sign_in
from tests.web.browser.test_grid import clipboard, saved

pytestmark = [pytest.mark.browser, pytest.mark.long]

BUREAU, FINANCE = "石家庄市投资促进局", "石家庄市财政局"
PEOPLE = (
    ("wangtian", "王填", BUREAU, "投资促进处", "科员", "", "填报人"),
    ("zhaohui", "赵汇", BUREAU, "办公室", "会计", "", "绩效管理员、填报人"),
    ("qianling", "钱领", BUREAU, "", "局长", "", "部门领导"),
    ("wucai", "吴财", FINANCE, "预算绩效处", "科长", "", "财政审核"),
)
PROGRAM = "招商引资专项经费"
INDICATORS = {  # as they are copied from Excel; 部门整体 also counts 10 points for its execution
    "部门整体": (
        "产出指标\t数量指标\t引进省外项目个数\t\t≥50个\t市政府任务分解\t50\r\n"
        "效益指标\t经济效益指标\t实际利用外资\t\t≥16亿美元\t\t40\r\n"
    ),
    PROGRAM: (
        "产出指标\t数量指标\t招商推介会次数\t全年举办的推介会\t≥6场\t年度招商计划\t50\r\n"
        "产出指标\t质量指标\t参会企业到会率\t\t≥90%\t招商活动方案\t40\r\n"
        "满意度指标\t服务对象满意度指标\t参会企业满意度\t\t≥90%\t\t10\r\n"
    ),
}
OWN_WORDS = {"存在的问题": "推介会签到记录不全。", "改进措施": "2023年3月底前建立签到办法，由投资促进处负责。"}
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
At = Callable[..., Any]


@pytest.fixture
def at(opened_on, tmp_path) -> Iterator[At]:
    """A page of a new server, opened by somebody; questions are answered with yes."""
    running = servers.start(tmp_path / "data", JIXIAO_ADMIN_PASSWORD=servers.ADMIN_PASSWORD)
    expect.set_options(timeout=15_000)

    def opened(person: str = "", address: str = "/", width: int = 1440) -> Any:
        page = opened_on(running, person, width)
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(address)
        return page

    yield opened
    servers.stop(running)


def told(page: Any, words: str) -> None:
    expect(page.locator("#messages")).to_contain_text(words)


def todo(page: Any, words: str) -> None:
    """Follow what the home page says is to be done."""
    page.goto("/")
    page.locator("main li a", has_text=words).click()
    page.wait_for_load_state()


def tab(page: Any, name: str) -> None:
    page.locator(".year-tabs").get_by_role("link", name=name, exact=True).click()
    page.wait_for_load_state()


def test_a_year_from_an_empty_server_to_the_report_in_public_and_the_year_after(at, tmp_path):
    departments_and_people(at)
    compiler = at("zhaohui")
    budget_from_files(compiler, tmp_path)
    for program, table in INDICATORS.items():
        indicators_from_excel(compiler, program, table)
    objectives_approved(at, compiler)
    monitored(at, compiler)
    campaign_started(compiler)
    section_filled_in(at)
    returned_once_and_handed_in_again(at, compiler)
    report_written(compiler)
    signed(at, compiler)
    sent_back_by_finance(at, compiler)
    report_edited_in_word(compiler, tmp_path)
    signed(at, compiler)
    approved(at)
    published(at, compiler)
    next_year(compiler)


# --- before the year --------------------------------------------------------------------------------------------------


def departments_and_people(at: At) -> None:
    """The home page leads an administrator from nothing to people; everybody takes a password of their own."""
    admin = at("admin")
    for name, code, finance in ((BUREAU, "301", False), (FINANCE, "101", True)):
        admin.goto("/departments/new/")
        admin.fill("#id_name", name)
        admin.fill("#id_place_code", "130100")
        admin.fill("#id_code", code)
        admin.set_checked("#id_is_finance_bureau", finance)
        admin.click("main button[type=submit]")
        expect(admin.locator("h1")).to_have_text(name)
    todo(admin, "导入人员")
    book, file = Workbook(), BytesIO()
    for row in (("登录名", "姓名", "部门", "处室", "职务", "电话", "角色"), *PEOPLE):
        book.active.append(row)
    book.save(file)
    upload = {"name": "名单.xlsx", "mimeType": "application/octet-stream", "buffer": file.getvalue()}
    admin.set_input_files("#id_file", upload)
    admin.click("text=上传并预览")
    admin.click(f"text=确认导入 {len(PEOPLE)} 人")
    for person, *_ in PEOPLE:
        code = admin.locator("tr", has_text=person).locator(".code-once").inner_text()
        page = at()
        sign_in(page, person, code)
        for field, word in (("old", code), ("new", DEMO_PASSWORD), ("again", DEMO_PASSWORD)):
            page.fill(f"#id_{field}", word)
        page.click("main button[type=submit]")
        told(page, "密码已修改")


def budget_from_files(page: Any, folder: Path) -> None:
    files = {Path(made).name: str(made) for made in office("office-2022", folder)}
    todo(page, "新建年度")
    page.fill("#id_year", "2022")
    page.click("main button[type=submit]")
    page.click(".year-step >> text=预算")
    page.locator(".empty").get_by_role("link", name="从文件导入").click()
    page.set_input_files("#id_documents", [files["收支预决算表.xlsx"], files["基本情况表.xlsx"]])
    page.click(".drop button")
    page.wait_for_selector("#import:not([hx-trigger]) >> text=确认导入", timeout=60_000)
    page.click("text=确认导入")
    told(page, "已导入")
    page.click("#import >> text=项目")
    page.click("text=建立部门整体")
    money(page, "7858.94\t1590.86\t1524.96\n")
    page.click(".part-tabs >> text=项目 >> nth=0")
    page.click("text=新增项目")
    page.fill("#id_name", PROGRAM)
    page.select_option("#id_section", label="投资促进处")
    page.click("main button[type=submit]")
    money(page, "6912\t399.05\t382.51\n")


def money(page: Any, amounts: str) -> None:
    """Of the whole, as copied from Excel."""
    page.locator("tr[data-name='年度资金总额'] td").nth(1).click()
    clipboard(page, amounts)
    page.click("[data-paste]")
    saved(page)


def indicators_from_excel(page: Any, program: str, table: str) -> None:
    tab(page, "绩效目标")
    page.get_by_role("link", name=program, exact=True).click()
    page.fill("#text-objective", "办好招商推介活动，完成全年招商任务。")
    expect(page.locator("#state-objective")).to_have_text("已保存")
    page.locator("#indicators tr.grid-new td").first.click()
    clipboard(page, table)
    page.get_by_role("button", name="粘贴", exact=True).click()
    saved(page)
    expect(page.locator("#indicators tr.grid-data")).to_have_count(table.count("\r\n"))


def objectives_approved(at: At, compiler: Any) -> None:
    tab(compiler, "绩效目标")
    compiler.click("text=全部提交")
    told(compiler, "已提交 2 个项目的绩效目标")
    leader = at("qianling", width=390)
    todo(leader, "绩效目标待审核")
    leader.click("text=全部批复")
    told(leader, "已批复 2 个项目的绩效目标")


# --- in the year ------------------------------------------------------------------------------------------------------


def monitored(at: At, compiler: Any) -> None:
    tab(compiler, "运行监控")
    compiler.get_by_role("link", name="开展", exact=True).click()
    compiler.click("main form button[type=submit]")
    told(compiler, "各处室可以填报了")
    writer = at("wangtian")
    todo(writer, "1—7月运行监控")
    writer.locator("tr.grid-data", has_text="招商推介会次数").locator("td").nth(2).click()
    clipboard(writer, "4场\n92%\n95\n")
    writer.click("[data-paste]")
    saved(writer)
    writer.get_by_role("link", name="总览", exact=True).click()
    writer.locator("tr", has_text="投资促进处").get_by_role("button", name="提交").click()
    told(writer, "已提交")
    compiler.reload()
    compiler.get_by_role("button", name="汇总").click()
    told(compiler, "已汇总")


# --- the self-evaluation ----------------------------------------------------------------------------------------------


def card(page: Any, indicator: str) -> Any:
    return page.locator(".fill-card", has_text=indicator)


def reach(page: Any, indicator: str, value: str) -> None:
    card(page, indicator).get_by_label("完成值", exact=True).fill(value)
    expect(card(page, indicator).locator(".answer")).to_contain_text("分")
    expect(card(page, indicator).locator(".answer")).not_to_contain_text("请填写完成值")


def prove(page: Any, indicator: str, name: str) -> None:
    file = {"name": name, "mimeType": "image/png", "buffer": PNG + name.encode()}
    card(page, indicator).locator("input[type=file]").set_input_files(file)
    expect(card(page, indicator).locator(".proofs")).to_contain_text(name)


def campaign_started(page: Any) -> None:
    tab(page, "自评填报")
    page.click("text=启动自评")
    page.fill("[name=note]", "每个指标至少一份佐证。")
    page.get_by_label(BUREAU).select_option(label="办公室")
    page.get_by_role("button", name="启动自评").click()
    told(page, "自评已启动")


def section_filled_in(at: At) -> None:
    """Values, a reason, a file, and the satisfaction by a survey that somebody answers on a phone."""
    writer = at("wangtian")
    todo(writer, "绩效自评")
    expect(card(writer, "招商推介会次数")).to_contain_text("≥6场")
    reach(writer, "招商推介会次数", "5")
    card(writer, "招商推介会次数").get_by_label("偏差原因和改进措施").fill("一场改为线上，未计入；2023年提前安排。")
    prove(writer, "招商推介会次数", "推介会照片.png")
    reached = writer.get_by_label("年度目标完成情况")
    reached.fill("举办推介会5场。")
    reached.blur()
    expect(reached).not_to_have_class(re.compile("unsaved"))
    reach(writer, "参会企业到会率", "92%")
    form = writer.url
    tab(writer, "佐证")
    writer.click("text=满意度调查")
    writer.get_by_role("link", name="建网上问卷").click()
    writer.fill("#id_closes_on", "2099-12-31")
    writer.click("main form button[type=submit]")
    outside = at(address=writer.locator("dd a[href*='/s/']").get_attribute("href"), width=390)
    for number in range(outside.get_by_label("满意", exact=True).count()):
        outside.get_by_label("满意", exact=True).nth(number).check()
    outside.click("text=提交")
    expect(outside.locator("h1")).to_have_text("谢谢您的回答")
    writer.reload()
    writer.click("text=写入完成值")
    told(writer, "完成值已写为 100.00%（收回 1 份）")
    writer.goto(form)
    writer.click("text=提交给绩效管理员")
    told(writer, "已提交")


def returned_once_and_handed_in_again(at: At, compiler: Any) -> None:
    """The compiler fills in the own part, reminds, returns a row with a reason, and gets it back with a proof."""
    todo(compiler, "汇总")
    compiler.locator("tr", has_text="办公室").get_by_role("button", name="催办").click()
    told(compiler, "已催办办公室")
    compiler.get_by_role("link", name="办公室", exact=True).click()
    reach(compiler, "引进省外项目个数", "51")
    reach(compiler, "实际利用外资", "16.2")
    compiler.click("text=代为提交")
    told(compiler, "办公室已提交")
    compiler.get_by_role("link", name="汇总", exact=True).click()
    compiler.locator("tr", has_text="投资促进处").get_by_role("link", name="退回").click()
    compiler.get_by_label("参会企业到会率").fill("请附签到册")
    compiler.get_by_role("button", name="退回").click()
    told(compiler, "已退回投资促进处")
    writer = at("wangtian")
    todo(writer, "绩效自评")
    expect(card(writer, "参会企业到会率")).to_contain_text("请附签到册")
    prove(writer, "参会企业到会率", "签到册.png")
    writer.click("text=提交给绩效管理员")
    told(writer, "已提交")
    todo(compiler, "汇总")
    compiler.get_by_role("button", name="开始汇总").click()
    told(compiler, "部门汇总")


def report_written(page: Any) -> None:
    """What is missing is filled in where it stands, until nothing is."""
    tab(page, "报告")
    missing = page.locator("#side-missing [data-missing]")
    while count := missing.count():
        page.click("#tab-missing")
        what = re.sub("必须|可以补充", "", missing.first.locator("xpath=../../div[1]").inner_text()).strip()
        missing.first.click()
        page.fill("#words-text", OWN_WORDS.get(what, f"{what}：已核实。"))
        page.get_by_role("button", name="完成", exact=True).click()
        expect(missing).to_have_count(count - 1)
    expect(page.locator("#side-missing")).to_contain_text("没有缺的内容")


def signed(at: At, compiler: Any) -> None:
    tab(compiler, "自评填报")
    compiler.goto(re.sub("sections/.*|board/.*|$", "board/", compiler.url, count=1))
    compiler.get_by_role("button", name="送领导签发").click()
    told(compiler, "待领导签发")
    leader = at("qianling", width=390)
    todo(leader, "签发")
    expect(leader.locator(".one-page")).to_contain_text("一场改为线上")
    leader.get_by_label("签发人姓名").fill("钱领")
    leader.get_by_role("button", name="签发", exact=True).click()
    expect(leader.locator(".one-page")).to_contain_text("签发人：钱领")


# --- the review -------------------------------------------------------------------------------------------------------


def sent_back_by_finance(at: At, compiler: Any) -> None:
    """With an opinion on a row, which the bureau answers there."""
    finance = at("wucai")
    todo(finance, "绩效自评")
    finance.get_by_role("button", name="开始审核").click()
    row = panel(finance)
    row.get_by_label("意见", exact=True).fill("线上推介会为什么不计？")
    row.get_by_role("button", name="提意见").click()
    expect(row).to_contain_text("1 条待答复")
    finance.get_by_label("审核意见或退回原因").fill("请说明推介会的口径。")
    finance.get_by_role("button", name="退回").click()
    told(finance, "已退回部门")
    todo(compiler, "答复财政")
    row = panel(compiler)
    row.get_by_label("答复").fill("没有签到记录，未计入。")
    row.get_by_role("button", name="答复").click()
    expect(row).to_contain_text("已答复")
    writer = at("wangtian")
    todo(writer, "绩效自评")
    writer.click("text=提交给绩效管理员")
    told(writer, "已提交")


def panel(page: Any) -> Any:
    name = "招商推介会次数"
    row = page.locator("tbody", has=page.get_by_role("button", name=name, exact=True))
    row.get_by_role("button", name=name, exact=True).click()
    expect(row.locator(".review-panel")).to_be_visible()
    return row


def report_edited_in_word(page: Any, folder: Path) -> None:
    tab(page, "报告")
    page.get_by_role("button", name="导出").click()
    with page.expect_download() as started:
        page.get_by_role("link", name="Word（docx，带追溯）").click()
    document, edited = Document(started.value.path()), str(folder / "改稿.docx")
    (run,) = (run for one in document.paragraphs for run in one.runs if "签到记录不全" in run.text)
    run.text = run.text.replace("不全", "不完整")
    document.save(edited)
    page.get_by_role("link", name="Word 改稿").click()
    page.set_input_files("input[type=file]", edited)
    page.click("text=上传并比对")
    expect(page.locator("main")).to_contain_text("手工改动的数（0）")
    page.get_by_role("button", name="采用 Word 里的文字").click()
    told(page, "“存在的问题”已采用 Word 里的文字")


def approved(at: At) -> None:
    finance = at("wucai")
    todo(finance, "绩效自评")
    finance.get_by_role("button", name="开始审核").click()
    finance.get_by_label("审核意见或退回原因").fill("同意")
    finance.get_by_role("button", name="审核通过").click()
    told(finance, "审核通过")


# --- after the review -------------------------------------------------------------------------------------------------


def published(at: At, compiler: Any) -> None:
    """Frozen and taken away, made ready for the public, looked at by the leader, and put on record."""
    tab(compiler, "报告")
    expect(compiler.locator("main")).to_contain_text("存版、导出、公开照常")
    expect(compiler.get_by_role("button", name="改写")).to_have_count(0)
    compiler.get_by_role("button", name="存为一版").click()
    compiler.locator(".freeze input[name=name]").fill("定稿")
    compiler.get_by_role("button", name="保存这一版").click()
    told(compiler, "已存为第1版 定稿")
    for kind, opening in (("docx", b"PK"), ("pdf", b"%PDF")):
        with compiler.expect_download() as started:
            compiler.get_by_role("link", name=kind, exact=True).click()
        assert Path(started.value.path()).read_bytes().startswith(opening)
    compiler.click("text=生成公开材料")
    compiler.locator("main summary").click()
    compiler.get_by_role("button", name="生成").click()
    told(compiler, "已生成公开材料")
    leader = at("qianling", width=390)
    todo(leader, "审查拟公开")
    leader.get_by_role("button", name="审查通过").click()
    told(leader, "审查通过")
    todo(compiler, "登记网址")
    compiler.fill("[name=address]", "http://www.example.gov.cn/report.html")
    compiler.get_by_role("button", name="登记").click()
    told(compiler, "已登记")
    tab(compiler, "概况")
    expect(compiler.locator("main li", has_text="已完成")).to_have_count(6)


def next_year(page: Any) -> None:
    page.goto("/years/open/")
    expect(page.locator("#id_year")).to_have_value("2023")
    page.click("main button[type=submit]")
    tab(page, "整改台账")
    expect(page.locator("main")).to_contain_text(OWN_WORDS["改进措施"])
    tab(page, "绩效目标")
    page.get_by_role("link", name=PROGRAM, exact=True).click()
    expect(page.locator("#indicators tr[data-name='招商推介会次数']")).to_contain_text("≥6场 → 5场")
