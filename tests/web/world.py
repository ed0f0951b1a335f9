"""The offices and people of the tests: a bureau of a city, one of a district below it, and their finance bureaus.

Made once for each test process; every test runs in a transaction of its own on top of it.
"""

import time
from types import SimpleNamespace

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.test import Client

from jixiao.web.people.actions.accounts import create_person, grant_role
from jixiao.web.people.actions.offices import create_department, place_of, save_group, save_part
from jixiao.web.people.models import Department, Person, RoleAssignment, Section, WorkingGroup
from jixiao.web.people.roles import Role

PASSWORD = "Correct-horse-9"
BACKEND = "jixiao.web.people.backend.Backend"
CITY, DISTRICT = "130100", "130110"

# Who looks at an address: the writer whose work it is, and everybody else.
PERSONAS = (
    "anonymous", "writer", "colleague", "compiler", "leader", "neighbour", "stranger",
    "finance", "district_finance", "auditor", "administrator",
)  # fmt: skip
_PEOPLE = (
    ("writer", "王填", "bureau", "投资促进处", (Role.WRITER,)),
    ("colleague", "李同", "bureau", "办公室", (Role.WRITER,)),
    ("compiler", "赵汇", "bureau", "办公室", (Role.COMPILER, Role.WRITER)),
    ("leader", "钱领", "bureau", "", (Role.LEADER,)),
    ("neighbour", "孙邻", "next_door", "", (Role.COMPILER,)),  # another bureau of the city
    ("stranger", "周外", "district_bureau", "", (Role.COMPILER, Role.LEADER)),  # of the district below
    ("finance", "吴财", "finance_bureau", "", (Role.FINANCE_REVIEWER,)),
    ("district_finance", "郑区", "district_finance_bureau", "", (Role.FINANCE_REVIEWER,)),
    ("auditor", "冯审", "finance_bureau", "", (Role.AUDITOR,)),
    ("administrator", "管理", "", "", (Role.ADMINISTRATOR,)),
)
_DEPARTMENTS = (
    ("bureau", "市投资促进局", CITY, "301", False),
    ("next_door", "市商务局", CITY, "302", False),
    ("district_bureau", "区投资促进局", DISTRICT, "401", False),
    ("finance_bureau", "市财政局", CITY, "101", True),
    ("district_finance_bureau", "区财政局", DISTRICT, "102", True),
)
_sessions: dict[str, str] = {}  # of the people by their names


def make() -> None:
    """Write the world into the database; everybody has signed in once."""
    departments = {}
    for key, name, place, code, finance in _DEPARTMENTS:
        values = {"name": name, "place": place_of(code=place), "code": code, "is_finance_bureau": finance}
        departments[key] = create_department(by=None, values=values)
    for name in ("投资促进处", "办公室"):
        save_part(part=Section(department=departments["bureau"]), by=None, values={"name": name})
    encoded = make_password(PASSWORD)
    for username, name, key, section, roles in _PEOPLE:
        department = departments.get(key)
        room = Section.objects.filter(department=department, name=section).first()
        values = {"username": username, "name": name, "department": department, "section": room}
        person, _ = create_person(by=None, values=values, encoded=encoded)
        for role in roles:
            grant_role(person=person, role=role, department=department, by=None)
    group = WorkingGroup(department=departments["bureau"])
    members = [{"duty": "leader", "name": "钱领", "post": "局长"}, {"duty": "member", "name": "王填", "post": ""}]
    save_group(group=group, by=None, values={"year": 2022}, members=members)
    for person in Person.objects.all():
        _sessions[person.username] = _session_of(person)


def _session_of(person: Person) -> str:
    browser = Client()
    browser.force_login(person, BACKEND)
    session = browser.session
    session["seen"] = int(time.time())  # as after the first page
    session.save()
    return str(session.session_key)


def browser_of(username: str) -> Client:
    """A browser in which somebody has signed in before the test began."""
    browser = Client()
    browser.cookies[settings.SESSION_COOKIE_NAME] = _sessions[username]
    return browser


def look_up() -> SimpleNamespace:
    """The people by their names here, the departments as `d`, and what stands in the bureau."""
    people = {person.username: person for person in Person.objects.select_related("department__place")}
    by_code = {department.code: department for department in Department.objects.select_related("place")}
    departments = SimpleNamespace(**{key: by_code[code] for key, _, _, code, _ in _DEPARTMENTS})
    bureau = departments.bureau
    return SimpleNamespace(
        **people,
        d=departments,
        agency=bureau.agencies.get(),
        section=bureau.sections.get(name="办公室"),
        group=bureau.working_groups.get(),
        role=RoleAssignment.objects.get(person=people["writer"]),
    )
