"""What is late is told as of a day, by the clocks of the place and by the days of every ledger."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from jixiao.web.ledger.registry import ledgers
from jixiao.web.promotion.columns import OBLIGATIONS, PROGRESS, SIGNINGS
from jixiao.web.promotion.late import watches
from jixiao.web.promotion.models import Project
from tests.web.ledger.made import made_row

READY = {"investor": "示例科技", "agreement": "contract", "total_investment": 10**12}
SIGNED = READY | {"stage": "signed", "signed_on": date(2022, 5, 1), "leader": "钱领", "service_officer": "王填"}


def entered(world, day: date, **values):
    """A project that was entered on a day."""
    row = made_row(world, **values)
    Project.objects.filter(pk=row.pk).update(created_at=timezone.make_aware(datetime.combine(day, datetime.min.time())))
    return row


def late(world, on: date) -> dict[str, list[str]]:
    found = {one.key: [str(row) for row in one.rows] for one in watches([world.d.bureau], "130100", on)}
    return {key: rows for key, rows in found.items() if rows}


def test_a_lead_is_registered_within_two_days(world):
    entered(world, date(2022, 5, 4), name="示例晚了", found_on=date(2022, 5, 1))
    entered(world, date(2022, 5, 3), name="示例没晚", found_on=date(2022, 5, 1))
    assert late(world, date(2022, 5, 10)) == {"registration": ["示例晚了"]}
    assert late(world, date(2022, 5, 3)) == {}


def test_within_five_days_of_the_signing_somebody_is_responsible(world):
    entered(world, date(2022, 5, 1), name="示例缺人", **SIGNED | {"leader": ""})
    entered(world, date(2022, 5, 1), name="示例齐全", **SIGNED)
    assert late(world, date(2022, 5, 6)) == {}
    assert late(world, date(2022, 5, 7)) == {"responsibility": ["示例缺人"]}


def test_progress_is_told_every_month_and_what_is_silent_for_long_is_stalled(world):
    project = entered(world, date(2022, 4, 1), name="示例甲", **SIGNED)
    made_row(world, PROGRESS, project=project, on=date(2022, 5, 20))
    assert late(world, date(2022, 6, 20)) == {}
    assert late(world, date(2022, 6, 21)) == {"progress": ["示例甲"]}
    assert late(world, date(2022, 8, 19)) == {"stalled": ["示例甲"]}
    Project.objects.update(ended_on=date(2022, 8, 1), stage="ended")
    assert late(world, date(2022, 8, 19)) == {}


def test_overdue_days_of_every_ledger_are_told_until_they_are_done(world):
    project = entered(world, date(2022, 6, 1))
    made_row(world, OBLIGATIONS, project=project, clause="半年内开工", due_on=date(2022, 6, 30))
    made_row(world, OBLIGATIONS, project=project, clause="付首款", due_on=date(2022, 6, 30), kept_on=date(2022, 7, 10))
    made_row(world, ledgers()["meeting_tasks"], text="办完用地手续", project=project, due_on=date(2022, 7, 1))
    assert late(world, date(2022, 7, 5)) == {
        "obligations-due_on": ["半年内开工", "付首款"],
        "meeting_tasks-due_on": ["办完用地手续"],
    }
    assert late(world, date(2022, 7, 10))["obligations-due_on"] == ["半年内开工"]


def test_the_page_tells_each_kind_with_its_rule_and_the_home_page_leads_there(world, writer):
    project = made_row(world)
    made_row(world, OBLIGATIONS, project=project, clause="半年内开工", due_on=date(2022, 6, 30))
    page = writer.get("/promotion/attention/?day=2022-07-01").content.decode()
    assert "履约条款：到期日已过：1 条" in page
    only = writer.get("/promotion/attention/?day=2022-07-01&kind=obligations-due_on").content.decode()
    assert "半年内开工" in only
    assert "到期日之前要有履行日期" in only
    assert writer.get("/promotion/attention/?kind=nothing").status_code == 400
    assert "处理逾期和停滞的事项" in writer.get("/").content.decode()


@pytest.fixture
def left(world):
    """Projects of which nobody has told anything for years: one reported of to the end, one silent before."""
    made_row(world, PROGRESS, project=entered(world, date(2022, 4, 1), **SIGNED), on=date(2022, 5, 20))
    entered(world, date(2022, 1, 1), **SIGNED | {"name": "示例早停"})
    return world


def test_what_was_left_stood_still_by_then_or_not(left, writer):
    page = writer.get("/promotion/attention/").content.decode()
    assert "这里最近一次填报进展是 2022-05-20，以后没有填报" in page
    assert "停滞的项目：1 个" in page
    assert "停滞的项目 1 个" in writer.get("/").content.decode()
    assert "截至 2022-05-20，共 1 个" in writer.get("/promotion/attention/?kind=stalled").content.decode()


def test_a_day_that_is_asked_for_holds_for_all_and_the_last_report_is_a_click_away(left, writer):
    page = writer.get("/promotion/attention/?day=2026-01-01").content.decode()
    assert "停滞的项目：2 个" in page
    assert 'href="?day=2022-05-20"' in page
    assert "最近一次填报进展" not in writer.get("/promotion/attention/?day=2022-06-01").content.decode()


def test_where_projects_are_entered_still_they_were_not_left(left, writer):
    made_row(left, name="示例新来")
    assert "停滞的项目：2 个" in writer.get("/promotion/attention/").content.decode()


def test_projects_that_look_like_one_and_agreements_signed_twice_are_listed(world, writer):
    project = made_row(world, name="示例甲产业园项目")
    made_row(world, name="示例甲产业园 项目")
    for day in (date(2022, 5, 1), date(2022, 6, 1)):
        made_row(world, SIGNINGS, project=project, kind="contract", signed_on=day)
    page = writer.get("/promotion/doubles/").content.decode()
    assert "可能重复的项目：1 组" in page
    assert "同一种协议签过几次的项目：1 个" in page


def test_a_transferred_project_is_credited_as_the_districts_agreed(world, writer):
    one, other = (place.place for place in (world.d.bureau, world.d.district_bureau))
    project = made_row(world, **READY | {"name": "示例流转"})
    made_row(world, SIGNINGS, project=project, kind="contract", signed_on=date(2022, 5, 1), amount=10**12, place=one)
    made_row(world, SIGNINGS, project=project, kind="transfer", signed_on=date(2022, 6, 1), place=other, share=30_00)
    page = writer.get("/promotion/transfers/?since=2022-01-01&until=2022-12-31").content.decode()
    assert f"{one} 30.00%，{other} 70.00%" in page
    assert "300,000.00" in page
    assert "700,000.00" in page


@pytest.mark.parametrize(("day", "listed"), [("2022-04-30", True), ("2022-05-01", False)])
def test_the_list_of_great_projects_in_talks_is_as_of_a_day(world, writer, day, listed):
    project = entered(world, date(2022, 3, 1), name="示例在谈", found_on=date(2022, 3, 1), **SIGNED)
    made_row(world, PROGRESS, project=project, on=date(2022, 4, 1), text="示例：已考察两次")
    page = writer.get(f"/promotion/talks/?until={day}&least=1亿").content.decode()
    assert ("示例：已考察两次" in page) is listed


def test_how_long_projects_stand_in_a_stage(world, writer):
    made_row(world, found_on=date(2022, 1, 1), signed_on=date(2022, 1, 11), stage="signed")
    made_row(world, found_on=timezone.localdate() - timedelta(7))
    page = writer.get("/promotion/conversion/?since=2022-01-01").content.decode()
    assert "在各阶段停留的时间" in page
    assert '?stage=lead">线索</a></td><td class="number">1</td><td class="number">10</td>' in page
