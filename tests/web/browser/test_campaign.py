"""A self-evaluation played through: the writer's, the compiler's and the leader's part, and two at once."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.long]
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
REASON = "开发区培训改为线上，节约了会议费；2023年按场次编预算。"


def own_part(page):
    page.goto("/self-evaluation/")
    page.wait_for_load_state()
    return page


def field(page, label: str, card: str):
    return page.locator(".fill-card", has_text=card).get_by_label(label, exact=True)


def test_a_value_is_saved_and_scored_while_it_is_typed(opened):
    page = own_part(opened("demo-colleague"))
    card = page.locator(".fill-card", has_text="完成考核的开发区数")
    value = card.get_by_label("完成值", exact=True)
    value.press("Control+a")
    value.press_sequentially("20")
    expect(card.locator(".answer")).to_contain_text("完成值 20 家 ÷ 指标值 21 家 × 10 分 = 9.52 分")
    expect(card.get_by_label("偏差原因和改进措施")).to_be_visible()
    expect(page.locator("#progress")).to_contain_text("88.86 分")
    page.reload()
    expect(value).to_have_value("20")
    value.fill("21")
    expect(card.locator(".answer")).to_contain_text("得满分 10 分")
    expect(page.locator("#progress")).to_contain_text("89.34 分")


def test_words_that_are_no_value_stay_and_are_told(opened):
    page = own_part(opened("demo-colleague"))
    card = page.locator(".fill-card", has_text="考核按期完成率")
    value = card.get_by_label("完成值", exact=True)
    value.fill("基本完成")
    expect(card.locator(".answer")).to_contain_text("请填写数字")
    page.reload()
    expect(value).to_have_value("基本完成")
    value.fill("100%")
    expect(card.locator(".answer")).to_contain_text("得满分 10 分")


def test_two_browsers_lose_nothing(opened):
    """Different fields merge; in one field the second is asked; what nobody touched follows."""
    writer, compiler = opened("demo-colleague"), opened("demo-compiler")
    own_part(writer)
    compiler.goto(writer.url)
    name = "开发区培训次数"
    first, second = (page.locator(".fill-card", has_text=name) for page in (writer, compiler))
    first.get_by_label("完成值", exact=True).fill("2")
    expect(first.locator(".answer")).to_contain_text("10.00 分")
    reason = second.get_by_label("偏差原因和改进措施")
    before = reason.input_value()
    reason.fill("两个人同时填。")
    expect(second.locator(".answer")).to_contain_text("10.00 分")
    expect(second.get_by_label("完成值", exact=True)).to_have_value("2")

    first.get_by_label("完成值", exact=True).fill("4")
    expect(first.locator(".answer")).to_contain_text("得满分 20 分")
    second.get_by_label("完成值", exact=True).fill("3")
    expect(second.locator(".answer")).to_contain_text("冯二刚才把“完成值”改成了“4”，您填的是“3”，还没有保存")
    expect(second.get_by_label("完成值", exact=True)).to_have_value("3")
    second.get_by_role("button", name="用我填的").click()
    expect(second.locator(".answer")).to_contain_text("15.00 分")
    reason.fill(before)
    expect(reason).not_to_have_class(re.compile("unsaved"))
    writer.reload()
    expect(first.get_by_label("完成值", exact=True)).to_have_value("3")
    expect(first.get_by_label("偏差原因和改进措施")).to_have_value(before)


def test_a_lost_connection_loses_no_text(opened):
    page = own_part(opened("demo-colleague"))
    card = page.locator(".fill-card", has_text="预算执行和目标完成情况")
    page.context.set_offline(True)
    reason = card.get_by_label("预算执行的偏差原因")
    reason.fill(REASON)
    expect(page.locator("#messages")).to_contain_text("连接不上服务器")
    expect(reason).to_have_class(re.compile("unsaved"))
    page.context.set_offline(False)
    expect(reason).not_to_have_class(re.compile("unsaved"))
    page.reload()
    expect(reason).to_have_value(REASON)


def test_from_the_survey_to_the_signature(opened):
    """Somebody outside answers, the writer takes the figure over and submits, the compiler sends, the leader signs."""
    outside = opened("", 390, 844)
    writer = opened("demo-colleague")
    writer.goto("/evidence/")
    writer.click("text=满意度调查")
    writer.click("text=2022年开发区满意度调查")
    outside.goto(writer.locator("dd a[href*='/s/']").get_attribute("href"))
    outside.get_by_label("满意", exact=True).check()
    outside.click("text=提交")
    expect(outside.locator("h1")).to_have_text("谢谢您的回答")
    writer.reload()
    expect(writer.locator("main")).to_contain_text("满意 14 人次 ÷ 有效评价 15 人次 × 100% = 93.33%")
    writer.click("text=写入完成值")
    expect(writer.locator("#messages")).to_contain_text("完成值已写为 93.33%（收回 15 份）")

    own_part(writer)
    card = writer.locator(".fill-card", has_text="开发区满意度")
    expect(card.locator(".proofs")).to_contain_text("原始答卷.xlsx")
    photo = {"name": "培训照片.png", "mimeType": "image/png", "buffer": PNG}
    training = writer.locator(".fill-card", has_text="开发区培训次数")
    training.locator("input[type=file]").set_input_files(photo)
    expect(training.locator(".proofs")).to_contain_text("培训照片.png")
    expect(writer.locator("#progress")).to_contain_text("已填 7 / 7 项")
    writer.click("text=提交给绩效管理员")
    expect(writer.locator("#messages")).to_contain_text("已提交")

    compiler = opened("demo-compiler")
    compiler.on("dialog", lambda dialog: dialog.accept())  # asked first: nothing can be changed afterwards
    own_part(compiler)
    compiler.click("text=送领导签发")
    expect(compiler.locator("#messages")).to_contain_text("还有处室没有提交：办公室")
    compiler.get_by_role("link", name="办公室", exact=True).click()
    compiler.click("text=代为提交")
    own_part(compiler)
    compiler.click("text=送领导签发")
    expect(compiler.locator("#messages")).to_contain_text("待领导签发")

    leader = opened("demo-leader", 390, 844)
    leader.goto("/")
    leader.click("text=签发石家庄市投资促进局2022年度绩效自评")
    expect(leader.locator(".one-page")).to_contain_text("99.09")
    assert leader.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    leader.get_by_label("签发人姓名").fill("卫四")
    leader.get_by_role("button", name="签发", exact=True).click()
    expect(leader.locator(".one-page")).to_contain_text("签发人：卫四")

    own_part(writer)
    expect(writer.locator("main")).to_contain_text("已签发，内容不能修改")
    own_part(compiler)
    compiler.goto(f"{compiler.url.split('/self-evaluation/')[0]}/self-evaluation/board/")
    compiler.get_by_label("重新打开的原因").fill("演示")
    compiler.get_by_role("button", name="重新打开").click()
    expect(compiler.locator("#messages")).to_contain_text("部门汇总")


PAGES = {
    "demo-colleague": ("/self-evaluation/", "/evidence/", "/evidence/pending/", "/evidence/surveys/",
                      "/evidence/proofs/1/"),
    "demo-compiler": ("/board/", "/edit/", "/what-if/?place=420000", "/signature/"),
}  # fmt: skip


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("person", PAGES)
def test_the_pages_fit_and_can_be_read(opened, person, width):
    page = opened(person, width)
    own_part(page)
    top = page.url.split("/self-evaluation/")[0]
    for part in PAGES[person]:
        folder = "" if part.startswith(("/self", "/evidence")) else "/self-evaluation"
        page.goto(f"{top}{folder}{part}")
        page.wait_for_load_state()
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0, part
        assert not re.search(r"\bNone\b|\{\{|\{%|undefined|Error", page.inner_text("body")), part
