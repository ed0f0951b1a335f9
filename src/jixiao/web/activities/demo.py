"""Demonstration rows: invented events, visits and meetings, as many as the bureaus promised or published."""

from collections.abc import Iterator
from datetime import date, timedelta

from jixiao.web.activities.columns import (
    EVENT_RESULTS,
    EVENTS,
    MATERIALS,
    MEETING_TASKS,
    MEETINGS,
    OVERSEAS_TRIPS,
    PRESS_ITEMS,
    TRAININGS,
    VISITS,
)
from jixiao.web.activities.models import (
    Event,
    EventResult,
    Material,
    Meeting,
    MeetingTask,
    OverseasTrip,
    PressItem,
    Training,
    Visit,
)
from jixiao.web.ledger.actions.rows import add_rows
from jixiao.web.people.models import Department
from jixiao.web.promotion.models import Enterprise, Project

CITY, ECONOMY = "石家庄市投资促进局", "石家庄高新技术产业开发区经济发展局"
YEAR = 2022
MEETINGS_2021 = 48  # "近 50 次"
WAN = 1_000_000  # 分 of 1 万元
_CITIES = ("北京", "上海", "深圳", "杭州", "成都", "苏州")


def load() -> int:
    """The rows of the demonstration bureaus that are there; how many."""
    made = 0
    if city := Department.objects.filter(is_demo=True, name=CITY).first():
        made += add_rows(ledger=EVENTS, rows=_events(city))
        made += add_rows(ledger=EVENT_RESULTS, rows=_results(city))
        made += add_rows(ledger=VISITS, rows=_visits(city))
        made += add_rows(ledger=MATERIALS, rows=_materials(city))
        made += add_rows(ledger=OVERSEAS_TRIPS, rows=_trips(city))
        made += add_rows(ledger=TRAININGS, rows=_trainings(city))
        made += add_rows(ledger=MEETINGS, rows=_group_meetings(city))
        made += add_rows(ledger=MEETING_TASKS, rows=_tasks(city))
    if economy := Department.objects.filter(is_demo=True, name=ECONOMY).first():
        made += add_rows(ledger=MEETINGS, rows=_firm_meetings(economy))
        made += add_rows(ledger=PRESS_ITEMS, rows=_press(economy))
    return made


