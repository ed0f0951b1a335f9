"""The report of the city bureau made in the workbench is the one the command line makes, number by number."""

from io import BytesIO

import pytest
from django.test import Client
from docx import Document

from examples.build import build
from jixiao import api
from jixiao.report.blocks import runs_of
from jixiao.web.people.models import Person
from jixiao.web.reports.composed import composed
from jixiao.web.site.demo import load_demo
from jixiao.web.years.models import BudgetYear

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    """2022 of the city bureau, from the demonstration data."""
    load_demo()
    return BudgetYear.objects.get(department__name="石家庄市投资促进局", year=2022)


@pytest.fixture(scope="module")
def by_command_line(tmp_path_factory):
    """The report as `jixiao report office-2022` makes it, from the files."""
    folder = tmp_path_factory.mktemp("examples")
    build(folder)
    return api.report(api.gather([str(folder / "office-2022")]))


def printed(made):
    """Every printed number in its order: what it is, its digits, its unit, and the exact value behind it."""
    runs = [run for block in made.report.blocks for run in runs_of(block) if run.key]
    return [(run.key, run.text, run.unit, run.decimals, made.trace.datum(run.key).value) for run in runs]


def words(data: bytes) -> list[str]:
    """The paragraphs and table rows of a Word file."""
    file = Document(BytesIO(data))
    rows = [" | ".join(cell.text for cell in row.cells) for table in file.tables for row in table.rows]
    return [paragraph.text for paragraph in file.paragraphs] + rows


def test_every_number_and_every_word_is_the_same(year, by_command_line):
    here = composed(year).made
    assert here.template == by_command_line.template
    assert here.is_final
    assert len(printed(by_command_line)) > 200
    assert printed(here) == printed(by_command_line)
    assert [block.text if hasattr(block, "text") else "" for block in here.report.blocks] == [
        block.text if hasattr(block, "text") else "" for block in by_command_line.report.blocks
    ]


def test_the_scores_and_grades_are_the_same(year, by_command_line):
    def scored(made):
        return [
            (sheet.subject, sheet.grade, sheet.total and sheet.total.value, [line.working for line in sheet.lines])
            for sheet in made.scores.sheets
        ]

    assert scored(composed(year).made) == scored(by_command_line)


def test_the_word_file_says_the_same(year, by_command_line):
    browser = Client()
    browser.force_login(Person.objects.get(username="demo-writer"), "jixiao.web.people.backend.Backend")
    answer = browser.get(f"/years/{year.pk}/report/file/docx/")
    assert answer.status_code == 200
    assert words(answer.content) == words(by_command_line.file("docx").content)
    assert api.trace("报告.docx", answer.content).trace.printings == by_command_line.trace.printings
