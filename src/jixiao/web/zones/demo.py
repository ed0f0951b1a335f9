"""Demonstration rows: invented zones whose counts and sums are exactly those that the bureau published for 2022.

Of the year before only the growth was published; its revenue is the one from which that growth follows.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from jixiao.web.ledger.actions.rows import add_rows
from jixiao.web.people.models import Department
from jixiao.web.promotion.demo import Band, split
from jixiao.web.zones.columns import ASSESSMENTS, CARRIERS, REFORM_ITEMS, ZONE_EVENTS, ZONE_YEARS, ZONES
from jixiao.web.zones.models import Assessment, Carrier, ReformItem, Zone, ZoneEvent, ZoneYear

DEPARTMENT, YEAR = "石家庄市投资促进局", 2022
NUMBER, COMPANIES, PLATFORMS = 21, 43, 102
REVENUE = {2021: 1_658_300, 2022: 2_125_940}  # hundredths of 亿元
REWARDS = {Assessment.Scheme.PROVINCE: 5_500, Assessment.Scheme.CITY: 3_500}  # 万元
STEP, WAN = 100_000_000, 1_000_000  # 分 of 0.01 亿元 and of 1 万元
_SHARED = (ReformItem.Kind.SCIENCE, ReformItem.Kind.FINANCE, ReformItem.Kind.GUARANTEE, ReformItem.Kind.MUNICIPAL)


def load() -> int:
    """The rows of the demonstration bureau when it is there; how many."""
    department = Department.objects.filter(is_demo=True, name=DEPARTMENT).first()
    if department is None:
        return 0
    made = add_rows(ledger=ZONES, rows=_zones(department))
    zones = list(Zone.objects.filter(department=department).order_by("pk"))
    made += add_rows(ledger=ZONE_YEARS, rows=_years(department, zones))
    made += add_rows(ledger=REFORM_ITEMS, rows=_reforms(department, zones))
    made += add_rows(ledger=ASSESSMENTS, rows=_assessments(department, zones))
    made += add_rows(ledger=ZONE_EVENTS, rows=_events(department, zones))
    return made + add_rows(ledger=CARRIERS, rows=_carriers(department, zones))


def _zones(department: Department) -> Iterator[Zone]:
    for at in range(NUMBER):
        national = at < 3
        yield Zone(
            department=department, name=f"示例{at + 1}号{'高新技术产业' if at % 7 == 0 else '经济'}开发区",
            level=Zone.Level.NATIONAL if national else Zone.Level.PROVINCE,
            kind=Zone.Kind.HIGH_TECH if at % 7 == 0 else Zone.Kind.ECONOMIC, area=600 + at * 35,
            industries=("生物医药", "电子信息", "装备制造", "新材料")[at % 4],
        )  # fmt: skip


def _years(department: Department, zones: Sequence[Zone]) -> Iterator[ZoneYear]:
    """The revenue of this year, and of the year before in the same proportions."""
    now = split(Band(NUMBER, REVENUE[YEAR], 5_000, 400_000), Random("开发区"))  # noqa: S311 - the same every time
    before = [size * REVENUE[YEAR - 1] // REVENUE[YEAR] for size in now]
    before[0] += REVENUE[YEAR - 1] - sum(before)
    for year, sizes in ((YEAR - 1, before), (YEAR, now)):
        ranks = {at: rank for rank, at in enumerate(sorted(range(NUMBER), key=lambda at: -sizes[at]), 1)}
        for at, (zone, size) in enumerate(zip(zones, sizes, strict=True)):
            yield ZoneYear(
                department=department, zone=zone, year=year, revenue=size * STEP, tax=size * STEP // 25,
                rank=ranks[at] * 4, source="示例：省级以上开发区统计表",
            )  # fmt: skip


def _reforms(department: Department, zones: Sequence[Zone]) -> Iterator[ReformItem]:
    def item(at: int, kind: ReformItem.Kind, name: str) -> ReformItem:
        return ReformItem(
            department=department, zone=zones[at % NUMBER], kind=kind, name=f"示例{name}{at + 1}号",
            started_on=date(2021, 3 + at % 9, 1), done_on=date(YEAR, 1 + at % 11, 15), proof="示例：批复文件",
        )  # fmt: skip

    yield from (item(at, ReformItem.Kind.COMPANY, "开发区建设发展公司") for at in range(COMPANIES))
    yield from (item(at, ReformItem.Kind.LAND, "标准地改革") for at in range(NUMBER))
    yield from (item(at, _SHARED[at % 4], _SHARED[at % 4].label) for at in range(PLATFORMS))


def _assessments(department: Department, zones: Sequence[Zone]) -> Iterator[Assessment]:
    """Points by rank; the first ten are rewarded."""
    for scheme, total in REWARDS.items():
        rewards = sorted(split(Band(10, total, 50, total // 4), Random(scheme)), reverse=True)  # noqa: S311 - the same every time
        for at, zone in enumerate(zones):
            yield Assessment(
                department=department, zone=zone, scheme=scheme, year=YEAR, full_points=10_000,
                points=9_650 - at * 115, rank=at + 1, reward=rewards[at] * WAN if at < len(rewards) else None,
            )  # fmt: skip
    for at, zone in enumerate(zones[3:15]):
        yield Assessment(
            department=department, zone=zone, scheme=Assessment.Scheme.CONTEST, year=YEAR, full_points=10_000,
            points=9_480 - at * 165, rank=at + 1,
        )  # fmt: skip


def _events(department: Department, zones: Sequence[Zone]) -> Iterator[ZoneEvent]:
    kinds = (ZoneEvent.Kind.RAISED, ZoneEvent.Kind.ENLARGED, ZoneEvent.Kind.PARKS, ZoneEvent.Kind.JOINED)
    for at, kind in enumerate(kinds):
        yield ZoneEvent(
            department=department, zone=zones[at * 3], kind=kind, on=date(2019 + at, 6, 20),
            document=f"示例批复{at + 1}号", text=f"示例：{kind.label}",
        )  # fmt: skip


def _carriers(department: Department, zones: Sequence[Zone]) -> Iterator[Carrier]:
    kinds, days = list(Carrier.Kind)[:5], (date(2021, 4, 1), date(2022, 3, 1), date(2022, 9, 1))
    for at in range(24):
        reached = at % 4
        yield Carrier(
            department=department, zone=zones[at % NUMBER], kind=kinds[at % 5], land=80 + at * 12,
            name=f"示例{kinds[at % 5].label}{at + 1}号", floor=20_000 + at * 1_500, free=3_000 + at * 400,
            started_on=days[0] if reached > 0 else None, finished_on=days[1] if reached > 1 else None,
            used_on=days[2] if reached > 2 else None,
        )  # fmt: skip
