"""The ledger of corrective measures, the promises of last year's report, and the reminders."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jixiao.web.kit.refused import Refused
from jixiao.web.monitoring.actions.measures import add_measure, change_measure
from jixiao.web.monitoring.models import CorrectiveMeasure
from jixiao.web.people.models import LogEntry
from jixiao.web.years.models import BudgetYear, Narrative

State = CorrectiveMeasure.State


@pytest.fixture
def promised(world, watched) -> None:
    before = BudgetYear.objects.create(department=world.d.bureau, year=2021, state=BudgetYear.State.HISTORY)
    Narrative.objects.create(year=before, topic="改进措施", text="每季度核对执行进度。\n\n按月登记完成情况。")


def ledger(watched, *more: object) -> str:
    return "/".join(("/years", str(watched.year.pk), "measures", *map(str, more), ""))


def page(browser, where: str) -> str:
    answer = browser.get(where)
    assert answer.status_code == 200
    return answer.content.decode()


def test_each_paragraph_of_last_years_measures_waits_for_an_answer(compiler, watched, promised):
    assert "还有 2 条没有写落实情况" in page(compiler, "/")
    compiler.post(ledger(watched, "promises", 1), {"state": "done", "answer": "每季度末核对，共四次"})
    shown = page(compiler, ledger(watched))
    assert "每季度末核对，共四次" in shown
    assert "还有 1 条没有写落实情况" in page(compiler, "/")
    row = CorrectiveMeasure.objects.get()
    assert (row.text, row.source, row.promised) == ("每季度核对执行进度。", "report", True)


def test_a_promise_is_not_dropped_without_a_reason(compiler, watched, promised):
    answer = compiler.post(ledger(watched, "promises", 1), {"state": "dropped", "answer": ""}, follow=True)
    assert "不再执行的请写明理由" in answer.content.decode()
    assert not CorrectiveMeasure.objects.exists()


def test_the_words_of_a_promise_stay_as_they_were_printed(world, watched, promised):
    row = add_measure(
        year=watched.year,
        values={"text": "按月登记完成情况。", "promised": True, "state": State.ONGOING},
        by=world.compiler,
    )
    with pytest.raises(Refused, match="原话不能改"):
        change_measure(row=row, values={"text": "按季登记"}, by=world.compiler)


def test_a_measure_goes_from_problem_to_confirmation_and_the_log_tells_it(compiler, watched):
    typed = {
        "problem": "执行偏慢",
        "text": "按场次下达",
        "source": "monitoring",
        "phase": "execution",
        "due": "2022-08-31",
    }
    compiler.post(ledger(watched, "new"), {**typed, "state": "planned", "indicator": watched.signed.pk})
    row = CorrectiveMeasure.objects.get()
    assert (row.indicator, row.program) == (watched.signed, watched.program)
    where = ledger(watched, row.pk)
    typed |= {"indicator": watched.signed.pk, "program": watched.program.pk}
    assert compiler.post(where, {**typed, "state": "done", "version": row.version}).status_code == 422
    done = {**typed, "state": "done", "answer": "已下达两场", "version": row.version}
    assert compiler.post(where, done).status_code == 302
    assert (
        LogEntry.objects.first().sentence
        == "修改整改措施“按场次下达”：状态由“待落实”改为“已落实”；落实情况由空改为“已下达两场”"
    )


def test_only_a_compiler_confirms(writer, compiler, world, watched):
    row = add_measure(year=watched.year, values={"text": "补办活动", "section": watched.promotion}, by=world.compiler)
    assert "已确认" not in page(writer, ledger(watched, row.pk))
    assert "已确认" in page(compiler, ledger(watched, row.pk))


def test_nothing_typed_is_lost_when_another_was_quicker(compiler, writer, world, watched):
    row = add_measure(year=watched.year, values={"text": "补办活动", "section": watched.promotion}, by=world.compiler)
    typed = {"text": "补办活动", "source": "other", "phase": "execution", "state": "ongoing", "version": row.version}
    writer.post(ledger(watched, row.pk), {**typed, "answer": "甲写的", "section": watched.promotion.pk})
    answer = compiler.post(ledger(watched, row.pk), {**typed, "answer": "乙写的"})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "刚被王填改过" in shown
    assert "\n乙写的</textarea>" in shown
    row.refresh_from_db()
    assert row.answer == "甲写的"


@pytest.mark.parametrize(("days", "told"), [(5, "即将到期"), (-1, "已逾期"), (30, "")], ids=["soon", "late", "not yet"])
def test_whose_measure_is_due_is_reminded_ten_days_ahead(writer, browser_of, world, watched, days, told):
    due = timezone.localdate() + timedelta(days=days)
    add_measure(year=watched.year, values={"text": "补办活动", "section": watched.promotion, "due": due}, by=None)
    shown = page(writer, "/")
    assert ("落实整改：补办活动" in shown) is bool(told)
    assert told in shown
    assert "落实整改" not in page(browser_of("colleague"), "/")


def test_the_ledger_is_filtered_in_the_address_and_refuses_what_it_does_not_know(writer, watched):
    add_measure(year=watched.year, values={"text": "补办活动"}, by=None)
    assert "补办活动" in page(writer, ledger(watched) + "?state=planned&phase=execution")
    assert "没有整改措施" in page(writer, ledger(watched) + "?state=done")
    assert writer.get(ledger(watched) + "?colour=red").status_code == 400
