"""Rounds: opened by the norm of the place, filled in by sections, explained, handed in, closed, sent."""

import json
import re
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from jixiao.web.kit.refused import Refused
from jixiao.web.monitoring.actions.rounds import add_event, close_round, open_round, reopen_round, submit_section
from jixiao.web.monitoring.models import Round, RoundFund, RoundRow
from jixiao.web.monitoring.queries import planned_rounds
from jixiao.web.monitoring.watch import YearWatch
from jixiao.web.people.models import LogEntry
from jixiao.web.years.models import BudgetYear
from tests.web.monitoring.conftest import WAN


def address(watched, *more: object) -> str:
    return "/".join(("/years", str(watched.year.pk), "monitoring", *map(str, more), ""))


def page(browser, where: str) -> str:
    answer = browser.get(where)
    assert answer.status_code == 200
    return answer.content.decode()


def write(browser, where: str, key: object, **cells: str):
    """Cells of one row of a grid, as a browser sends them."""
    found = [{"row": str(key), "column": name, "text": text} for name, text in cells.items()]
    return browser.post(where, json.dumps({"do": "change", "cells": found}), content_type="application/json")


def lights(watched, round_=None) -> dict[str, str]:
    return YearWatch(watched.year).watched(round_ or watched.round).lights


# --- rounds -----------------------------------------------------------------------------------------------------------


def test_the_norm_of_the_place_says_which_rounds_there_are_and_when_they_are_due(watched):
    (one,) = planned_rounds(watched.year, [watched.round])
    assert (one.period, one.due, one.round) == ("1—7月", date(2022, 8, 31), watched.round)
    assert "财预〔2019〕136号" in one.ground


def test_a_place_with_norms_of_its_own_has_rounds_of_its_own(world, watched):
    world.d.bureau.place.code = "510100"
    year = BudgetYear(department=world.d.bureau, year=2025)
    year.department.place = world.d.bureau.place
    assert [(one.period, one.due) for one in planned_rounds(year, [])] == [
        ("上半年", date(2025, 7, 31)), ("前三季度", date(2025, 10, 31)),
    ]  # fmt: skip


def test_a_round_is_opened_with_the_due_date_of_the_norm(compiler, watched):
    watched.round.delete()
    assert 'value="2022-08-31"' in page(compiler, address(watched, "open") + "?month=7")
    answer = compiler.post(
        address(watched, "open"), {"month": "7", "due": "2022-08-31", "note": "按时报送"}, follow=True
    )
    assert "已开展2022年1—7月运行监控" in answer.content.decode()
    assert LogEntry.objects.first().sentence == "开展2022年1—7月运行监控：报送期限为“2022-08-31”；说明为“按时报送”"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"month": "7"}, "这个时段的监控已经开展了。"),
        ({"month": "6", "day": "31"}, "6月只有 30 天。"),
        ({"month": "13"}, "有效"),
    ],
)
def test_a_round_that_cannot_be_is_refused_in_words(compiler, watched, typed, told):
    answer = compiler.post(address(watched, "open"), typed)
    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_a_program_left_out_is_not_watched(compiler, watched, on_course):
    where = address(watched, watched.round.pk, "edit")
    assert compiler.post(where, {"left_out": [watched.other.pk]}).status_code == 302
    assert f"p{watched.other.pk}" not in lights(watched)
    assert LogEntry.objects.first().sentence == "修改2022年1—7月运行监控：不纳入的项目由空改为“办公经费”"


# --- filling in -------------------------------------------------------------------------------------------------------


def test_a_section_sees_its_own_rows_and_a_compiler_all(writer, compiler, watched):
    where = address(watched, watched.round.pk, "rows")
    assert "签约数" in page(writer, where)
    assert "专题研究" not in page(writer, where)
    assert "专题研究" in page(compiler, where)


def test_a_value_lights_up_at_once_with_its_working(writer, watched):
    where = address(watched, watched.round.pk, "rows")
    shown = write(writer, where, watched.signed.pk, actual="41").content.decode()
    assert "红灯" in shown
    assert "须说明原因：监控期完成值 41 个 ÷ 指标值 120 个 = 34.17%，到7月底应完成 58.33%" in shown
    shown = write(writer, where, watched.signed.pk, explanation="签约集中在四季度").content.decode()
    assert "须说明原因" not in shown
    row = RoundRow.objects.get(indicator=watched.signed)
    assert (row.actual, row.explanation, row.changed_by) == (41, "签约集中在四季度", "王填")
    assert LogEntry.objects.first().sentence == "填报“签约数（1—7月）”：原因说明由空改为“签约集中在四季度”"


def test_no_reason_is_asked_for_what_is_on_course_or_not_yet_due(writer, watched, fill):
    fill(watched.round, watched.signed, "56")
    fill(watched.round, watched.halves, "5")
    assert "须说明原因" not in page(writer, address(watched, watched.round.pk, "rows"))


