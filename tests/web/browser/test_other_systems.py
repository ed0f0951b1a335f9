"""A token, a channel of notices and a calendar, as people set them up; and what other systems then get."""

import json
import urllib.request

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.long]


def asked(address: str, token: str = "") -> str:
    request = urllib.request.Request(address, headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request) as answer:
        return answer.read().decode()


def test_a_token_is_made_shown_once_and_opens_the_ledgers(opened, server):
    page = opened("demo-writer")
    page.goto("/account/")
    page.click("text=接口令牌")
    page.fill("#id_name", "市局大屏")
    page.get_by_label("读台账", exact=True).check()
    page.get_by_role("button", name="生成").click()
    token = page.locator("code.code-once").inner_text()
    facts = json.loads(asked(f"{server.address}/api/v1/ledgers/projects/rows?limit=2", token))
    assert len(facts["items"]) == 2
    page.goto("/account/tokens/")
    expect(page.locator("main")).not_to_contain_text(token)
    page.click("text=接口说明")
    page.click("summary:has-text('台账的行，逐页')")
    expect(page.locator("details[open]")).to_contain_text("上一页的 next")


def test_a_channel_is_set_up_and_tried_without_anything_being_sent(opened):
    page = opened("admin")
    page.goto("/notices/new/")
    page.fill("#id_name", "绩效工作群")
    page.select_option("#id_kind", "feishu")
    page.fill("#id_address", "https://192.0.2.1/open-apis/bot/v2/hook/abc")
    page.get_by_label("逾期").check()
    page.click("main button[type=submit]")
    page.click("text=发测试")
    expect(page.locator("#messages")).to_contain_text("试运行，没有发出")
    expect(page.locator("#rows")).to_contain_text("测试通知")


def test_a_calendar_is_subscribed_to(opened):
    page = opened("demo-compiler")
    page.goto("/account/calendar/")
    page.click("text=生成日历地址")
    address = page.locator("main code").inner_text()
    assert "自评" in asked(address).replace("\r\n ", "")