def _events(department: Department) -> Iterator[Event]:
    """Four great ones were promised, and 94.6 % of those invited came to them; the roadshows came besides."""
    kinds = (Event.Kind.PROMOTION, Event.Kind.TALKS, Event.Kind.MATCHING, Event.Kind.SIGNING)
    for at in range(12):
        great = at < 4
        kind = kinds[at] if great else Event.Kind.ROADSHOW
        held = date(YEAR, 2 + at * 10 // 12, 10 + at)
        yield Event(
            department=department, name=f"示例{_CITIES[at % 6]}{kind.label}第{at + 1}场", kind=kind,
            city=_CITIES[at % 6], planned_on=held, approved_on=held - timedelta(20), held_on=held, office="投资促进处",
            reported_on=held + timedelta(10) if at < 10 else None, report="示例：客商到会，跟进项目" if at < 10 else "",
            budget=(40 if great else 5) * WAN, spent=(36 + at if great else 4) * WAN,
            guests=125 if great else 20, attended=118 + (at == 3) if great else 15, top_firms=3 if great else 0,
        )  # fmt: skip


def _results(department: Department) -> Iterator[EventResult]:
    events = list(Event.objects.filter(department=department).order_by("pk"))
    projects = Project.objects.filter(department=department, source=Project.Source.EVENT).order_by("pk")[:48]
    for at, project in enumerate(projects):
        signed = project.signed_on is not None
        yield EventResult(
            department=department, event=events[at % len(events)], project=project,
            kind=EventResult.Kind.SIGNED if signed else EventResult.Kind.LEAD,
            amount=project.agreed_investment if signed else None,
        )  # fmt: skip


def _visits(department: Department) -> Iterator[Visit]:
    firms = list(Enterprise.objects.filter(department=department).order_by("pk")[:10])
    answers = (Visit.Satisfied.YES, Visit.Satisfied.YES, Visit.Satisfied.NOT_ASKED, Visit.Satisfied.PARTLY)
    for at in range(60):
        on = date(YEAR, 1, 10) + timedelta(at * 5)
        answer = answers[at % 4]
        yield Visit(
            department=department, firm=f"示例客商{at + 1}号", direction=list(Visit.Direction)[at % 2], on=on,
            enterprise=firms[at // 3 % len(firms)] if firms and at % 3 == 0 else None,
            leader=("卫四", "丁一", "冯二")[at % 3], city=_CITIES[at % 6] if at % 2 == 0 else "石家庄",
            people=4 + at % 5, purpose="洽谈项目", follow_up="发送投资指南", follow_due_on=on + timedelta(14),
            followed_on=on + timedelta(9) if at % 7 else None, satisfied=answer,
            asked_on=on + timedelta(3) if answer != Visit.Satisfied.NOT_ASKED else None,
        )  # fmt: skip


def _materials(department: Department) -> Iterator[Material]:
    for at, (name, kind, made, handed_out) in enumerate((
        ("投资指南", Material.Kind.PRINT, 1_500, 1_320), ("产业链图册", Material.Kind.PRINT, 500, 410),
        ("城市宣传片", Material.Kind.FILM, 3, None), ("推介用品", Material.Kind.GOODS, 800, 655),
    )):  # fmt: skip
        yield Material(
            department=department, name=f"示例{name}", kind=kind, made_on=date(YEAR, 3 + at, 1), made=made,
            handed_out=handed_out, cost=(6 + at) * WAN,
        )  # fmt: skip


def _trips(department: Department) -> Iterator[OverseasTrip]:
    for at, countries in enumerate(("德国、法国", "日本、韩国", "新加坡")):
        done = at == 0
        yield OverseasTrip(
            department=department, name=f"示例赴{countries}招商团组", year=YEAR, countries=countries, people=5, days=8,
            submitted_on=date(YEAR, 5, 6) if at < 2 else None, approved_on=date(YEAR, 6, 1) if done else None,
            approval="示例批件" if done else "", left_on=date(YEAR, 9, 5) if done else None,
            returned_on=date(YEAR, 9, 12) if done else None, report_due_on=date(YEAR, 10, 12) if done else None,
            budget=36 * WAN, spent=33 * WAN if done else None,
        )  # fmt: skip


def _trainings(department: Department) -> Iterator[Training]:
    for at in range(9):
        kind = list(Training.Kind)[at % 3]
        yield Training(
            department=department, name=f"示例{kind.label}第{at + 1}期", kind=kind, on=date(YEAR, 2 + at, 18), hours=4,
            people=30 + at,
        )  # fmt: skip


def _group_meetings(department: Department) -> Iterator[Meeting]:
    kinds = (Meeting.Kind.LEADING_GROUP, Meeting.Kind.BUILDING_GROUP, Meeting.Kind.SCHEDULING)
    for at in range(12):
        yield Meeting(
            department=department, name=f"示例{kinds[at % 3].label}第{at + 1}次会议", kind=kinds[at % 3],
            on=date(YEAR, at + 1, 12), host="卫四", people=18 + at, minutes=f"示例纪要{at + 1}号",
        )  # fmt: skip


def _tasks(department: Department) -> Iterator[MeetingTask]:
    for at, meeting in enumerate(Meeting.objects.filter(department=department).order_by("pk")):
        for step in range(3):
            done = at * 3 + step < 30
            yield MeetingTask(
                department=department, meeting=meeting, text=f"示例：协调事项{at + 1}-{step + 1}", office="投资促进处",
                keeper=("丁一", "冯二", "陈三")[step], due_on=meeting.on + timedelta(30),
                started_on=meeting.on + timedelta(2), done_on=meeting.on + timedelta(12 + step * 9) if done else None,
                result="示例：已办理" if done else "",
            )  # fmt: skip


def _firm_meetings(department: Department) -> Iterator[Meeting]:
    kinds = (Meeting.Kind.SEAT, Meeting.Kind.OTHER, Meeting.Kind.SCHEDULING)
    names = ("企业座谈会", "政策宣讲会", "项目调度会")
    for at in range(MEETINGS_2021):
        yield Meeting(
            department=department, name=f"示例{names[at % 3]}第{at // 3 + 1}次", kind=kinds[at % 3],
            on=date(2021, 1, 20) + timedelta(at * 6), people=12 + at % 9,
        )  # fmt: skip


def _press(department: Department) -> Iterator[PressItem]:
    for medium, level, on in (
        ("示例中央电视台", PressItem.Level.NATION, date(2021, 1, 31)),
        ("示例省电视台", PressItem.Level.PROVINCE, date(2021, 2, 2)),
    ):
        yield PressItem(department=department, title="示例：规上工业企业复工复产", medium=medium, level=level, on=on)
