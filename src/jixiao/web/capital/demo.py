"""Demonstration rows: invented arrivals of money whose sums are exactly those that the bureaus published.

Of the years before only the growth was published; their sums are the ones from which that growth follows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from jixiao.web.capital.columns import COOPERATIONS, DEFINITIONS, FILING_CHECKS, FOREIGN_CAPITAL, PAID_IN, STATISTICS
from jixiao.web.capital.models import (
    Cooperation,
    Definition,
    FilingCheck,
    ForeignCapital,
    PaidIn,
    State,
    Statistic,
    Voucher,
)
from jixiao.web.ledger.actions.rows import add_rows
from jixiao.web.people.models import Department
from jixiao.web.promotion.demo import Band, split
from jixiao.web.promotion.models import Enterprise

WAN = 1_000_000  # 分 of 1 万元, hundredths of 1 万美元
CITY, ZONE = "石家庄市投资促进局", "石家庄高新技术产业开发区投资服务局"
_CHANGE = date(2022, 5, 1)  # since when foreign capital is counted by the revised survey
_HOMES = ("中国香港", "新加坡", "德国", "日本", "英属维尔京群岛")


@dataclass(frozen=True, slots=True)
class Year:
    """The foreign capital used in a year: so many arrivals, so many 万美元, and the growth that was published."""

    department: str
    year: int
    number: int
    total: int
    growth: str = ""
    rank: str = ""


FOREIGN = (
    Year(CITY, 2021, 42, 18_467),
    Year(CITY, 2022, 56, 29_400, "59.2", "总量全省第二，增速全省第四"),
    Year(ZONE, 2019, 21, 37_327),
    Year(ZONE, 2020, 30, 52_258, "40", "全市第一"),
)
OUT_OF_PROVINCE = {ZONE: (2020, 64, 850_000), CITY: (2022, 80, 1_260_000)}  # 万元; the city's is invented
TRADE = ((2019, 10, 53_218, ""), (2020, 10, 61_855, "16.23"))  # 万美元, of the zone, to October


def load() -> int:
    """The rows of the demonstration bureaus that are there; how many."""
    made = 0
    for department in Department.objects.filter(is_demo=True, name__in=(CITY, ZONE)):
        made += add_rows(ledger=DEFINITIONS, rows=_definitions(department))
        made += add_rows(ledger=FOREIGN_CAPITAL, rows=_foreign(department))
        made += add_rows(ledger=PAID_IN, rows=_paid_in(department))
        made += add_rows(ledger=STATISTICS, rows=_statistics(department))
        made += add_rows(ledger=FILING_CHECKS, rows=_checks(department))
        made += add_rows(ledger=COOPERATIONS, rows=_cooperations(department))
    return made


def _definitions(department: Department) -> Iterator[Definition]:
    foreign = Definition.Series.FOREIGN
    yield Definition(
        department=department, name="示例：2022年4月以前的外资统计", series=foreign, since=date(2011, 1, 1),
        until=_CHANGE - timedelta(1), document="外商投资统计制度",
    )  # fmt: skip
    yield Definition(
        department=department, name="示例：2022年5月起的外资统计", series=foreign, since=_CHANGE,
        document="外商投资统计调查制度（2022年修订）", covers="包括银行、证券、保险在内的全部行业",
        differs="范围扩大；同比增长按可比口径计算", note="2022年5月起统计口径有调整，增长率按可比口径计算",
    )  # fmt: skip


def _definition(department: Department, on: date) -> Definition:
    return Definition.objects.filter(department=department, since__lte=on).latest("since")


def _foreign(department: Department) -> Iterator[ForeignCapital]:
    forms = list(ForeignCapital.Form)[:5]
    owners = (Enterprise.Ownership.FOREIGN, Enterprise.Ownership.HONGKONG)
    firms = list(Enterprise.objects.filter(department=department, ownership__in=owners).order_by("pk"))
    for one in FOREIGN:
        if one.department != department.name:
            continue
        sizes = split(Band(one.number, one.total, 10, one.total // 6), Random(f"{one.department} {one.year}"))  # noqa: S311 - the same every time
        for at, size in enumerate(sizes):
            on = date(one.year, 1, 8) + timedelta(at * 350 // one.number)
            yield ForeignCapital(
                department=department, investor=f"示例外方投资者{at + 1}号", home=_HOMES[at % 5], form=forms[at % 5],
                enterprise=firms[at % len(firms)] if firms else None, on=on,
                original=size * WAN, amount=size * WAN, voucher=Voucher.EXCHANGE,
                voucher_number=f"SL-WZ{one.year}-{at + 1:03}", definition=_definition(department, on),
                checked_on=on + timedelta(10) if at % 4 else None, checked_by="丁一" if at % 4 else "",
            )  # fmt: skip


def _paid_in(department: Department) -> Iterator[PaidIn]:
    year, number, total = OUT_OF_PROVINCE[department.name]
    sizes = split(Band(number, total, 500, total // 8), Random(f"{department.name} 省外"))  # noqa: S311 - the same every time
    for at, size in enumerate(sizes):
        yield _arrival(department, at, PaidIn.Origin.PROVINCE, size, year, number)
    for at in range(12):  # what does not count as 省外
        yield _arrival(department, number + at, PaidIn.Origin.CITY, 800 + at * 150, year, number + 12)


def _arrival(department: Department, at: int, origin: str, size: int, year: int, number: int) -> PaidIn:
    return PaidIn(
        department=department, payer=f"示例投资集团{at + 1}号有限公司", origin=origin, is_central=at % 6 == 1,
        on=date(year, 1, 6) + timedelta(at * 355 // number), use=(PaidIn.Use.ASSETS, PaidIn.Use.CAPITAL)[at % 3 == 2],
        amount=size * WAN, voucher=Voucher.BANK if at % 5 else "",
        voucher_number=f"SL-NZ{year}-{at + 1:03}" if at % 5 else "",
    )  # fmt: skip


def _statistics(department: Department) -> Iterator[Statistic]:
    for one in FOREIGN:
        if one.department == department.name:
            yield Statistic(
                department=department, series=Definition.Series.FOREIGN, year=one.year, amount=one.total * WAN,
                growth=one.growth, rank=one.rank, state=State.FINAL, cut_off_on=date(one.year, 12, 31),
                definition=_definition(department, date(one.year, 12, 31)), source="示例：外资统计报表",
            )  # fmt: skip
    if department.name == ZONE:
        for year, month, amount, growth in TRADE:
            yield Statistic(
                department=department, series=Definition.Series.TRADE, year=year, until_month=month,
                amount=amount * WAN, growth=growth, cut_off_on=date(year, month, 31), source="示例：海关统计",
            )  # fmt: skip


def _checks(department: Department) -> Iterator[FilingCheck]:
    for at, firm in enumerate(Enterprise.objects.filter(department=department, ownership="foreign").order_by("pk")[:6]):
        wrong = at % 3 == 0
        yield FilingCheck(
            department=department, enterprise=firm, kind=FilingCheck.Kind.YEARLY, checked_on=date(2022, 7, 4 + at),
            checked_by="丁一", problem="示例：股权变更没有报告" if wrong else "",
            told_on=date(2022, 7, 12 + at) if wrong else None, due_on=date(2022, 8, 12) if wrong else None,
        )  # fmt: skip


def _cooperations(department: Department) -> Iterator[Cooperation]:
    kinds = (Cooperation.Kind.SCHOOL, Cooperation.Kind.CENTRAL, Cooperation.Kind.REGION)
    for at, kind in enumerate(kinds):
        yield Cooperation(
            department=department, name=f"示例{kind.label}{at + 1}号", kind=kind, partner=f"示例合作方{at + 1}",
            signed_on=date(2022, 3 + at, 8), fund=(300 - at * 80) * WAN, paid=(200 - at * 60) * WAN,
            used=(150 - at * 50) * WAN, checked_on=date(2022, 11, 2) if at == 0 else None,
            checked="示例：专款专用" if at == 0 else "",
        )  # fmt: skip
