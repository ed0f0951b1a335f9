"""Demonstration rows: invented firms to which exactly as much was paid as the bureaus published."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from jixiao.web.incentives.columns import CLAIMS, FUND_NOTICES, PAYMENTS, POLICIES
from jixiao.web.incentives.models import Claim, FundNotice, Level, Payment, Policy
from jixiao.web.ledger.actions.rows import add_rows
from jixiao.web.people.models import Department
from jixiao.web.promotion.columns import ENTERPRISES
from jixiao.web.promotion.demo import Band, split
from jixiao.web.promotion.models import Enterprise

CITY, ECONOMY = "石家庄市投资促进局", "石家庄高新技术产业开发区经济发展局"
FEN = 10_000  # 分 of 0.01 万元, to which the city published
_CLAUSES = ("第一条", "第二条", "第三条")


def load() -> int:
    """The rows of the demonstration bureaus that are there; how many."""
    made = 0
    if city := Department.objects.filter(is_demo=True, name=CITY).first():
        made += _city(city)
    if economy := Department.objects.filter(is_demo=True, name=ECONOMY).first():
        made += _economy(economy)
    return made


def _firms(department: Department, name: str, number: int) -> list[Enterprise]:
    rows = (Enterprise(department=department, name=f"示例{name}{at + 1}号有限公司") for at in range(number))
    add_rows(ledger=ENTERPRISES, rows=rows)
    return list(Enterprise.objects.filter(department=department, name__startswith=f"示例{name}").order_by("pk"))


def _city(department: Department) -> int:
    """Seven firms got 1,098.55 万元 of the city's money, four 2,178 万元 of the province's; 2022."""
    firms = _firms(department, "外资企业", 12)
    add_rows(ledger=POLICIES, rows=_policies(department))
    city, province = Policy.objects.filter(department=department).order_by("pk")
    made = add_rows(ledger=CLAIMS, rows=_claims(department, firms, city, Band(7, 109_855, 4_000, 40_000)))
    made += add_rows(ledger=CLAIMS, rows=_claims(department, firms, province, Band(4, 217_800, 20_000, 90_000)))
    made += add_rows(ledger=CLAIMS, rows=_more_claims(department, firms, city))
    made += add_rows(ledger=PAYMENTS, rows=_paid(department))
    return made + add_rows(ledger=FUND_NOTICES, rows=_notices(department))


def _policies(department: Department) -> Iterator[Policy]:
    for name, level in (("示例：稳外资六条措施", Level.CITY), ("示例：省级外资奖励办法", Level.PROVINCE)):
        yield Policy(
            department=department, name=name, level=level, mode=Policy.Mode.REVIEW, issued_on=date(2022, 3, 1),
            conditions="当年实际使用外资达到规定数额", materials="申请表；到资凭证；营业执照",
            benefit="按到位外资的比例奖励",
        )  # fmt: skip


def _claims(department: Department, firms: list[Enterprise], policy: Policy, band: Band) -> Iterator[Claim]:
    for at, size in enumerate(split(band, Random(policy.name))):  # noqa: S311 - the same every time
        asked = date(2022, 6, 1) + timedelta(at * 3)
        yield Claim(
            department=department, number=f"SL-{policy.get_level_display()}-{at + 1:02}", policy=policy,
            enterprise=firms[at], year=2022, clause=_CLAUSES[at % 3], asked=size * FEN, approved=size * FEN,
            proof="示例：到资凭证", asked_on=asked, accepted_on=asked + timedelta(3), reviewed_on=asked + timedelta(10),
            opinion_on=asked + timedelta(25), opinion_by="示例会计师事务所", announced_on=asked + timedelta(35),
            paid_on=asked + timedelta(50),
        )  # fmt: skip


def _more_claims(department: Department, firms: list[Enterprise], policy: Policy) -> Iterator[Claim]:
    """One made twice, one refused, one still with the office."""
    common = {"department": department, "policy": policy, "year": 2022, "asked": 8_000 * FEN}
    yield Claim(**common, number="SL-市级-90", enterprise=firms[0], clause=_CLAUSES[0], asked_on=date(2022, 9, 1))
    yield Claim(
        **common, number="SL-市级-91", enterprise=firms[10], clause=_CLAUSES[1], asked_on=date(2022, 7, 1),
        refused_on=date(2022, 7, 20), refused_reason="没有达到规定数额",
    )  # fmt: skip
    yield Claim(
        **common, number="SL-市级-92", enterprise=firms[11], clause=_CLAUSES[2], asked_on=date(2022, 11, 1),
        accepted_on=date(2022, 11, 4),
    )  # fmt: skip


def _paid(department: Department) -> Iterator[Payment]:
    claims = Claim.objects.filter(department=department).exclude(paid_on=None).select_related("policy", "enterprise")
    for claim in claims.order_by("pk"):
        yield Payment(
            department=department, number=f"{claim.number}-F", enterprise=claim.enterprise, policy=claim.policy,
            claim=claim, level=claim.policy.level, year=2022, on=claim.paid_on, amount=claim.approved,
        )  # fmt: skip


def _notices(department: Department) -> Iterator[FundNotice]:
    yield FundNotice(
        department=department, name="示例：省级开发区考核奖励资金", number="示例文号", level=Level.PROVINCE, year=2022,
        given_on=date(2022, 8, 1), amount=550_000 * FEN, purpose="开发区项目建设",
        program="开发区管理经费", indicator="考核奖励开发区个数",
    )  # fmt: skip


def _economy(department: Department) -> int:
    """Near 260 payments of 2.6 亿元 from above and 6,056 万元 of the district; 2021, all "about"."""
    firms = _firms(department, "兑现企业", 60)
    made = add_rows(ledger=PAYMENTS, rows=_about(department, firms, Level.PROVINCE, Band(260, 26_000, 5, 900)))
    return made + add_rows(ledger=PAYMENTS, rows=_about(department, firms, Level.DISTRICT, Band(48, 6_056, 5, 600)))


def _about(department: Department, firms: list[Enterprise], level: Level, band: Band) -> Iterator[Payment]:
    for at, size in enumerate(split(band, Random(level))):  # noqa: S311 - the same every time
        yield Payment(
            department=department, number=f"SL-{level.label}-{at + 1:03}", enterprise=firms[at % len(firms)],
            level=level, year=2021, on=date(2021, 2, 1) + timedelta(at * 300 // band.number), amount=size * 100 * FEN,
            is_estimate=True,
        )  # fmt: skip