def test_a_blank_is_not_zero(watched, fill):
    fill(watched.round, watched.signed, "0")
    assert lights(watched)[f"i{watched.signed.pk}"] == "红"
    assert f"i{watched.survey.pk}" not in lights(watched)


def test_money_is_taken_from_the_payments_of_the_cash_plan_until_it_is_typed(writer, watched, paid):
    where = address(watched, watched.round.pk, "funds")
    shown = page(writer, where)
    assert ">56.00</td>" in shown  # seven months, not eight
    assert "取自用款计划的实际支付" in shown
    write(writer, where, watched.program.pk, interim="70")
    assert RoundFund.objects.get(program=watched.program).interim == 70 * WAN
    assert "取自用款计划的实际支付" not in page(writer, where)
    assert LogEntry.objects.first().sentence == "填报“招商经费（1—7月）”资金：监控期执行数由空改为“70万元”"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"actual": "很多"}, "“很多”不是数字；请只写数字，例如 12.5（单位：个）"),
        ({"actual": "60吨"}, "这个指标的单位是“个”"),
        ({"causes": "天气"}, "偏差原因里没有“天气”"),
        ({"light": "绿灯"}, "不能改"),
        ({"likelihood": "大概"}, "不在可选的几项里"),
    ],
)
def test_what_cannot_be_filled_in_is_told_in_words(writer, watched, cells, told):
    answer = write(writer, address(watched, watched.round.pk, "rows"), watched.signed.pk, **cells)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not RoundRow.objects.exists()


def test_a_value_may_be_written_with_its_unit(writer, watched):
    write(writer, address(watched, watched.round.pk, "rows"), watched.signed.pk, actual="60个")
    assert RoundRow.objects.get().actual == 60


def test_causes_stand_in_the_words_and_order_of_the_form(writer, watched):
    write(writer, address(watched, watched.round.pk, "rows"), watched.signed.pk, causes="其他，经费保障")
    assert RoundRow.objects.get().causes == "经费保障、其他"


def test_nobody_writes_over_what_another_wrote_meanwhile(writer, watched, fill):
    fill(watched.round, watched.signed, "50")
    where = address(watched, watched.round.pk, "rows")
    cells = [{"row": str(watched.signed.pk), "column": "actual", "text": "60", "old": "40"}]
    answer = writer.post(where, json.dumps({"do": "change", "cells": cells}), content_type="application/json")
    assert answer.status_code == 409
    assert RoundRow.objects.get().actual == 50


def test_rows_of_another_section_cannot_be_written(writer, watched):
    answer = write(writer, address(watched, watched.round.pk, "rows"), watched.survey.pk, actual="1")
    assert answer.status_code == 422
    assert not RoundRow.objects.exists()


def test_an_event_is_told_once_and_explains_wherever_it_is_chosen(world, compiler, watched, fill):
    event = add_event(year=watched.year, values={"name": "疫情防控", "note": "停办活动"}, by=world.compiler)
    fill(watched.round, watched.signed, "10")
    where = address(watched, watched.round.pk, "rows")
    assert "须说明原因" not in write(compiler, where, watched.signed.pk, event="疫情防控").content.decode()
    assert RoundRow.objects.get().reason == "疫情防控：停办活动"
    assert compiler.post(address(watched, "events", event.pk, "end")).status_code == 302
    assert "疫情防控：停办活动" in page(compiler, address(watched, watched.round.pk, "programs", watched.program.pk))


# --- handing in, closing, sending -------------------------------------------------------------------------------------


def test_a_section_hands_in_only_with_the_reasons_the_norm_wants(world, watched, on_course, fill):
    fill(watched.round, watched.signed, "10")
    with pytest.raises(Refused, match="还有 1 项要说明原因才能提交：签约数。"):
        submit_section(round_=watched.round, section=watched.promotion, by=world.writer)
    fill(watched.round, watched.signed, "10", "项目推迟")
    submit_section(round_=watched.round, section=watched.promotion, by=world.writer)


def test_what_was_handed_in_is_closed_for_its_section_until_it_comes_back(writer, compiler, watched, on_course):
    assert (
        writer.post(address(watched, watched.round.pk, "submit"), {"section": watched.promotion.pk}).status_code == 302
    )
    where = address(watched, watched.round.pk, "rows")
    assert write(writer, where, watched.signed.pk, actual="71").status_code == 422
    handed = watched.round.submissions.get()
    back = address(watched, watched.round.pk, "submissions", handed.pk, "return")
    compiler.post(back, {"reason": "数与台账不符"})
    assert write(writer, where, watched.signed.pk, actual="71").status_code == 200
    assert "退回：数与台账不符" in page(writer, "/")


def test_nobody_hands_in_for_another_section(writer, watched, on_course):
    assert writer.post(address(watched, watched.round.pk, "submit"), {"section": watched.office.pk}).status_code == 404


