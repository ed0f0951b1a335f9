"""Money asked for against a budget: nothing is paid that nobody granted, and what is over is said in words."""

from datetime import date

import pytest

from jixiao.web.kit.refused import Refused
from jixiao.web.ledger.registry import ledgers
from tests.web.ledger.made import made_row

ALLOTMENTS, REQUESTS, PURCHASES = (ledgers()[name] for name in ("allotments", "fund_requests", "purchases"))
ON = date(2022, 5, 1)
CHECKED = {"checked_on": ON, "checked_by": "陈三"}
GRANTED = CHECKED | {"granted_on": ON, "granted_by": "卫四", "granted": 90}


@pytest.mark.parametrize(
    ("ledger", "values", "words"),
    [
        (REQUESTS, {"paid_on": ON}, "还没有批准，不能写支付日期"),
        (REQUESTS, GRANTED | {"granted": 101}, "批准金额大于申请金额"),
        (REQUESTS, {"mark": "standard"}, "请写明审核时发现了什么"),
        (REQUESTS, {"checked_on": ON}, "写了审核日期，还要写审核人"),
        (PURCHASES, {"amount": 100, "small_amount": 101}, "授予中小企业的金额大于合同金额"),
        (ALLOTMENTS, {"given_on": ON}, "写了下达日期，还要写下达文号"),
    ],
)
def test_what_cannot_be_is_refused_in_words(db, world, ledger, values, words):
    with pytest.raises(Refused, match=words):
        made_row(world, ledger, **values)


def test_a_request_goes_its_course_and_stands_with_the_part_of_the_budget_it_draws_on(world, writer):
    part = made_row(world, ALLOTMENTS, unit="招商中心", amount=50_000_000)
    for matter, more in (("场地费", GRANTED | {"paid_on": ON}), ("差旅费", {})):
        made_row(world, REQUESTS, matter=matter, allotment=part, amount=10_000_000, **more)
    page = writer.get(f"/ledgers/allotments/{part.pk}/").content.decode()
    assert all(words in page for words in ("请款", "2 笔", "场地费", "已支付", "20.00"))
