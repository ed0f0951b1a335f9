"""Where each work of an office is done: every place that docs/reference/coverage.toml names is there and answers."""

import re

import pytest
from click import Context
from django.test import Client

from jixiao.check.rule import all_rules
from jixiao.cli.main import main
from jixiao.forms.load import layouts
from jixiao.norms.shape import shapes
from jixiao.report.template import templates
from jixiao.web.ledger.registry import ledgers
from jixiao.web.people.models import Person, RoleAssignment
from jixiao.web.site.demo import load_demo
from jixiao.web.years.models import BudgetYear
from scripts.coverage import PLACES, named_pages, pattern, works
from tests.conftest import SHARED

WORKS, PAGES = works(), named_pages()
MISSION = SHARED / "mission.md"
THERE = {
    "ledgers": set(ledgers()),
    "pages": set(PAGES),
    "commands": set(main.list_commands(Context(main))),
    "rules": {rule.code for rule in all_rules()},
    "norms": set(shapes()),
    "templates": set(templates()),
    "layouts": set(layouts()),
}


def test_every_work_has_its_number_its_words_and_a_place_or_says_what_is_missing():
    assert [work.code for work in WORKS] == [f"M{number}" for number in range(1, 143)]
    assert [work.code for work in WORKS if not work.need.strip()] == []
    assert [work.code for work in WORKS if not work.places and not work.missing.strip()] == []
    assert sum(work.need == other.need for work in WORKS for other in WORKS) == len(WORKS)


@pytest.mark.skipif(not MISSION.exists(), reason="the list the rows were taken from is not at hand")
def test_no_row_of_the_list_is_forgotten():
    listed = re.findall(r"^\| (M\d+) \|", MISSION.read_text(encoding="utf-8"), re.M)
    assert set(listed) - {work.code for work in WORKS} == set()


@pytest.mark.parametrize("kind", PLACES)
def test_every_place_is_there(kind):
    assert {name for work in WORKS for name in work.named(kind)} - THERE[kind] == set()


def test_every_page_that_has_a_name_is_the_place_of_something():
    assert set(PAGES) - {view for work in WORKS for view in work.named("pages")} == set()


def test_the_demonstration_has_somebody_of_every_role_and_something_in_every_place(world):
    load_demo()
    held = RoleAssignment.objects.filter(person__username__startswith="demo-").values_list("role", flat=True)
    assert set(held) == {"writer", "compiler", "leader", "finance_reviewer", "auditor"}
    year = BudgetYear.objects.filter(department__name="石家庄市投资促进局").latest("year").pk
    browsers = {name: _browser(name) for name in {page.persona for page in PAGES.values()}}
    answers = {view: _asked(browsers[page.persona], view, year) for view, page in PAGES.items()}
    assert {view: code for view, code in answers.items() if code != 200} == {}
    named = {name for work in WORKS for name in work.named("ledgers")}
    models = {name: ledgers()[name].model._default_manager for name in named}
    assert {name for name, rows in models.items() if not rows.filter(department__is_demo=True).exists()} == set()


def _browser(name: str) -> Client:
    browser = Client()
    browser.force_login(Person.objects.get(username=name), "jixiao.web.people.backend.Backend")
    return browser


def _asked(browser: Client, view: str, year: int) -> int:
    return browser.get(pattern(view).replace("‹year›", str(year)), follow=True).status_code
