"""Papers and scores are made once and kept; they are those that the rows make now, whoever changed what."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.db.models.signals import post_init
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jixiao.dossier.claim import Stage
from jixiao.dossier.files import read_papers
from jixiao.dossier.workpaper import Topic
from jixiao.web.evidence.actions.proofs import judge
from jixiao.web.ledger.view import View
from jixiao.web.papers.assemble import assemble
from jixiao.web.papers.record import record
from jixiao.web.papers.rows import rows_of
from jixiao.web.papers.scored import scored
from jixiao.web.papers.trace import undo
from jixiao.web.people.models import Agency, Department, WorkingGroup, WorkingGroupMember
from jixiao.web.pins.actions.binding import bind, unbind
from jixiao.web.pins.actions.pins import pin_view, renew
from jixiao.web.pins.models import Pin, PinUse
from jixiao.web.site.demo import PAPERS
from jixiao.web.years.models import (
    BudgetLine,
    BudgetYear,
    Fund,
    Indicator,
    Measure,
    Narrative,
    Program,
    ProgramYear,
    Proof,
    ProofUse,
    Result,
    TargetChange,
)
from tests.web.evidence.made import listed
from tests.web.ledger.made import PROJECTS
from tests.web.pins.made import LARGE, make_all


@pytest.fixture
def made(world):
    """A year with something in every table that papers are made of, and in the year before it."""
    found = make_all(world)
    bureau, year = world.d.bureau, found.year
    before = BudgetYear.objects.create(department=bureau, year=year.year - 1)
    for row in (year, before):
        BudgetLine.objects.create(year=row, item="支出", original=100, outturn=90, reason="人员减少")
        Measure.objects.create(year=row, label="在职人数", value=53, unit="人")
        Narrative.objects.create(year=row, topic=Topic.ACHIEVEMENT, text="完成任务，签约{{数：总数}}。")
    agency = Agency.objects.filter(department=bureau).first()
    Program.objects.filter(pk=found.fair.program_id).update(agency=agency)
    old = ProgramYear.objects.create(program=found.fair.program, year=before)
    found.visits.origin = Indicator.objects.create(program=old, name="拜访企业次数", unit="次")
    found.visits.save()
    Result.objects.create(indicator=found.visits.origin, actual=18)
    Result.objects.create(indicator=found.visits, actual=19, actual_text="19次")
    TargetChange.objects.create(indicator=found.visits, reason="疫情", before="≥30次", after="≥20次")
    found.proof = listed(found.visits, keeper="档案柜")
    share = View(PROJECTS.name, LARGE, (bureau.pk,), "count")
    found.over = pin_view(department=bureau, view=share, values={"name": "总数"}, by=world.writer)
    Pin.objects.filter(pk=found.pin.pk).update(over=found.over)
    bind(pin=Pin.objects.get(pk=found.pin.pk), indicator=found.signed, by=world.writer)
    group = WorkingGroup.objects.filter(department=bureau, year=year.year).first()
    found.group = group or WorkingGroup.objects.create(department=bureau, year=year.year)
    WorkingGroupMember.objects.create(group=found.group, name="某人", post="科长")
    return found


def fresh(year: BudgetYear) -> BudgetYear:
    """As a request reads it."""
    return BudgetYear.objects.select_related("department__place").get(pk=year.pk)


CHANGES = {
    "an amount": lambda made: BudgetLine.objects.filter(year=made.year).update(outturn=F("outturn") + 1),
    "an amount of the year before": lambda made: BudgetLine.objects.exclude(year=made.year).update(original=7),
    "a reason": lambda made: BudgetLine.objects.filter(year=made.year).update(reason="政策调整"),
    "where an amount was read": lambda made: BudgetLine.objects.filter(year=made.year).update(
        sources={"outturn": {"path": "决算.xlsx", "where": "收支", "quote": "90"}}
    ),
    "a value": lambda made: Measure.objects.filter(year=made.year).update(value=Decimal(54)),
    "a text": lambda made: Narrative.objects.filter(year=made.year).update(text="完成得好。"),
    "a program's name": lambda made: Program.objects.filter(pk=made.fair.program_id).update(name="招商引资"),
    "an agency's name": lambda made: Agency.objects.filter(programs=made.fair.program_id).update(name="招商中心"),
    "an objective": lambda made: ProgramYear.objects.filter(pk=made.fair.pk).update(objective="招商"),
    "a program's money": lambda made: Fund.objects.filter(program=made.fair).update(outturn=5),
    "a target": lambda made: Indicator.objects.filter(pk=made.visits.pk).update(target=Decimal(21)),
    "a weight": lambda made: Indicator.objects.filter(pk=made.visits.pk).update(weight=4000),
    "the order": lambda made: Indicator.objects.filter(pk=made.visits.pk).update(order=9),
    "an indicator that is removed": lambda made: Indicator.objects.filter(pk=made.done.pk).update(
        removed_at=timezone.now()
    ),
    "a new indicator": lambda made: Indicator.objects.create(program=made.fair, name="走访"),
    "a result": lambda made: Result.objects.filter(indicator=made.visits).update(actual=Decimal(20)),
    "a result that is gone": lambda made: Result.objects.filter(indicator=made.visits).delete(),
    "the result of the year before": lambda made: Result.objects.filter(indicator=made.visits.origin).update(
        actual=Decimal(17)
    ),
    "a target that was changed": lambda made: TargetChange.objects.filter(indicator=made.visits).update(before="≥40次"),
    "a paper's name": lambda made: Proof.objects.filter(uses=made.proof).update(name="签到册"),
    "a paper that is rejected": lambda made: ProofUse.objects.filter(pk=made.proof.pk).update(state="rejected"),
    "one more paper": lambda made: listed(made.done, "会议纪要"),
    "a pin that is let go": lambda made: PinUse.objects.filter(indicator=made.signed).update(ended_at=timezone.now()),
    "a newer pin of a name that a text has": lambda made: Pin.objects.filter(pk=made.pin.pk).update(
        name="总数", over=None, ended_at=None
    ),
    "the words of a pin": lambda made: Pin.objects.filter(pk=made.pin.pk).update(words="总投资"),
    "the words of the pin it is held over": lambda made: Pin.objects.filter(pk=made.over.pk).update(words="总投资"),
    "a member of the working group": lambda made: WorkingGroupMember.objects.filter(group=made.group).update(name="他"),
    "the department's name": lambda made: Department.objects.filter(pk=made.year.department_id).update(name="投促局"),
    "the year before": lambda made: BudgetYear.objects.exclude(pk=made.year.pk).update(year=2001),
}  # fmt: skip


def test_whatever_is_changed_is_seen_at_once_and_forgotten_when_it_is_taken_back(made):
    before = scored(fresh(made.year)).papers
    for what, change in CHANGES.items():
        with transaction.atomic():
            change(made)
            now = scored(fresh(made.year)).papers
            assert now != before, what
            assert now == assemble(fresh(made.year)), what
            transaction.set_rollback(True)
    assert scored(fresh(made.year)).papers == before


def test_what_people_do_is_seen_at_once(world, made):
    """One after another, each through its own action, and after each the papers are what the rows make."""

    def now():
        found = scored(fresh(made.year)).papers
        assert found == assemble(fresh(made.year))
        return found

    seen = [now()]
    office = record(papers=read_papers((PAPERS / "office-2022.json").read_bytes()), department=world.d.bureau, by=None)
    seen.append(now())
    judge(use=made.proof, state=ProofUse.State.REJECTED, note="看不清", by=world.compiler)
    seen.append(now())
    bind(pin=renew(pin=made.over, by=world.writer), indicator=made.signed, by=world.writer)
    seen.append(now())
    unbind(use=PinUse.objects.get(indicator=made.signed, ended_at=None), by=world.writer)
    seen.append(now())
    undo(office.trace.kept())
    seen.append(now())
    assert all(earlier != later for earlier, later in pairwise(seen))


def test_a_cell_that_is_typed_is_in_the_papers(compiler, made):
    year, line = made.year, BudgetLine.objects.get(year=made.year)
    scored(fresh(year))
    change = {"do": "change", "cells": [{"row": str(line.pk), "column": "outturn", "was": "0.000090", "text": "77"}]}
    answer = compiler.post(f"/years/{year.pk}/budget/", change, content_type="application/json")
    assert answer.status_code == 200
    line.refresh_from_db()
    assert line.outturn == 77_000_000
    assert scored(fresh(year)).papers.amount("支出", Stage.OUTTURN).value == 77


# --- what it costs ----------------------------------------------------------------------------------------------------


def test_the_same_papers_serve_while_nothing_changes(made):
    found = scored(fresh(made.year))
    assert scored(fresh(made.year)) is found
    assert scored(fresh(made.year)).scores is found.scores


def test_everything_that_is_read_for_papers_is_compared(made):
    """What assemble begins to read has to stand in papers/rows.py."""
    year, read = fresh(made.year), set()

    def note(instance, **_) -> None:
        read.add((type(instance)._meta.db_table, instance.pk))

    post_init.connect(note)
    try:
        assemble(year)
    finally:
        post_init.disconnect(note)
    with CaptureQueriesContext(connection) as captured:
        rows = rows_of(year)[1:]
    tables = [re.search(r' FROM "(\w+)"', one["sql"])[1] for one in captured]
    compared = {(table, row[0]) for table, found in zip(tables, rows, strict=True) for row in found}
    beside = {
        "people_department", "people_place",  # compared as the year names them
        "people_section",  # read along for pages; no paper names it
    }  # fmt: skip
    assert {table for table, _ in read} > {"pins_pin", "years_result", "people_workinggroupmember"}
    own = {(table, pk) for table, pk in read if table not in beside}
    assert own - compared == {("years_indicator", made.visits.origin_id)}  # leads to its result and says nothing itself


def test_papers_are_made_with_the_same_queries_for_few_rows_and_for_many(made):
    few = _made_anew(made.year, "不多")
    for number in range(30):
        one = Indicator.objects.create(program=made.fair, name=f"指标{number}", origin=made.visits.origin)
        Result.objects.create(indicator=one, actual=number)
        listed(one, f"材料{number}")
    assert _made_anew(made.year, "很多") == few <= 60


def _made_anew(year: BudgetYear, text: str) -> int:
    Narrative.objects.filter(year=year).update(text=text)
    year = fresh(year)
    with CaptureQueriesContext(connection) as captured:
        scored(year)
    return len(captured)
