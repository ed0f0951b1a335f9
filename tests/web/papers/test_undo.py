"""A recording is rehearsed, done, and taken back as a whole."""

import json
import re

import pytest
from django.core import serializers

from jixiao.dossier.files import read_papers
from jixiao.web.kit.refused import Refused
from jixiao.web.papers.record import record, rehearse
from jixiao.web.papers.trace import undo
from jixiao.web.people.models import LogEntry
from jixiao.web.site.demo import PAPERS
from jixiao.web.years.models import Adjustment, BudgetLine, BudgetYear, Indicator, ProgramYear, Result


@pytest.fixture(scope="module")
def city():
    return read_papers((PAPERS / "office-2022.json").read_bytes())


def everything() -> str:
    """What is told, not how often it was changed."""
    models = (BudgetYear, BudgetLine, ProgramYear, Indicator, Result)
    told = "".join(serializers.serialize("json", model.objects.order_by("pk")) for model in models)
    return re.sub(r'"version": \d+', "", told)


def kept(done) -> dict:
    """As the database keeps it."""
    return json.loads(json.dumps(done.trace.kept()))


def test_a_rehearsal_writes_nothing(world, city):
    before = everything(), LogEntry.objects.count()
    done = rehearse(papers=city, department=world.d.bureau)
    assert done.taken > 300
    assert (everything(), LogEntry.objects.count()) == before


def test_what_was_recorded_goes_again(world, city):
    before = everything()
    done = record(papers=city, department=world.d.bureau, by=world.compiler)
    undo(kept(done))
    assert everything() == before


def test_what_stood_there_is_as_it_was(world, city):
    year = BudgetYear.objects.create(department=world.d.bureau, year=2022)
    line = BudgetLine.objects.create(year=year, item="支出", outturn=100, reason="人员减少")
    before = everything()
    done = record(papers=city, department=world.d.bureau, by=None, replacing={f"years.budgetline/{line.pk}/outturn"})
    line.refresh_from_db()
    assert (line.outturn, line.sources["outturn"]["cell"]) == (1524960000, "收支!D5")
    undo(kept(done))
    assert everything() == before


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda year: year.lines.filter(item="项目支出").update(outturn=5), "“项目支出”"),
        (
            lambda year: Indicator.objects.filter(program__year=year, name="完成考核的开发区数").update(weight=5),
            "“完成考核的开发区数”",
        ),
        (
            lambda year: Adjustment.objects.create(
                year=year, program=year.programs.first(), on="2022-06-01", amount=1, reason="追加"
            ),
            "预算调整”",
        ),
    ],
)
def test_but_not_when_something_was_changed_since(world, city, change, named):
    done = record(papers=city, department=world.d.bureau, by=None)
    trace = kept(done)
    change(done.year)
    before = everything()
    with pytest.raises(Refused, match=named):
        undo(trace)
    assert everything() == before


def test_a_closed_year_takes_nothing(world, city):
    last = BudgetYear.objects.create(department=world.d.bureau, year=2021, state=BudgetYear.State.CLOSED)
    done = record(papers=city, department=world.d.bureau, by=None)
    assert last.lines.count() == 0
    assert "市投资促进局2021年度已归档，文件里这一年的数没有收" in done.left


def test_an_indicator_is_the_same_wherever_it_was_moved(world, city):
    done = record(papers=city, department=world.d.bureau, by=None)
    before = Indicator.objects.count()
    for order, row in enumerate(Indicator.objects.filter(program__year=done.year).order_by("-order")):
        Indicator.objects.filter(pk=row.pk).update(order=order)
    assert record(papers=city, department=world.d.bureau, by=None).taken == 0
    assert Indicator.objects.count() == before
