"""What a section fills in: only its own, saved field by field, with score, working and what is missing at once."""

from decimal import Decimal

import pytest

from jixiao.web.campaign.models import Task
from jixiao.web.people.models import LogEntry
from jixiao.web.years.models import Indicator, Result
from tests.web.campaign.made import again, complete, fill, part
from tests.web.evidence.made import listed


def cell(browser, made, kind: str, row, field: str, value: str, was: str = ""):
    """One field as the page sends it."""
    address = f"/years/{made.year.pk}/self-evaluation/cells/{kind}/{row.pk}/{field}/"
    return browser.post(address, {"value": value, "was": was})


def test_a_writer_is_led_to_the_own_part_and_sees_nothing_else(writer, made):
    page = writer.get(f"/years/{made.year.pk}/self-evaluation/", follow=True)
    assert page.redirect_chain[-1][0].endswith(f"/sections/{made.own.pk}/")
    text = page.content.decode()
    assert "拜访企业次数" in text
    assert "会议次数" not in text


def test_a_target_that_was_typed_is_shown(writer, made):
    Indicator.objects.filter(pk=made.visits.pk).update(target_text="")
    text = writer.get(f"/years/{made.year.pk}/self-evaluation/sections/{made.own.pk}/").content.decode()
    assert "≥20次" in text


def test_what_is_missing_says_what_it_is_worth(writer, made):
    text = writer.get(f"/years/{made.year.pk}/self-evaluation/sections/{made.own.pk}/").content.decode()
    assert "差 50 分" in text
    assert "请填写完成值" in text
    assert part(made.campaign, made.own).lacking == Decimal(100)


def test_a_value_is_scored_as_it_is_typed(writer, made):
    text = cell(writer, made, "result", made.visits, "actual", "18 次").content.decode()
    assert "完成值 18 次 ÷ 指标值 20 次 × 50 分 = 45.00 分" in text
    assert "须说明偏差原因" in text
    result = Result.objects.get()
    assert (result.actual, result.actual_text, result.by.username) == (Decimal(18), "18次", "writer")
    assert "填报“拜访企业次数”：完成值由空改为“18”" in LogEntry.objects.latest("pk").sentence


@pytest.mark.parametrize(
    ("typed", "told", "stands"),
    [
        ("完成", "完成值写的是“完成”，请填写数字", "完成"),
        ("80%", "完成值写的是“80%”", "80%"),
        ("０", "按比例得 0 分", "0"),
    ],
)
def test_whatever_is_typed_is_kept_and_told(writer, made, typed, told, stands):
    answer = cell(writer, made, "result", made.visits, "actual", typed)
    assert (answer.status_code, told in answer.content.decode()) == (200, True)
    assert cell(writer, made, "result", made.visits, "actual", "20", was=stands).status_code == 200


def test_an_explanation_is_asked_for_only_when_the_norm_wants_one(writer, made):
    assert "data-explain" in cell(writer, made, "result", made.visits, "actual", "18").content.decode()
    assert "data-explain" not in cell(writer, made, "result", made.visits, "actual", "20", was="18").content.decode()


def test_what_was_written_last_year_stands_beside(world, writer, made):
    before = Indicator.objects.create(program=made.fair, name="去年的", removed_at="2022-01-01T00:00Z")
    result = fill(before, "19", world.writer)
    result.explanation = "去年因天气推迟。"
    result.save()
    made.visits.origin = before
    made.visits.save()
    text = writer.get(f"/years/{made.year.pk}/self-evaluation/sections/{made.own.pk}/").content.decode()
    assert "去年因天气推迟。" in text
    assert "上年完成 19次" in text


def test_the_outturn_of_a_program_is_scored_too(writer, made):
    fund = made.fair.funds.get()
    text = cell(writer, made, "fund", fund, "outturn", "95").content.decode()
    assert "= 95.00%，× 10 分 = 9.50 分" in text
    fund.refresh_from_db()
    assert fund.outturn == 95_000_000
    assert "不是以万元计的金额" in cell(writer, made, "fund", fund, "outturn", "很多", was="95").content.decode()


def test_words_have_levels_and_a_score_within_them(writer, made):
    made.visits.target, made.visits.target_text = None, "明显改善"
    made.visits.save()
    text = cell(writer, made, "result", made.visits, "level", "达成预期指标").content.decode()
    assert "请在 40.00—50.00 分之间确定得分" in text
    assert "取自评的 45.00 分" in cell(writer, made, "result", made.visits, "stated_score", "45").content.decode()


def test_satisfaction_without_a_sample_does_not_count(writer, made):
    fill(made.content, "95", made.own.submitted_by)
    assert (
        "没有样本的满意度不能计分"
        in cell(writer, made, "result", made.content, "actual", "95", was="95").content.decode()
    )
    listed(made.content, "问卷", keeper="档案柜")
    row = next(row for row in part(made.campaign, made.own).rows if row.indicator == made.content)
    assert row.needs == []


# --- two at once ------------------------------------------------------------------------------------------------------


def test_two_who_fill_in_different_fields_lose_nothing(writer, compiler, made):
    cell(writer, made, "result", made.visits, "actual", "18")
    cell(compiler, made, "result", made.visits, "explanation", "天气原因")
    result = Result.objects.get()
    assert (result.actual, result.explanation) == (Decimal(18), "天气原因")


def test_the_second_of_two_in_one_field_is_told_and_keeps_the_own_text(writer, compiler, made):
    cell(writer, made, "result", made.visits, "actual", "18")
    answer = cell(compiler, made, "result", made.visits, "actual", "19", was="")
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "王填刚才把“完成值”改成了“18”，您填的是“19”，还没有保存" in text
    assert Result.objects.get().actual == Decimal(18)
    assert cell(compiler, made, "result", made.visits, "actual", "19", was="18").status_code == 200
    assert Result.objects.get().actual == Decimal(19)


def test_who_types_what_stands_there_clashes_with_nobody(writer, compiler, made):
    cell(writer, made, "result", made.visits, "actual", "18")
    assert cell(compiler, made, "result", made.visits, "actual", "18次", was="").status_code == 200


# --- whose it is, and until when --------------------------------------------------------------------------------------


def test_another_section_cannot_write(colleague, made):
    assert cell(colleague, made, "result", made.visits, "actual", "18").status_code == 404
    assert not Result.objects.exists()


def test_a_part_with_gaps_is_not_submitted(writer, made):
    text = writer.post(f"/years/{made.year.pk}/self-evaluation/sections/{made.own.pk}/submit/", follow=True)
    assert "还不能提交" in text.content.decode()
    assert Task.objects.get(pk=made.own.pk).is_open


def test_a_complete_part_is_submitted_and_closed_to_its_section(world, writer, compiler, made):
    complete(made, world.writer)
    writer.post(f"/years/{made.year.pk}/self-evaluation/sections/{made.own.pk}/submit/")
    assert not again(made).own.is_open
    answer = cell(writer, made, "result", made.visits, "actual", "30", was="20")
    assert (answer.status_code, "已经提交，不能再改" in answer.content.decode()) == (422, True)
    assert cell(compiler, made, "result", made.visits, "actual", "21", was="20").status_code == 200


def test_the_compiler_submits_for_a_section_with_gaps(compiler, made):
    compiler.post(f"/years/{made.year.pk}/self-evaluation/sections/{made.own.pk}/submit/")
    assert not again(made).own.is_open
    assert "还有 4 项没有补齐" in LogEntry.objects.latest("pk").sentence
