"""Demonstration rows: invented agents and advisers; of experts and ambassadors "more than 40" and "more than 30"."""

from collections.abc import Iterator
from datetime import date, timedelta

from jixiao.web.agents.columns import ACHIEVEMENTS, AGENT_YEARS, AGENTS, MANDATES, STATION_REPORTS
from jixiao.web.agents.models import Achievement, Agent, AgentYear, Mandate, StationReport
from jixiao.web.ledger.actions.rows import add_rows
from jixiao.web.people.models import Department
from jixiao.web.promotion.models import Project

CITY, ZONE = "石家庄市投资促进局", "石家庄高新技术产业开发区投资服务局"
EXPERTS, AMBASSADORS, AGENCIES = 42, 33, 2
WAN = 1_000_000  # 分 of 1 万元
_STATIONS = ("京津", "长三角", "珠三角", "成渝")
_LINES = ("生物医药", "电子信息", "装备制造", "新材料")


def load() -> int:
    """The rows of the demonstration bureaus that are there; how many."""
    made = 0
    if city := Department.objects.filter(is_demo=True, name=CITY).first():
        made += add_rows(ledger=AGENTS, rows=_people(city))
        made += add_rows(ledger=STATION_REPORTS, rows=_reports(city))
    if zone := Department.objects.filter(is_demo=True, name=ZONE).first():
        made += add_rows(ledger=AGENTS, rows=_agencies(zone))
        made += add_rows(ledger=MANDATES, rows=_mandates(zone))
        made += add_rows(ledger=ACHIEVEMENTS, rows=_achievements(zone))
        made += add_rows(ledger=AGENT_YEARS, rows=_years(zone))
    return made


def _people(department: Department) -> Iterator[Agent]:
    for kind, number in ((Agent.Kind.EXPERT, EXPERTS), (Agent.Kind.AMBASSADOR, AMBASSADORS)):
        for at in range(number):
            yield Agent(
                department=department, name=f"示例{kind.label}{at + 1}号", kind=kind, area=_LINES[at % 4],
                since=date(2022, 4, 1), until=date(2025, 3, 31),
            )  # fmt: skip
    for place in _STATIONS:
        yield Agent(
            department=department, name=f"示例驻{place}招商分队", kind=Agent.Kind.TEAM, area=place, people=4,
            since=date(2022, 3, 1),
        )  # fmt: skip


def _reports(department: Department) -> Iterator[StationReport]:
    for at, team in enumerate(Agent.objects.filter(department=department, kind=Agent.Kind.TEAM).order_by("pk")):
        for month in range(4, 13):
            yield StationReport(
                department=department, agent=team, on=date(2022, month, 25), people=4, visits=8 + (at + month) % 5,
                leads=1 + (at + month) % 3, cost=3 * WAN, text="示例：走访企业，跟进线索",
            )  # fmt: skip


def _agencies(department: Department) -> Iterator[Agent]:
    for at in range(AGENCIES):
        yield Agent(
            department=department, name=f"示例招商代理{at + 1}号有限公司", kind=Agent.Kind.AGENCY,
            city=("上海", "深圳")[at], since=date(2021, 3, 1), until=date(2023, 2, 28),
        )  # fmt: skip


def _mandates(department: Department) -> Iterator[Mandate]:
    for at, agent in enumerate(Agent.objects.filter(department=department).order_by("pk")):
        yield Mandate(
            department=department, agent=agent, number=f"SL-WT2021-{at + 1}", name=f"示例委托招商协议{at + 1}号",
            signed_on=date(2021, 3, 1), filed_on=date(2021, 3, 10), until=date(2023, 2, 28), visits_due=20,
            projects_due=5, tasks="示例：推荐项目，组织考察，促成落地", fee=60 * WAN,
            reward_for="signed", reward_each=5 * WAN,
        )  # fmt: skip


def _achievements(department: Department) -> Iterator[Achievement]:
    mandates = list(Mandate.objects.filter(department=department).select_related("agent").order_by("pk"))
    projects = list(Project.objects.filter(department=department, source=Project.Source.AGENT).order_by("pk")[:12])
    for at in range(12):
        mandate, on = mandates[at % len(mandates)], date(2021, 5, 10) + timedelta(at * 17)
        accepted = on + timedelta(20) if at % 4 != 3 else None
        yield Achievement(
            department=department, agent=mandate.agent, mandate=mandate, title=f"示例引荐项目{at + 1}号",
            kind=Achievement.Kind.SIGNED, project=projects[at] if at < len(projects) else None, on=on,
            proof="示例：合同复印件" if accepted else "", accepted_on=accepted,
            accepted_by="投资服务局" if accepted else "", fee=5 * WAN if accepted else None,
            paid_on=accepted + timedelta(30) if accepted and at % 2 == 0 else None,
        )  # fmt: skip


def _years(department: Department) -> Iterator[AgentYear]:
    for at, agent in enumerate(Agent.objects.filter(department=department).order_by("pk")):
        yield AgentYear(
            department=department, agent=agent, year=2021, visits_due=20, visits_done=19 - at, leads=14, landed=4 - at,
            points=9_350 - at * 500, grade=list(AgentYear.Grade)[at], fee=(55 - at * 5) * WAN,
            decided_on=date(2022, 1, 20),
        )  # fmt: skip
