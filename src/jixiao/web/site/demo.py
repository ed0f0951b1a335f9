"""Demonstration data: the example bureaus with people of every role, marked as such, and their removal."""

import tomllib
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction

from jixiao.dossier.files import read_papers
from jixiao.web.activities import demo as activities
from jixiao.web.aftercare import demo as aftercare
from jixiao.web.agents import demo as agents
from jixiao.web.assignments import demo as assignments
from jixiao.web.budget.demo import fill_demo
from jixiao.web.campaign.demo import start_demo_campaign
from jixiao.web.capital import demo as capital
from jixiao.web.groundwork import demo as groundwork
from jixiao.web.incentives import demo as incentives
from jixiao.web.kit.refused import Refused
from jixiao.web.kit.removal import remove_with_all
from jixiao.web.monitoring.demo import start_demo_rounds
from jixiao.web.objectives.models import Duty
from jixiao.web.offers import demo as offers
from jixiao.web.papers.record import record
from jixiao.web.people.actions.accounts import create_person, grant_role
from jixiao.web.people.actions.offices import create_department, place_of, save_group, save_part
from jixiao.web.people.log import log
from jixiao.web.people.models import Department, LogEntry, Person, Section, WorkingGroup
from jixiao.web.pins.demo import pin_demo
from jixiao.web.promotion import demo as promotion
from jixiao.web.registers import demo as registers
from jixiao.web.reviews.demo import sign_demo_campaign
from jixiao.web.spending import demo as spending
from jixiao.web.years.models import Indicator, Program
from jixiao.web.zones import demo as zones

PASSWORD = "Jixiao-demo-2026"  # noqa: S105 - documented, for demonstration only
_PREFIX = "demo-"
_FILE = Path(__file__).parent / "demo.toml"
_LEDGERS = (  # each fills its own, those that lead to others after them
    promotion, aftercare, capital, zones, activities, incentives, agents, spending, registers, groundwork, assignments,
    offers,
)  # fmt: skip
PAPERS = Path(__file__).parent / "demo"  # written by scripts/demo_papers.py


@transaction.atomic
def load_demo() -> int:
    """Load the departments and their people; how many people. Raises Refused when they are there already."""
    if Department.objects.filter(is_demo=True).exists():
        raise Refused("演示数据已经在了；先用 jixiao manage demo --remove 移除。")
    facts = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    encoded = make_password(PASSWORD)
    made = sum(_department(entry, encoded) for entry in facts["departments"])
    for ledgers in _LEDGERS:
        ledgers.load()
    pin_demo()
    log("people.demo.loaded", None, by=None)
    return made


def _department(entry: dict[str, Any], encoded: str) -> int:
    values = {"name": entry["name"], "code": entry["code"], "is_finance_bureau": entry.get("finance", False)}
    department = create_department(by=None, values={**values, "place": place_of(code=entry["place"])}, is_demo=True)
    for name in entry["sections"]:
        save_part(part=Section(department=department), by=None, values={"name": name})
    for one in entry["people"]:
        _person(department, one, encoded)
    for name in entry.get("papers", ()):
        papers = read_papers((PAPERS / f"{name}.json").read_bytes())
        record(papers=papers, department=department, by=None)
    for program, section in entry.get("fills", {}).items():
        _give(department, program, section)
    fill_demo(department, entry.get("year", 0), entry.get("money", {}))
    for order, duty in enumerate(entry.get("duties", ()), 1):
        _serve(department, order, duty, entry["year"])
    if entry.get("campaign"):
        start_demo_campaign(department, entry["year"])
    if entry.get("signed"):
        sign_demo_campaign(department, entry["year"])
    if entry.get("group"):
        group = WorkingGroup(department=department)
        save_group(group=group, by=None, values={"year": entry["year"]}, members=entry["group"])
    if entry.get("monitored"):
        start_demo_rounds(department, entry["year"])
    return len(entry["people"])


def _give(department: Department, program: str, section: str) -> None:
    """A program and its indicators to the section that fills them in."""
    filler = department.sections.get(name=section)
    Program.objects.filter(department=department, name=program).update(section=filler)
    Indicator.objects.filter(program__program__department=department, program__program__name=program).update(
        section=filler
    )


def _serve(department: Department, order: int, duty: dict[str, Any], year: int) -> None:
    """A duty of the department, and the programs whose indicators answer it."""
    row = Duty.objects.create(department=department, order=order, text=duty["text"], since=year)
    Indicator.objects.filter(
        program__year__department=department, program__year__year=year, program__program__name__in=duty["programs"]
    ).update(duty=row.text)


def _person(department: Department, entry: dict[str, Any], encoded: str) -> None:
    section = department.sections.filter(name=entry["section"]).first()
    values = {"username": entry["username"], "name": entry["name"], "post": entry["post"]}
    person, _ = create_person(by=None, values={**values, "department": department, "section": section}, encoded=encoded)
    for role in entry["roles"]:
        grant_role(person=person, role=role, department=department, by=None)


@transaction.atomic
def remove_demo() -> int:
    """Take the demonstration data out again; how many people. The log keeps that it was there.

    Raises Refused when somebody else has been put into a demonstration department.
    """
    people = Person.objects.filter(department__is_demo=True)
    if others := people.exclude(username__startswith=_PREFIX):
        raise Refused(f"演示部门里有不是演示的人员：{'、'.join(map(str, others))}；请先把他们调到别的部门。")
    count = people.count()
    remove_with_all([*people, *Department.objects.filter(is_demo=True)], spared=(LogEntry,))
    log("people.demo.removed", None, by=None)
    return count
