"""Demonstration rows: invented firms and matters whose counts are exactly those that the bureau published for 2021.

The city's bureau looks after a few of its firms, so that their cards show something of everything.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from jixiao.web.aftercare.columns import (
    COMPLAINTS,
    CONTACT_LOGS,
    ERRANDS,
    ISSUES,
    PAIRINGS,
    QUALIFICATIONS,
    RANK_CLAIMS,
    SERVICES,
)
from jixiao.web.aftercare.models import (
    Complaint,
    ContactLog,
    Errand,
    Issue,
    Pairing,
    Qualification,
    RankClaim,
    Service,
)
from jixiao.web.ledger.actions.rows import add_rows
from jixiao.web.people.models import Department
from jixiao.web.promotion.columns import ENTERPRISES
from jixiao.web.promotion.models import Enterprise

DEPARTMENT, CITY = "石家庄高新技术产业开发区经济发展局", "石家庄市投资促进局"
YEAR = 2021
FIRMS, CONTACTS, ISSUE_COUNT, SOLVED = 140, 912, 83, 81
_LAST = date(YEAR, 11, 30)  # until when the bureau counted
_LEADERS = ("沈七", "韩八", "杨九", "朱十", "秦一", "尤二", "许三")
_ASKED = (
    ("厂区门前道路没有通公交", "utilities"), ("招不到熟练技工", "staff"), ("扩建用地指标不足", "land"),
    ("流动资金贷款到期续不上", "finance"), ("环评批复时间长", "permit"), ("设备补贴没有兑现", "policy"),
)  # fmt: skip
_KIND, _LEVEL = Qualification.Kind, Qualification.Level
# How many firms were put forward for what and how many of these got it.
PUT_FORWARD = (
    (_KIND.NURSED, _LEVEL.DISTRICT, 134, 134),
    (_KIND.SPECIAL, _LEVEL.PROVINCE, 71, 71),
    (_KIND.GIANT, _LEVEL.NATIONAL, 10, 10),
    (_KIND.KEY_GIANT, _LEVEL.NATIONAL, 4, 4),
    (_KIND.GAZELLE, _LEVEL.PROVINCE, 36, 0),
    (_KIND.TECHNOLOGY, _LEVEL.NATIONAL, 1, 0),
    (_KIND.TECHNOLOGY, _LEVEL.PROVINCE, 5, 0),
    (_KIND.TECHNOLOGY, _LEVEL.CITY, 13, 0),
    (_KIND.ENGINEERING, _LEVEL.PROVINCE, 9, 0),
    (_KIND.DESIGN, _LEVEL.CITY, 4, 4),
    (_KIND.DESIGN, _LEVEL.PROVINCE, 4, 4),
    (_KIND.INNOVATION_BASE, _LEVEL.CITY, 14, 14),
    (_KIND.WATER, _LEVEL.PROVINCE, 3, 0),
)
_ANNOUNCED = {(_KIND.TECHNOLOGY, _LEVEL.CITY): 10}
_CLAIMS = (
    ("省级专精特新中小企业数量全省第一", RankClaim.Scope.PROVINCE, 1, "71 家"),
    ("国家专精特新小巨人企业全省第二", RankClaim.Scope.PROVINCE, 2, "10 家"),
    ("市级工业设计中心数量全市第一", RankClaim.Scope.CITY, 1, "4 家"),
    ("市级小微企业双创基地数量全市第一", RankClaim.Scope.CITY, 1, "14 家"),
)


def load() -> int:
    """The rows of the demonstration bureaus that are there; how many."""
    city = Department.objects.filter(is_demo=True, name=CITY).first()
    department = Department.objects.filter(is_demo=True, name=DEPARTMENT).first()
    return (_of_city(city) if city else 0) + (_of_zone(department) if department else 0)


def _of_city(city: Department) -> int:
    firms = list(Enterprise.objects.filter(department=city).order_by("pk")[:10])
    made = add_rows(ledger=PAIRINGS, rows=_pairings(city, firms))
    made += add_rows(ledger=CONTACT_LOGS, rows=_talks(city, firms))
    made += add_rows(ledger=ISSUES, rows=_matters(city, firms))
    return made + add_rows(ledger=COMPLAINTS, rows=_complaints(city, firms))


def _of_zone(department: Department) -> int:
    add_rows(ledger=ENTERPRISES, rows=_firms(department))
    firms = list(Enterprise.objects.filter(department=department).order_by("pk"))
    made = add_rows(ledger=PAIRINGS, rows=_pairings(department, firms))
    made += add_rows(ledger=CONTACT_LOGS, rows=_contacts(department, firms))
    made += add_rows(ledger=ISSUES, rows=_issues(department, firms))
    made += add_rows(ledger=ERRANDS, rows=_errands(department, firms))
    made += add_rows(ledger=QUALIFICATIONS, rows=_qualifications(department, firms))
    made += add_rows(ledger=SERVICES, rows=_services(department, firms))
    return made + add_rows(ledger=RANK_CLAIMS, rows=_claims(department))


def _talks(city: Department, firms: Sequence[Enterprise]) -> Iterator[ContactLog]:
    for at, firm in enumerate([*firms, *firms]):
        yield ContactLog(
            department=city, enterprise=firm, on=date(2022, 2, 15) + timedelta(at * 15), leader=_LEADERS[at % 7],
            text="示例：了解项目进展", next_step="示例：协调用地指标" if at % 3 == 0 else "",
        )  # fmt: skip


def _matters(city: Department, firms: Sequence[Enterprise]) -> Iterator[Issue]:
    """Solved, but for the last; the firms have not been asked yet."""
    for at, (title, kind) in enumerate(_ASKED):
        raised = date(2022, 4, 1) + timedelta(at * 20)
        solved = raised + timedelta(12) if at < 5 else None
        yield Issue(
            department=city, enterprise=firms[at % len(firms)], title=f"示例：{title}", kind=kind, raised_on=raised,
            office="投资促进处", assigned_on=raised + timedelta(1), answered_on=raised + timedelta(4),
            answer="示例：已联系有关部门", solved_on=solved, result="示例：已办理完毕" if solved else "",
        )  # fmt: skip


def _complaints(city: Department, firms: Sequence[Enterprise]) -> Iterator[Complaint]:
    for at, firm in enumerate(firms[:2]):
        yield Complaint(
            department=city, enterprise=firm, number=f"示例TS2022-{at + 1:02}", title="示例：承诺的用电优惠没有落实",
            against="示例供电单位", received_on=date(2022, 6, 6 + at), accepted_on=date(2022, 6, 10 + at),
            close_due_on=date(2022, 8, 10), closed_on=date(2022, 7, 20) if at == 0 else None,
            result="示例：已按约定执行" if at == 0 else "",
        )  # fmt: skip


def _firms(department: Department) -> Iterator[Enterprise]:
    owners, lines = list(Enterprise.Ownership), ("生物医药", "电子信息", "装备制造", "新材料", "节能环保")
    for at in range(FIRMS):
        line = lines[at % len(lines)]
        yield Enterprise(
            department=department, name=f"示例规上{line}{at + 1}号有限公司", industry=line, ownership=owners[at % 6]
        )


def _pairings(department: Department, firms: Sequence[Enterprise]) -> Iterator[Pairing]:
    for at, firm in enumerate(firms):
        yield Pairing(
            department=department, enterprise=firm, leader=_LEADERS[at % 7], level=Pairing.Level.DISTRICT,
            office="经济发展局", since=date(YEAR, 2, 1), document="示例：重点规上工业企业包联通知",
        )  # fmt: skip


def _contacts(department: Department, firms: Sequence[Enterprise]) -> Iterator[ContactLog]:
    ways = list(ContactLog.Way)
    for at in range(CONTACTS):
        yield ContactLog(
            department=department, enterprise=firms[at % FIRMS], on=date(YEAR, 2, 1) + timedelta(at * 302 // CONTACTS),
            way=ways[(0, 0, 0, 1, 2)[at % 5]], leader=_LEADERS[at % FIRMS % 7], office="经济发展局",
            text="示例：了解生产经营情况，宣讲惠企政策",
        )  # fmt: skip


def _issues(department: Department, firms: Sequence[Enterprise]) -> Iterator[Issue]:
    """All answered; the last ones are still being worked on."""
    for at in range(ISSUE_COUNT):
        title, kind = _ASKED[at % len(_ASKED)]
        raised = date(YEAR, 2, 5) + timedelta(at * 3)
        solved = raised + timedelta(6 + at % 19) if at < SOLVED else None
        yield Issue(
            department=department, enterprise=firms[at * 5 % FIRMS], title=f"示例：{title}", kind=kind,
            raised_on=raised, assigned_on=raised + timedelta(1), office="经济发展局",
            answer_due_on=raised + timedelta(7), answered_on=raised + timedelta(2 + at % 4),
            answer="示例：已联系有关部门办理", solve_due_on=raised + timedelta(30), solved_on=solved,
            result="示例：已办理完毕" if solved else "",
        )  # fmt: skip


def _errands(department: Department, firms: Sequence[Enterprise]) -> Iterator[Errand]:
    kinds = list(Errand.Kind)
    for at in range(40):
        asked = date(YEAR, 1, 11) + timedelta(at * 7)
        yield Errand(
            department=department, enterprise=firms[at * 3 % FIRMS], kind=kinds[at % 8],
            title=f"示例：代办{kinds[at % 8].label}", keeper=_LEADERS[at % 7], asked_on=asked,
            due_on=asked + timedelta(20), started_on=asked + timedelta(1),
            done_on=asked + timedelta(5 + at % 14) if at < 38 else None,
        )  # fmt: skip


def _qualifications(department: Department, firms: Sequence[Enterprise]) -> Iterator[Qualification]:
    for kind, level, number, granted in PUT_FORWARD:
        announced = _ANNOUNCED.get((kind, level), 0)
        for at in range(number):
            yield Qualification(
                department=department, enterprise=firms[at], kind=kind, level=level, year=YEAR,
                applied_on=date(YEAR, 3, 1), announced_on=date(YEAR, 8, 2) if at < announced else None,
                granted_on=date(YEAR, 9, 1) if at < granted else None,
            )  # fmt: skip


def _services(department: Department, firms: Sequence[Enterprise]) -> Iterator[Service]:
    for at in range(4):
        yield Service(
            department=department, enterprise=firms[at * 9], kind=Service.Kind.ENERGY, on=date(YEAR, 5, 10 + at),
            partner="示例节能诊断机构", text="示例：诊断主要用能设备", result="提出改造建议",
        )  # fmt: skip


def _claims(department: Department) -> Iterator[RankClaim]:
    """As published: without a source, which their page shows."""
    for statement, scope, rank, value in _CLAIMS:
        yield RankClaim(
            department=department, statement=f"示例：{statement}", scope=scope, rank=rank, value=value, year=YEAR
        )
