"""A review played through in the browser: taken up, an opinion answered, a deduction, the approval."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.long]
ROW = "亿元以上项目总投资"


def opened_row(page, name: str = ROW):
    """The row with its panel; the button names it."""
    row = page.locator("tbody", has=page.get_by_role("button", name=name, exact=True))
    row.get_by_role("button", name=name, exact=True).click()
    expect(row.locator(".review-panel")).to_be_visible()
    return row


def test_a_review_from_the_queue_to_the_approval(opened):
    finance = opened("demo-lq-finance")
    finance.goto("/reviews/")
    finance.get_by_role("link", name="石家庄市鹿泉区投资促进局").click()
    expect(finance.locator("#totals")).to_contain_text("74.37")
    finance.get_by_role("button", name="开始审核").click()

    row = opened_row(finance)
    row.get_by_label("意见", exact=True).fill("台账还没有认可，请说明")
    row.get_by_role("button", name="提意见").click()
    expect(row).to_contain_text("1 条待答复")
    expect(finance.locator("#decision")).to_contain_text("1 条意见还没有答复")

    row.get_by_label("得分").fill("12")
    row.get_by_label("理由").fill("一个项目是上年的")
    row.get_by_role("button", name="记下得分").click()
    expect(row.get_by_role("alert")).to_contain_text("扣分要写明依据")
    expect(row.get_by_label("理由")).to_have_value("一个项目是上年的")
    row.get_by_label("证据").fill("抽查合同 3 份")
    row.get_by_role("button", name="记下得分").click()
    expect(row).to_contain_text("抽查合同 3 份")
    expect(finance.locator("#totals")).to_contain_text("96.37")

    compiler = opened("demo-lq-compiler", width=390)
    compiler.goto("/")
    compiler.get_by_role("link", name="答复财政对石家庄市鹿泉区投资促进局2025年度的审核意见").click()
    answer = opened_row(compiler)
    answer.get_by_label("答复").fill("台账已补签字")
    answer.get_by_role("button", name="答复").click()
    expect(answer).to_contain_text("已答复")
    assert compiler.evaluate("document.documentElement.scrollWidth") == 390

    finance.reload()
    finance.get_by_label("审核意见或退回原因").fill("同意")
    finance.get_by_role("button", name="审核通过").click()
    expect(finance.locator("#decision")).to_contain_text("96.37")
    finance.goto("/reviews/ranking/")
    expect(finance.locator("#rows")).to_contain_text("96.37")
