"""The courses of what is shared out, asked for and bought, and what cannot be paid."""

from typing import Any

from jixiao.web.ledger.column import Errors, Values
from jixiao.web.ledger.course import Course
from jixiao.web.spending.models import Allotment, FundRequest, Purchase

ALLOTMENT = Course(
    Allotment,
    {
        "given_on": Allotment.Stage.GIVEN, "received_on": Allotment.Stage.RECEIVED,
        "taken_back_on": Allotment.Stage.TAKEN_BACK,
    },
    first=Allotment.Stage.PLANNED,
    proofs={"given_on": "number", "taken_back_on": "taken_back_reason"},
)  # fmt: skip
REQUEST = Course(
    FundRequest,
    {
        "asked_on": FundRequest.Stage.ASKED, "checked_on": FundRequest.Stage.CHECKED,
        "granted_on": FundRequest.Stage.GRANTED, "paid_on": FundRequest.Stage.PAID,
        "returned_on": FundRequest.Stage.RETURNED,
    },
    proofs={"checked_on": "checked_by", "granted_on": "granted_by", "returned_on": "returned_reason"},
    either=(("paid_on", "returned_on"),),
)  # fmt: skip
PURCHASE = Course(
    Purchase,
    {
        "signed_on": Purchase.Stage.SIGNED, "accepted_on": Purchase.Stage.ACCEPTED, "paid_on": Purchase.Stage.PAID,
    },
    first=Purchase.Stage.PLANNED,
)  # fmt: skip


def judge_request(values: Values, row: Any) -> Errors:
    """Nothing is paid that nobody granted, nor more than was granted; a mark is said in words."""

    def held(name: str) -> Any:
        return values.get(name, getattr(row, name, None))

    wrong = REQUEST.judge(values, row)
    if held("granted_on") and held("granted") is None:
        wrong["granted"] = "写了批准日期，还要写批准金额"
    if held("granted") is not None and held("amount") is not None and held("granted") > held("amount"):
        wrong["granted"] = "批准金额大于申请金额"
    if held("paid_on") and not held("granted_on"):
        wrong["paid_on"] = "还没有批准，不能写支付日期"
    if held("mark") in {mark.value for mark in FundRequest.Mark if mark != FundRequest.Mark.NONE}:
        wrong |= {} if held("mark_note") else {"mark_note": "请写明审核时发现了什么"}
    return wrong


def judge_purchase(values: Values, row: Any) -> Errors:
    """What small firms were given is a part of the contract."""

    def held(name: str) -> Any:
        return values.get(name, getattr(row, name, None))

    wrong = PURCHASE.judge(values, row)
    if held("signed_on") and held("amount") is None:
        wrong["amount"] = "写了签订日期，还要写合同金额"
    small, whole = held("small_amount"), held("amount")
    if small is not None and whole is not None and small > whole:
        wrong["small_amount"] = "授予中小企业的金额大于合同金额"
    return wrong
