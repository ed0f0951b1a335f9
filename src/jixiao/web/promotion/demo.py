"""Demonstration ledgers: invented projects whose counts and sums are exactly those that the bureaus published.

Everything is worked out from fixed beginnings, so that it is the same every time; every name begins with 示例.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.utils.timezone import make_aware

from jixiao.web.ledger.actions.rows import add_rows
from jixiao.web.people.actions.offices import place_of
from jixiao.web.people.models import Department, Place
from jixiao.web.promotion.columns import CONTACTS, ENTERPRISES, OBLIGATIONS, PROGRESS, PROJECTS, SIGNINGS, TAGS, TARGETS
from jixiao.web.promotion.models import (
    Contact,
    Enterprise,
    Obligation,
    Progress,
    Project,
    Signing,
    Stage,
    StageEntry,
    Tag,
    Target,
)
from jixiao.web.promotion.stages import DAYS, ORDER

_STEP = 100_000_000  # 分 of 0.01 亿元, to which bureaus publish
_LARGE = 100  # of these: 1 亿元
_STAGES_ON = {None: (0, 0, 1, 1, 2, 2, 2, 3, 4), True: (2, 2, 2, 2, 3, 3, 4), False: (0, 1, 1)}  # from the signing
_WHERE = ("华北", "燕赵", "滹沱", "太行", "冀中", "恒州", "槐安", "裕华", "石门", "正元")
_WHAT = {
    "生物医药": "制剂", "电子信息": "芯片封测", "装备制造": "智能装备", "新材料": "高分子材料",
    "现代食品": "功能食品", "商贸物流": "冷链物流", "新能源": "储能电池",
}  # fmt: skip
_CATEGORIES = {"商贸物流": Project.Category.LOGISTICS, "现代食品": Project.Category.INDUSTRY}
_DISTRICTS = (
    "130102", "130104", "130105", "130107", "130108", "130109", "130110", "130111", "130121", "130123", "130125",
    "130126", "130127", "130128", "130129", "130130", "130131", "130132", "130133", "130183", "130184", "130171",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Band:
    """So many projects with a sum, each at least and at most of a size; in hundredths of 亿元."""

    number: int
    total: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Published:
    """What a bureau published of the projects signed in a year.

    `started` is how many of those over 1 亿元 were under construction by its end; None where nothing is said of it.
    """

    department: str
    year: int
    bands: tuple[Band, ...]
    places: tuple[str, ...]
    started: int | None = None


PUBLISHED = (
    # 940 projects over 1 亿元, 4212.88 亿元; those below are left out of that figure. That 879 of them (93.5 %) started
    # is ours.
    Published(
        "石家庄市投资促进局", 2022, (Band(940, 421_288, _LARGE, 9_000), Band(60, 2_400, 5, 99)), _DISTRICTS, 879
    ),
    # 242 projects, 336.94 亿元; 77 of them over 1 亿元, 269.69 亿元.
    Published("石家庄市鹿泉区投资促进局", 2025, (Band(77, 26_969, 100, 3_000), Band(165, 6_725, 5, 99)), ("130110",)),
    # 160 projects, 228.98 亿元; 35 over 1, 8 over 5, 6 over 10 亿元.
    Published(
        "石家庄高新技术产业开发区投资服务局",
        2020,
        (Band(6, 11_598, 1_000, 4_000), Band(2, 1_300, 500, 999), Band(27, 6_000, 100, 499), Band(125, 4_000, 5, 99)),
        ("130171",),
    ),
)  # fmt: skip


def load() -> int:
    """The ledgers of the demonstration bureaus that are there; how many projects."""
    made = 0
    for published in PUBLISHED:
        department = Department.objects.filter(is_demo=True, name=published.department).first()
        if department:
            made += _Bureau(department, published).load()
    return made


def split(band: Band, random: Random) -> list[int]:
    """The sizes of the projects of a band: whole hundredths, exactly their total."""
    sizes, rest = [band.least] * band.number, band.total - band.least * band.number
    while rest > 0:
        at = random.randrange(band.number)
        more = min(rest, band.most - sizes[at], max(1, random.randrange(1, max(2, rest // band.number * 2 + 2))))
        sizes[at] += more
        rest -= more
    return sizes


class _Bureau:
    """The projects of one bureau, made from its published figures."""

    def __init__(self, department: Department, published: Published) -> None:
        self._department, self._published = department, published
        self._random = Random(f"{published.department} {published.year}")  # noqa: S311 - the same every time
        self._places = [place_of(code=code) for code in published.places]
        self._year = published.year

    def load(self) -> int:
        enterprises = self._enterprises()
        projects = [*self._signed(enterprises), *self._earlier(enterprises), *self._coming(enterprises)]
        for number, project in enumerate(projects, 1):
            project.code = f"SL{self._year}-{number:04}"
        add_rows(ledger=PROJECTS, rows=projects)
        add_rows(
            ledger=SIGNINGS, rows=(one for at, project in enumerate(projects) for one in self._signings(at, project))
        )
        StageEntry.objects.bulk_create(entry for project in projects for entry in self._entries(project))
        add_rows(ledger=OBLIGATIONS, rows=self._obligations(projects))
        add_rows(ledger=TAGS, rows=self._tags(projects))
        add_rows(ledger=PROGRESS, rows=self._progress(projects))
        add_rows(ledger=CONTACTS, rows=self._contacts(enterprises))
        add_rows(ledger=TARGETS, rows=self._targets())
        return len(projects)

    def _enterprises(self) -> Sequence[Enterprise]:
        owners = list(Enterprise.Ownership)
        made = [
            Enterprise(
                department=self._department, name=f"示例{where}{chain}{at}号有限公司", industry=chain,
                ownership=owners[(at + len(chain)) % len(owners)], capital=(at + 1) * 5 * _STEP,
            )
            for at in range(2) for where in _WHERE for chain in _WHAT
        ]  # fmt: skip
        add_rows(ledger=ENTERPRISES, rows=made)
        return list(Enterprise.objects.filter(department=self._department).order_by("pk"))

    def _project(self, at: int, size: int, enterprise: Enterprise, **values: Any) -> Project:
        chain, random = enterprise.industry, self._random
        kind = random.choice(("基地", "产业园", "生产线", "研发中心"))
        name = f"示例{random.choice(_WHERE)}{_WHAT[chain]}{kind}{at}号项目"
        amount = size * _STEP
        found_on = values.get("signed_on", date(self._year, 1, 4)) - timedelta(90 + at % 120)
        entered = make_aware(datetime.combine(found_on + timedelta(1 if at % 60 else 5), time(9)))
        return Project(
            department=self._department, name=name, investor=enterprise.name, enterprise=enterprise, chain=chain,
            category=values.pop("category", _CATEGORIES.get(chain, Project.Category.INDUSTRY)), place=self._place(at),
            source=list(Project.Source)[at % len(Project.Source)], total_investment=amount,
            office="投资促进处", keeper=("丁一", "冯二", "陈三")[at % 3], leader="卫四" if at % 40 else "",
            service_officer=("丁一", "冯二", "陈三")[at % 3], found_on=found_on, created_at=entered, **values,
        )  # fmt: skip

    def _place(self, at: int) -> Place:
        return self._places[at * 7 % len(self._places)]

    def _signed(self, enterprises: Sequence[Enterprise]) -> Iterator[Project]:
        """Those of the published figures. Of the large ones those started whose contracts were signed first."""
        made, started = list(self._agreed(enterprises)), self._published.started
        begins = {}
        if started is not None:
            large = [one for one in made if (one.total_investment or 0) >= _LARGE * _STEP]
            large.sort(key=lambda one: (one.agreement == Project.Agreement.FRAMEWORK, one.signed_on))
            begins = {id(one): at < started for at, one in enumerate(large)}
        yield from (self._moved(one, begins=begins.get(id(one))) for one in made)

    def _agreed(self, enterprises: Sequence[Enterprise]) -> Iterator[Project]:
        """Every tenth by a framework; fewer of the large ones where nearly all of these started."""
        at = 0
        for band in self._published.bands:
            for size in split(band, self._random):
                at += 1
                estate = band.most < _LARGE and at % 9 == 0
                often = 40 if self._published.started is not None and band.least >= _LARGE else 10
                yield self._project(
                    at, size, enterprises[at * 11 % len(enterprises)],
                    signed_on=date(self._year, 1, 4) + timedelta(at * 13 % 355), agreed_investment=size * _STEP,
                    agreement=Project.Agreement.FRAMEWORK if at % often == 3 else Project.Agreement.CONTRACT,
                    **({"category": Project.Category.ESTATE} if estate else {}),
                )  # fmt: skip

    def _moved(self, project: Project, *, begins: bool | None) -> Project:
        """As far as it came by the end of the next year, with a day for each stage.

        Whether construction `begins` in the year of the signing is left to chance where it is None.
        """
        reached = ORDER[ORDER.index(Stage.SIGNED) + self._random.choice(_STAGES_ON[begins])]
        if project.agreement == Project.Agreement.FRAMEWORK:
            reached = Stage.SIGNED
        day = project.signed_on
        assert day is not None
        left = (date(self._year, 12, 31) - day).days // 2  # for each of the stages up to the construction
        for stage in ORDER[ORDER.index(Stage.LANDED) : ORDER.index(reached) + 1]:
            most = min(75, left) if begins and stage in (Stage.LANDED, Stage.CONSTRUCTION) else 75
            day += timedelta(self._random.randrange(min(15, most), most + 1))
            setattr(project, DAYS[stage], day)
        project.stage = reached
        if reached is not Stage.SIGNED and project.total_investment is not None:
            project.paid_in = project.total_investment // _STEP * self._random.randrange(5, 60) // 100 * _STEP
        return project

    def _earlier(self, enterprises: Sequence[Enterprise]) -> Iterator[Project]:
        """Signed the year before by a framework, made firm in this one: what an upgrade adds depends on the policy."""
        for at in range(1, 31):
            yield self._project(
                2000 + at, 150 + at * 5, enterprises[at * 3 % len(enterprises)], stage=Stage.SIGNED,
                signed_on=date(self._year - 1, 3, 1) + timedelta(at * 9), agreed_investment=(150 + at * 5) * _STEP,
                agreement=Project.Agreement.CONTRACT,
            )  # fmt: skip

    def _coming(self, enterprises: Sequence[Enterprise]) -> Iterator[Project]:
        """Leads and talks."""
        stages = (Stage.LEAD, Stage.LEAD, Stage.NEGOTIATING, Stage.NEGOTIATING, Stage.REVIEW)
        for at in range(1, 121):
            yield self._project(3000 + at, 50 + at * 7, enterprises[at * 5 % len(enterprises)], stage=stages[at % 5])

    def _signings(self, at: int, project: Project) -> Iterator[Signing]:
        """What each project was counted by; some in two steps, enlarged, or handed to another investor."""
        if project.signed_on is None:
            return
        amount, day = project.total_investment or 0, project.signed_on
        contract, framework = Signing.Kind.CONTRACT, Signing.Kind.FRAMEWORK
        if day.year < self._year:
            yield self._signing(project, framework, day, amount)
            yield self._signing(project, contract, date(self._year, 6, 1) + timedelta(at % 90), amount + 50 * _STEP)
        elif project.agreement == Project.Agreement.FRAMEWORK:
            yield self._signing(project, framework, day, amount)
        elif at % 20 in (2, 7) and day.month < 11:
            yield self._signing(project, framework, day, amount)
            yield self._signing(project, contract, day + timedelta(30), amount + 20 * _STEP)
        elif at % 20 == 12 and day.month < 11 and amount > 40 * _STEP:
            yield self._signing(project, contract, day, amount - 30 * _STEP)
            yield self._signing(project, Signing.Kind.INCREASE, day + timedelta(40), 30 * _STEP)
        elif at % 40 == 17:
            yield self._signing(project, contract, day - timedelta(380), amount + 10 * _STEP)
            yield self._signing(project, Signing.Kind.INVESTOR, day, amount)
        elif at % 80 == 9 and len(self._places) > 1 and day.month < 11:
            yield self._signing(project, contract, day, amount)
            moved = self._signing(project, Signing.Kind.TRANSFER, day + timedelta(45), None)
            moved.place, moved.share = self._place(at + 3), 30_00 if at % 160 == 9 else None
            yield moved
        else:
            yield self._signing(project, contract, day, amount)

    def _signing(self, project: Project, kind: str, on: date, amount: int | None) -> Signing:
        return Signing(
            department=self._department, project=project, kind=kind, signed_on=on, amount=amount,
            investor=project.investor, place=project.place,
        )  # fmt: skip

    def _entries(self, project: Project) -> Iterator[StageEntry]:
        for stage in ORDER[: ORDER.index(Stage(project.stage)) + 1]:
            day = getattr(project, DAYS[stage]) if stage in DAYS else None
            if day is not None:
                yield StageEntry(project=project, stage=stage, on=day)

    def _obligations(self, projects: Sequence[Project]) -> Iterator[Obligation]:
        clauses = ("签约后六个月内开工", "开工后十八个月内投产", "固定资产投资达到协议金额")
        for at, project in enumerate(projects):
            if project.signed_on and at % 6 == 0:
                due = project.signed_on + timedelta(180)
                kept = project.started_on if project.started_on and project.started_on <= due else None
                yield Obligation(
                    department=self._department, project=project, clause=clauses[at // 6 % 3], due_on=due, kept_on=kept
                )

    def _tags(self, projects: Sequence[Project]) -> Iterator[Tag]:
        lists = {
            Tag.Name.FORTUNE: "财富世界500强榜单", Tag.Name.PHARMA: "医药工业百强榜单",
            Tag.Name.CENTRAL: "国资委央企名录", Tag.Name.LEADING: "行业协会排名",
        }  # fmt: skip
        for at, project in enumerate(projects):
            if at % 25 == 4:
                name = list(lists)[at // 25 % 4]
                yield Tag(department=self._department, project=project, name=name, source=lists[name], year=self._year)

    def _progress(self, projects: Sequence[Project]) -> Iterator[Progress]:
        told = (("green", "按计划推进"), ("yellow", "用地手续办理较慢"), ("green", "主体施工"), ("red", "环评尚未批复"))
        for at, project in enumerate(projects):
            if project.started_on and project.started_on.year == self._year and at % 8 == 0:
                light, text = told[at // 8 % 4]
                yield Progress(
                    department=self._department, project=project, light=light,
                    on=min(project.started_on + timedelta(30), date(self._year, 12, 28)),
                    office="投资促进处", text=text, next_step="协调有关部门" if light != "green" else "",
                )  # fmt: skip
            elif project.signed_on is not None and at % 9:
                yield Progress(
                    department=self._department, project=project, on=date(self._year, 10, 20) + timedelta(at * 7 % 70),
                    light="green", office="投资促进处", text="按合同推进" if project.landed_on else "正在注册公司",
                )  # fmt: skip
            elif project.signed_on is None and at % 3 == 0:
                yield Progress(
                    department=self._department, project=project, on=date(self._year, 10, 8) + timedelta(at % 80),
                    light="green", office=("投资促进处", "开发区管理处")[at % 2], text="已会谈两次，投资方确认选址范围",
                    next_step="协商用地和用能条件",
                )  # fmt: skip

    def _contacts(self, enterprises: Sequence[Enterprise]) -> Iterator[Contact]:
        for at, enterprise in enumerate(enterprises[:40]):
            yield Contact(
                department=self._department, name=f"示例联系人{at + 1}", enterprise=enterprise,
                phone=f"示例电话{at + 1}",
                post=("总经理", "投资总监", "办公室主任")[at % 3], contacted_on=date(self._year, 1 + at % 12, 6),
            )  # fmt: skip

    def _targets(self) -> Iterator[Target]:
        for at, chain in enumerate(_WHAT):
            yield Target(
                department=self._department, name=f"示例{chain}目标企业{at + 1}号", chain=chain,
                role=list(Target.Role)[at % 3], state=list(Target.State)[at % 4], home=("北京", "深圳", "上海")[at % 3],
                keeper=("丁一", "冯二")[at % 2],
            )  # fmt: skip
