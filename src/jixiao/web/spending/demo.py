"""Demonstration rows: an invented sharing out of a budget, requests for money against it, and purchases."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from jixiao.web.ledger.actions.rows import add_rows
from jixiao.web.people.models import Department
from jixiao.web.spending.columns import ALLOTMENTS, FUND_REQUESTS, PURCHASES
from jixiao.web.spending.models import Allotment, FundRequest, Purchase

DEPARTMENT, YEAR = "石家庄市投资促进局", 2022
WAN = 1_000_000  # 分 of 1 万元
_PROGRAM = "招商引资专项经费"


def load() -> int:
    """The rows of the demonstration bureau when it is there; how many."""
    department = Department.objects.filter(is_demo=True, name=DEPARTMENT).first()
    if department is None:
        return 0
    made = add_rows(ledger=ALLOTMENTS, rows=_allotments(department))
    shared = list(Allotment.objects.filter(department=department).order_by("pk"))
    made += add_rows(ledger=FUND_REQUESTS, rows=_requests(department, shared))
    return made + add_rows(ledger=PURCHASES, rows=_purchases(department))


def _allotments(department: Department) -> Iterator[Allotment]:
    for at, (unit, amount) in enumerate((("投资促进中心", 180), ("开发区服务中心", 95), ("驻外招商分队", 60))):
        yield Allotment(
            department=department, unit=f"示例{unit}", program=_PROGRAM, year=YEAR, amount=amount * WAN,
            number=f"示例石投财〔{YEAR}〕{at + 1}号", target="示例：完成招商活动和客商走访任务",
            given_on=date(YEAR, 2, 20), received_on=date(YEAR, 2, 22 + at) if at < 2 else None,
        )  # fmt: skip


def _requests(department: Department, shared: Sequence[Allotment]) -> Iterator[FundRequest]:
    words = ("推介会场地费", "客商接待费", "宣传资料印制费", "差旅费")
    for at in range(16):
        asked = date(YEAR, 1 + at * 2 // 3, 8)
        over = at == 6
        yield FundRequest(
            department=department, matter=f"示例：支付{words[at % 4]}", unit=shared[at % 3].unit, program=_PROGRAM,
            allotment=shared[at % 3], year=YEAR, amount=(4 + at) * WAN,
            milestone="示例：活动已举办" if at % 4 == 0 else "", asked_on=asked,
            checked_on=asked + timedelta(2), checked_by="陈三",
            mark=FundRequest.Mark.STANDARD if over else FundRequest.Mark.NONE,
            mark_note="示例：住宿费超过标准，超出部分不予报销" if over else "",
            granted=(4 + at - (1 if over else 0)) * WAN if at < 14 else None,
            granted_on=asked + timedelta(4) if at < 14 else None, granted_by="卫四" if at < 14 else "",
            paid_on=asked + timedelta(7) if at < 13 else None, voucher=f"示例记{at + 11}号" if at < 13 else "",
        )  # fmt: skip


def _purchases(department: Department) -> Iterator[Purchase]:
    kinds = (Purchase.Kind.SERVICES, Purchase.Kind.GOODS, Purchase.Kind.SERVICES)
    for at, (item, amount) in enumerate((("会展服务", 86), ("办公设备", 22), ("宣传册设计印制", 31))):
        yield Purchase(
            department=department, item=f"示例{item}", program=_PROGRAM, year=YEAR, kind=kinds[at],
            way=Purchase.Way.CONSULTATION, budget=(amount + 4) * WAN, amount=amount * WAN,
            small_amount=amount * WAN if at else None, supplier=f"示例供应商{at + 1}号", contract=f"示例合同{at + 1}号",
            signed_on=date(YEAR, 4 + at, 12), accepted_on=date(YEAR, 8 + at, 3),
        )  # fmt: skip
