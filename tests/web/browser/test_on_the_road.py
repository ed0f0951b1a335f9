"""Away from the desk: a visit is written down on a telephone, and an enterprise answers by its link."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.long]


def test_a_visit_is_written_down_on_a_telephone(opened):
    page = opened("demo-writer", width=390, height=844)
    page.goto("/ledgers/visits/")
    page.click("text=新增")
    page.fill("#id_firm", "示例手机客商")
    page.click("main button[type=submit]")
    expect(page.locator(".invalid-feedback").first).to_be_visible()
    assert page.input_value("#id_firm") == "示例手机客商"  # nothing that was typed is lost
    page.fill("#id_on", date.today().isoformat())
    page.fill("#id_people", "3")
    page.fill("#id_purpose", "洽谈项目")
    page.click("main button[type=submit]")
    expect(page.locator("h1")).to_contain_text("示例手机客商")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto("/ledgers/visits/?words=手机客商")
    expect(page.locator("#rows, main").first).to_contain_text("示例手机客商")


def test_an_enterprise_answers_by_its_link_once(opened, server):
    desk = opened("demo-writer")
    desk.goto("/ledgers/issues/new/")
    desk.fill("#id_title", "示例企业反映用电容量不够")
    desk.select_option("#id_enterprise", index=1)
    desk.fill("#id_raised_on", "2022-10-08")
    desk.fill("#id_answered_on", "2022-10-12")
    desk.fill("#id_answer", "供电公司现场查看，安排增容")
    desk.fill("#id_solved_on", "2022-11-01")
    desk.fill("#id_result", "已增容")
    desk.click("main button[type=submit]")
    desk.fill("input[name=to]", "示例企业 王经理")
    desk.click("text=建立链接")
    link = desk.locator("code.user-select-all").first.inner_text()
    phone = opened(width=390, height=844)
    phone.goto(link.replace(re.match(r"https?://[^/]+", link)[0], server.address))
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.locator("input[name=verdict]").first.check()
    phone.locator("input[name=satisfied]").first.check()
    phone.fill("#name", "王经理")
    phone.click("text=提交")
    expect(phone.locator("body")).to_contain_text("谢谢您的回答")
    phone.reload()
    expect(phone.locator("body")).to_contain_text("每个链接只能回答一次")
    desk.reload()
    expect(desk.locator("main")).to_contain_text("王经理")
