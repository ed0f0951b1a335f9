"""The way of a project in a browser: an inquiry from outside, taken over, led to its signing, told when late."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.long]
PAGES = (
    "/promotion/attention/?day=2022-12-31", "/promotion/attention/?day=2022-12-31&kind=stalled",
    "/promotion/talks/?until=2022-12-31", "/promotion/transfers/?since=2022-01-01&until=2022-12-31",
    "/promotion/doubles/", "/groundwork/reviews/?since=2022-01-01&until=2022-12-31", "/groundwork/sites/1/",
    "/assignments/leaders/?since=2022-01-01&until=2022-12-31", "/assignments/districts/", "/assignments/offices/",
    "/offers/counter/", "/ledgers/offers/1/", "/offers/1/card/1/", "/ledgers/inquiries/11/", "/ledgers/formalities/",
)  # fmt: skip


def _leave_an_inquiry(opened) -> None:
    compiler = opened("demo-compiler")
    compiler.goto("/offers/counter/")
    address = compiler.locator("input[readonly]").input_value()
    outside = opened("")
    outside.goto(address)
    outside.fill("#id_firm", "示例浏览器来函企业")
    outside.fill("#id_contact", "示例联系人")
    outside.fill("#id_mail", "example@example.com")
    outside.fill("#id_subject", "示例来函项目")
    outside.check("#id_agrees")
    outside.wait_for_timeout(4500)  # a person needs longer than a program
    outside.click("main button[type=submit]")
    expect(outside.locator("main")).to_contain_text("登记号")


def test_from_an_inquiry_to_a_signing_and_what_is_late_after_it(opened):
    _leave_an_inquiry(opened)
    page = opened("demo-writer")
    page.goto("/ledgers/inquiries/?stage=new")
    page.click("text=示例浏览器来函企业")
    page.get_by_role("button", name="接办").click()
    page.click("main .alert a:has-text('示例来函项目')")
    page.select_option("select[name=to]", "signed")
    page.get_by_role("button", name="推进").click()
    expect(page.locator("#messages")).to_contain_text("还缺：协议、总投资")
    page.click("main a.btn-primary")
    page.select_option("#id_agreement", "contract")
    page.click("main button[type=submit]")
    expect(page.locator("main .alert-warning")).to_contain_text("还缺：总投资")
    page.select_option("select[name=column]", "total_investment")
    page.fill("form:has(select[name=column]) input[name=reason]", "投资方暂不公开")
    page.get_by_role("button", name="不能提供").click()
    page.select_option("select[name=to]", "signed")
    page.fill("input[name=on] >> nth=0", (date.today() - timedelta(40)).isoformat())
    page.get_by_role("button", name="推进").click()
    expect(page.locator("main")).to_contain_text("阶段：签约")
    page.goto("/promotion/attention/?kind=responsibility")
    expect(page.locator("tr", has_text="示例来函项目")).to_contain_text("缺责任领导、首席服务员")
    page.goto("/promotion/attention/?kind=progress")
    expect(page.locator("tr", has_text="示例来函项目")).to_contain_text("从未填报进展")


@pytest.mark.parametrize("width", [1440, 390])
def test_no_page_is_wider_than_the_screen(opened, width):
    page = opened("demo-compiler", width=width)
    for address in PAGES:
        assert page.goto(address).status == 200, address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
