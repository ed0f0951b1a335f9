"""Demonstration rows: invented leaders and visits, staff and their districts, contributions of offices.

As the bureau published, 45 projects were seen to by leaders and all of them started.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from jixiao.web.assignments.columns import CONTRIBUTIONS, DISTRICT_DUTIES, LEADER_PAIRINGS, PAIRING_VISITS
from jixiao.web.assignments.models import Contribution, DistrictDuty, LeaderPairing, PairingVisit
from jixiao.web.ledger.actions.rows import add_rows
from jixiao.web.people.models import Department, Place
from jixiao.web.promotion.models import Project
from jixiao.web.zones.models import Zone

DEPARTMENT, YEAR = "石家庄市投资促进局", 2022
PAIRED = 45  # 市领导包联的项目，全部开工
_LEADERS = tuple(f"示例市领导{name}" for name in "甲乙丙丁戊己庚辛壬")
_STAFF = (("丁一", "投资促进处"), ("冯二", "开发区管理处"), ("陈三", "办公室"), ("卫四", "投资促进处"))


def load() -> int:
    """The rows of the demonstration bureau when it is there; how many."""
    department = Department.objects.filter(is_demo=True, name=DEPARTMENT).first()
    if department is None:
        return 0
    projects = Project.objects.filter(department=department)
    started = list(projects.filter(started_on__lte=date(YEAR, 12, 31)).order_by("-total_investment", "pk")[:PAIRED])
    made = add_rows(ledger=LEADER_PAIRINGS, rows=_pairings(department, started))
    pairings = list(LeaderPairing.objects.filter(department=department).order_by("pk"))
    made += add_rows(ledger=PAIRING_VISITS, rows=_visits(department, pairings))
    places = list(projects.exclude(place=None).order_by("place__path").values_list("place", flat=True).distinct())
    made += add_rows(ledger=DISTRICT_DUTIES, rows=_duties(department, places))
    signed = list(projects.filter(signed_on__year=YEAR).order_by("pk")[:36])
    return made + add_rows(ledger=CONTRIBUTIONS, rows=_contributions(department, signed))


def _pairings(department: Department, projects: Sequence[Project]) -> Iterator[LeaderPairing]:
    def pairing(at: int, **subject: Project | Zone) -> LeaderPairing:
        return LeaderPairing(
            department=department, leader=_LEADERS[at % len(_LEADERS)], post="市领导", level=LeaderPairing.Level.CITY,
            office="市投资促进局", contact=_STAFF[at % 3][0], since=date(YEAR, 1, 10), document="示例：市领导包联方案",
            subject=str(next(iter(subject.values()))), **subject,
        )  # fmt: skip

    zones = Zone.objects.filter(department=department).order_by("pk")[: len(_LEADERS)]
    yield from (pairing(at, project=project) for at, project in enumerate(projects))
    yield from (pairing(at, zone=zone) for at, zone in enumerate(zones))


def _visits(department: Department, pairings: Sequence[LeaderPairing]) -> Iterator[PairingVisit]:
    for at, pairing in enumerate(pairings):
        on = date(YEAR, 2, 15) + timedelta(at * 5)
        problem = at % 3 == 0
        solved = problem and at % 12 != 0
        yield PairingVisit(
            department=department, pairing=pairing, on=on, text="示例：现场察看，听取企业意见",
            problem="示例：临时用电容量不足" if problem else "", office="市供电公司" if problem else "",
            due_on=on + timedelta(30) if problem else None, solved_on=on + timedelta(21) if solved else None,
            result="示例：已增容" if solved else "",
        )  # fmt: skip


def _duties(department: Department, places: Sequence[int]) -> Iterator[DistrictDuty]:
    for at, place in enumerate(Place.objects.filter(pk__in=places[:-1]).order_by("path")):
        keeper, office = _STAFF[at % len(_STAFF)]
        yield DistrictDuty(
            department=department, keeper=keeper, place=place, office=office, since=date(YEAR, 1, 1), visits_due=4,
            projects_due=40, document="示例：招商分包制度",
        )  # fmt: skip


def _contributions(department: Department, projects: Sequence[Project]) -> Iterator[Contribution]:
    kinds = list(Contribution.Kind)[:5]
    for at, project in enumerate(projects):
        assert project.signed_on is not None
        shares = ((60_00, 40_00), (100_00,), (50_00, 30_00))[at % 3]
        for seat, share in enumerate(shares):
            keeper, office = _STAFF[(at + seat) % 2]
            refused = seat == 1 and at % 9 == 2
            day, counted = project.signed_on + timedelta(10), {} if refused else {"share": share}
            yield Contribution(
                department=department, office=office, person=keeper, project=project, kind=kinds[(at + seat) % 5],
                on=project.signed_on - timedelta(30 + seat), text="示例：参加会谈并提供用地方案",
                proof="示例：会议记录",
                accepted_on=None if refused else day, **counted,
                refused_on=day if refused else None, refused_reason="示例：没有证明材料" if refused else "",
            )  # fmt: skip