def test_a_closed_round_keeps_its_lights_and_the_payments_it_was_worked_out_from(world, watched, on_course, paid):
    RoundFund.objects.filter(program=watched.program).delete()
    close_round(round_=watched.round, by=world.compiler)
    assert RoundFund.objects.get(program=watched.program).interim == 56 * WAN
    assert watched.round.outcome["counts"] == [["绿", 2]]
    assert watched.round.outcome["warnings"] == []
    with pytest.raises(Refused, match="已汇总，不能修改"):
        close_round(round_=watched.round, by=world.compiler)
    reopen_round(round_=watched.round, reason="漏报一项", by=world.compiler)
    assert watched.round.is_filling


def test_a_round_is_not_closed_while_reasons_are_missing(world, watched, on_course, fill):
    fill(watched.round, watched.other, "1")
    with pytest.raises(Refused, match="预算执行率"):
        close_round(round_=watched.round, by=world.compiler)


def test_finance_sees_a_round_when_it_is_sent_with_what_to_look_at(compiler, finance, watched, on_course, fill):
    fill(watched.round, watched.program, "20", "合同未签")
    where = address(watched, watched.round.pk)
    assert "市投资促进局" not in page(finance, "/monitoring/warnings/").partition('id="rows"')[2]
    compiler.post(where + "close/")
    assert finance.get(where).status_code == 404
    compiler.post(where + "send/")
    shown = page(finance, "/monitoring/warnings/?warned=on")
    assert "预算执行率：红灯" in shown
    assert "预算执行率：合同未签" in shown
    assert "红灯" in page(finance, where)
    assert finance.get(where + "rows/").status_code == 404


# --- lights over the rounds -------------------------------------------------------------------------------------------


def test_red_goes_to_yellow_before_it_goes_to_green(world, watched, on_course, fill):
    values = {"year": watched.year, "day": 0, "due": None, "note": "", "left_out": (), "by": world.compiler}
    june = open_round(month=6, **values)
    fill(june, watched.signed, "10", "推迟")
    august = open_round(month=8, **values)
    fill(august, watched.signed, "85")
    key = f"i{watched.signed.pk}"
    assert [lights(watched, one)[key] for one in (june, watched.round, august)] == ["红", "黄", "绿"]


def test_the_overview_tells_lights_money_and_objectives_reasons_and_measures(compiler, watched, on_course, fill):
    fill(watched.round, watched.program, "20", "合同未签")
    measure = {"text": "八月底前签订合同", "program": watched.program.pk, "source": "monitoring", "phase": "execution"}
    answer = compiler.post(
        f"/years/{watched.year.pk}/measures/new/?round={watched.round.pk}", {**measure, "state": "planned"}
    )
    assert answer.status_code == 302
    shown = re.sub(r"<[^>]+>", "", page(compiler, address(watched, watched.round.pk)))
    assert "预算执行偏慢的项目" in shown
    assert "合同未签" in shown
    assert "八月底前签订合同" in shown
    assert "目标进度" in shown
    assert "+39.17 个百分点" in shown
    assert "比照一体化系统" in shown


def test_every_line_shows_its_working_and_the_norm_behind_it(compiler, watched, on_course):
    shown = page(compiler, address(watched, watched.round.pk, "programs", watched.program.pk))
    assert "监控期完成值 70 个 ÷ 指标值 120 个 = 58.33%" in shown
    assert "上半年 5、下半年 10，到期以前为 0" in shown
    assert "依据《预算管理一体化系统" in shown


def test_a_light_is_told_in_words_and_not_by_its_colour_alone(compiler, watched, on_course):
    assert re.search(r'<span class="light light-green">绿灯</span>', page(compiler, address(watched, watched.round.pk)))


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_the_official_form_is_filled_for_download(compiler, watched, on_course, kind):
    answer = compiler.get(address(watched, watched.round.pk, "form", kind))
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    if kind == "xlsx":
        sheet = load_workbook(BytesIO(answer.content))["招商经费"]
        texts = [str(cell.value) for cells in sheet.iter_rows() for cell in cells if cell.value is not None]
        assert {"签约数", "≥120个", "70个"} <= set(texts)


def test_a_month_without_an_official_form_offers_none(compiler, watched, on_course):
    Round.objects.update(month=9)
    assert "监控表" not in page(compiler, address(watched, watched.round.pk))
    assert compiler.get(address(watched, watched.round.pk, "form", "xlsx")).status_code == 404


def test_a_closed_year_takes_no_more(writer, watched):
    BudgetYear.objects.update(state=BudgetYear.State.CLOSED)
    answer = write(writer, address(watched, watched.round.pk, "rows"), watched.signed.pk, actual="1")
    assert answer.status_code == 404
    assert not RoundRow.objects.exists()
