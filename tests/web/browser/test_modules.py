"""The main path of each ledger with a course: written down, carried on, refused where something is missing, counted."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

STAGE = "(进度|阶段|状态|结果)"
pytestmark = [pytest.mark.browser, pytest.mark.long]
Fields = dict[str, str | int]

# Ledger, what is written down first with the stage it has then, what is written later with the stage that gives;
# in between what is refused, with the words.
COURSES: tuple[tuple[str, Fields, str, Fields, str, Fields, str], ...] = (
    (
        "claims", {"policy": 1, "enterprise": 1, "year": "2022", "asked_on": "2022-09-01", "clause": "示例"}, "已申请",
        {"accepted_on": "2022-09-02", "reviewed_on": "2022-09-10", "paid_on": "2022-10-20"}, "还要写核定金额",
        {"approved": "12.5", "proof": "完税证明"}, "已拨付",
    ),
    (
        "achievements", {"title": "示例引荐成效", "agent": 1, "kind": "lead", "on": "2022-05-06"}, "已申报",
        {"refused_on": "2022-06-01"}, "不予认定", {"refused_reason": "项目已有线索"}, "不予认定",
    ),
    (
        "events", {"name": "示例专题推介会", "kind": 1, "planned_on": "2022-03-01"}, "计划",
        {"approved_on": "2022-03-20", "held_on": "2022-03-10"}, "早于", {"held_on": "2022-04-01"}, "已举办",
    ),
    (
        "overseas_trips", {"name": "示例经贸团组", "submitted_on": "2022-03-01"}, "已报批",
        {"returned_on": "2022-02-01"}, "早于", {"returned_on": "2022-06-01"}, "已回国",
    ),
    (
        "errands", {"title": "示例代办营业执照", "enterprise": 1, "asked_on": "2022-05-05"}, "已受理",
        {"done_on": "2022-05-01"}, "早于", {"done_on": "2022-05-08"}, "已办结",
    ),
    (
        "qualifications", {"kind": 1, "enterprise": 1, "level": 1, "applied_on": "2022-04-01"}, "已推荐",
        {"granted_on": "2022-03-01"}, "早于", {"granted_on": "2022-07-01", "number": "示例1号"}, "已获批",
    ),
    (
        "purchases", {"item": "示例会务服务", "year": "2022", "kind": 1}, "已列预算",
        {"signed_on": "2022-05-01"}, "还要写合同金额", {"amount": "9.8"}, "已签合同",
    ),
)  # fmt: skip


def put(page: Any, fields: Fields) -> None:
    """Into the inputs of the form: text, or a choice by its value or its place in the list."""
    for name, value in fields.items():
        field = page.locator(f"#id_{name}")
        if not field.count():
            continue
        if field.evaluate("e => e.tagName") != "SELECT":
            field.fill(str(value))
        elif isinstance(value, int):
            field.select_option(index=value)
        else:
            field.select_option(value)
    page.click("main button[type=submit]")


@pytest.mark.parametrize("course", COURSES, ids=lambda course: course[0])
def test_what_is_written_down_takes_its_course(opened, course):
    ledger, first, begun, wrong, words, mended, ended = course
    page = opened("demo-writer")
    page.goto(f"/ledgers/{ledger}/new/")
    put(page, first)
    expect(page.locator("main")).to_contain_text(re.compile(rf"{STAGE}\s*{begun}"))
    page.click("main a:text-is('修改')")
    put(page, wrong)
    expect(page.locator(".invalid-feedback").first).to_contain_text(words)
    put(page, mended)
    expect(page.locator("main")).to_contain_text(re.compile(rf"{STAGE}\s*{ended}"))


def test_a_view_is_pinned_moves_and_is_pinned_again(opened):
    page = opened("demo-writer")
    page.goto("/ledgers/materials/?words=示例")
    page.click("text=钉为佐证")
    page.fill("#id_name", "示例宣传资料种数")
    page.click("text=钉住 >> visible=true")
    expect(page.locator("main")).to_contain_text("未变")
    pin = page.url
    page.goto("/ledgers/materials/new/")
    put(page, {"name": "示例新印投资指南", "kind": 1})
    page.goto(pin)
    expect(page.locator("main")).to_contain_text("证据已变")
    expect(page.locator("main")).to_contain_text("示例新印投资指南")
    page.click("text=按现在的台账重钉")
    expect(page.locator("main")).to_contain_text("未变")
    assert page.url != pin
