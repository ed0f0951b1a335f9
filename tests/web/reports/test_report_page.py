"""The report as a page: its numbers open their way, its words are written in place, the checker speaks beside it."""

import re
from datetime import date

import pytest

from jixiao.dossier.workpaper import Topic
from jixiao.web.kit.refused import Refused
from jixiao.web.people.models import LogEntry
from jixiao.web.reports import margin
from jixiao.web.reports.actions.words import Overtaken, carry_words, write_words
from jixiao.web.reports.composed import composed
from jixiao.web.reports.models import Signing
from jixiao.web.reports.words import mark_of, words_of
from jixiao.web.years.actions import close_year
from jixiao.web.years.models import Indicator, Narrative, Proof, ProofUse

PROBLEMS = "topic=存在的问题&about="
PART = {"HX-Request": "true", "HX-Target": "saved"}


def page(browser, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


# --- the page ---------------------------------------------------------------------------------------------------------


def test_the_page_prints_every_number_with_its_mark(year, writer):
    html = page(writer, f"/years/{year.pk}/report/")
    marks = re.findall(r'data-mark="(\w+)"', html)
    assert set(marks) == {one.mark for one in composed(year).made.trace.printings}


def test_who_only_looks_is_offered_nothing_to_write(year, browser_of):
    html = page(browser_of("auditor"), f"/years/{year.pk}/report/")
    assert "data-words" not in html
    assert "存为一版" not in html


def test_another_template_is_chosen_in_the_address(year, writer):
    assert "报告（参考提纲）" not in page(writer, f"/years/{year.pk}/report/").split("<article")[1]
    html = page(writer, f"/years/{year.pk}/report/?template=national-program")
    assert "项目支出绩效评价报告" in plain(html.split("<article")[1])


def test_a_template_there_is_not_is_refused(year, writer):
    assert writer.get(f"/years/{year.pk}/report/?template=none").status_code == 400


def test_what_is_missing_leads_to_where_it_is_supplied(world, writer, year):
    Narrative.objects.filter(year__department=world.d.bureau).delete()
    html = page(writer, f"/years/{year.pk}/report/")
    assert "【待补：部门职能】" in html
    assert f'data-words="topic={"%E9%83%A8%E9%97%A8%E8%81%8C%E8%83%BD"}&amp;about="' in html
    assert "就地填写" in html


def test_where_no_template_fits_one_is_chosen(budget_year, browser_of):
    neighbour, address = browser_of("neighbour"), f"/years/{budget_year.pk}/report/"
    assert "没有专为石家庄市准备的模板" in page(neighbour, address)
    html = page(neighbour, f"{address}?template=budget-disclosure-2022")
    assert "预算安排的总体情况" in plain(html.split("<article")[1])


# --- where a number comes from ----------------------------------------------------------------------------------------


def asked(year, text: str) -> dict[str, str]:
    """As the page asks for a number that prints these digits."""
    found = next(one for one in composed(year).made.trace.printings if one.text == text)
    return {"mark": found.mark, "text": found.text}


def test_a_number_tells_row_file_and_cell(year, writer):
    answer = writer.get(f"/years/{year.pk}/report/number/", asked(year, "1164.81"))
    told = plain(answer.content.decode())
    assert "2022年基本支出全年预算数" in told
    assert "工作台 收支预算表“基本支出”调整预算（2022年）" in told
    assert "office-2022/收支预决算表.xlsx 工作表“收支”C6格（收支!C6） 「1164.81」" in told


def test_a_computed_number_tells_its_working_and_what_went_into_it(year, writer):
    told = plain(writer.get(f"/years/{year.pk}/report/number/", asked(year, "95.86")).content.decode())
    assert "1524.96万元 ÷ 1590.86万元 × 100% = 95.86%" in told
    assert "四舍五入到 2 位小数" in told
    assert "2022年支出决算数： 1524.96万元 来源 工作台 收支预算表“支出”支出（2022年）" in told


def test_a_score_tells_the_norm_and_how_sure_it_is(year, writer):
    key = composed(year).made.scores.sheets[0].lines[0].score.key
    told = plain(writer.get(f"/years/{year.pk}/report/number/", {"key": key}).content.decode())
    assert "依据" in told
    assert re.search("见原文|见转述|实践通行|尚待核实", told)


def test_a_result_offers_the_files_that_prove_it(world, year, writer):
    one = Indicator.objects.filter(program__year=year, result__actual__isnull=False).first()
    proof = Proof.objects.create(year=year, name="签约台账.xlsx", digest="0" * 64)
    ProofUse.objects.create(proof=proof, indicator=one)
    trace = composed(year).made.trace
    key = next(d.key for d in trace.data if any(p.cell == f"years.result/{one.result.pk}/actual" for p in d.provenance))
    html = writer.get(f"/years/{year.pk}/report/number/", {"key": key}).content.decode()
    assert f"/years/{year.pk}/report/proofs/{proof.pk}/" in html


def test_a_mark_that_was_given_to_another_number_since_is_not_explained(year, writer):
    stale = asked(year, "1164.81") | {"text": "999.99"}
    assert "已经不在原处" in writer.get(f"/years/{year.pk}/report/number/", stale).content.decode()


# --- words ------------------------------------------------------------------------------------------------------------


def test_words_are_saved_while_they_are_typed_and_stand_in_the_report(world, year, writer):
    began = words_of(year, Topic.PROBLEMS, "").mark
    address = f"/years/{year.pk}/report/words/?{PROBLEMS}"
    answer = writer.post(address, {"text": "经费没有按场次细化。", "began": began}, headers=PART)
    assert "已保存" in answer.content.decode()
    assert "words-written" not in answer.headers.get("HX-Trigger", "")
    began = re.search(r'name="began" value="(\w+)"', answer.content.decode())[1]
    typed = {"text": "经费没有按场次细化。\n\n 第二段 ", "began": began, "done": "on"}
    answer = writer.post(address, typed, headers=PART)
    assert "words-written" in answer.headers["HX-Trigger"]
    assert "经费没有按场次细化。" in page(writer, f"/years/{year.pk}/report/")
    assert words_of(year, Topic.PROBLEMS, "").text == "经费没有按场次细化。\n第二段"


def test_a_sitting_is_two_entries_of_the_log_however_often_it_is_saved(world, year):
    held = words_of(year, Topic.PROBLEMS, "")
    first = held.text
    for text in ("一", "一二", "一二三"):
        held = write_words(
            year=year, topic=Topic.PROBLEMS, about="", text=text, began=held.mark, by=world.writer, done=False
        )
    write_words(year=year, topic=Topic.PROBLEMS, about="", text="一二三", began=held.mark, by=world.writer)
    entries = list(LogEntry.objects.filter(verb="reports.words.written"))[::-1]
    assert [entry.sentence for entry in entries] == ["写报告文字“存在的问题”"] * 2
    assert [(e.before["内容"], e.after["内容"]) for e in entries] == [(first, "一"), ("一", "一二三")]


def test_words_typed_say_no_more_that_they_were_read_from_a_file(world, year):
    held = words_of(year, Topic.PROBLEMS, "")
    assert held.row.sources
    write_words(year=year, topic=Topic.PROBLEMS, about="", text="新的", began=held.mark, by=world.writer)
    assert words_of(year, Topic.PROBLEMS, "").row.sources == {}


def test_nobody_writes_over_what_they_have_not_seen(world, year, writer):
    began = words_of(year, Topic.PROBLEMS, "").mark
    write_words(year=year, topic=Topic.PROBLEMS, about="", text="李同写的", began=began, by=world.colleague)
    address = f"/years/{year.pk}/report/words/?{PROBLEMS}"
    answer = writer.post(address, {"text": "王填写的", "began": began}, headers=PART)
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "李同" in told
    assert "李同写的" in told
    assert words_of(year, Topic.PROBLEMS, "").text == "李同写的"
    over = re.search(r'name="over" value="(\w+)"', told)[1]
    writer.post(address, {"text": "王填写的", "began": began, "over": over, "done": "on"}, headers=PART)
    assert words_of(year, Topic.PROBLEMS, "").text == "王填写的"


def test_without_scripts_the_typed_text_stays_on_the_page(world, year, writer):
    write_words(
        year=year, topic=Topic.PROBLEMS, about="", text="先写的", by=world.colleague,
        began=words_of(year, Topic.PROBLEMS, "").mark,
    )  # fmt: skip
    answer = writer.post(f"/years/{year.pk}/report/words/?{PROBLEMS}", {"text": "我写的", "began": "old", "done": "on"})
    assert answer.status_code == 422
    assert "我写的</textarea>" in answer.content.decode()


def test_a_reason_is_kept_beside_the_amount_it_explains(world, year):
    line = year.lines.get(item="支出")
    write_words(
        year=year, topic=Topic.REASON, about="支出", text="新增一次性补助", began=mark_of(line.reason), by=world.writer
    )
    line.refresh_from_db()
    assert line.reason == "新增一次性补助"


def test_last_years_words_are_taken_over_by_one_click_and_never_over_this_years(world, year, writer):
    last = year.department.years.get(year=2021)
    Narrative.objects.update_or_create(year=last, topic="主要做法", about="", defaults={"text": "去年的做法"})
    assert "去年的做法" in page(writer, f"/years/{year.pk}/report/words/?topic=主要做法&about=")
    writer.post(f"/years/{year.pk}/report/words/carry/?topic=主要做法&about=")
    assert words_of(year, Topic.EXPERIENCE, "").text == "去年的做法"
    with pytest.raises(Refused, match="已经写了"):
        carry_words(year=year, topic=Topic.EXPERIENCE, about="", by=world.writer)


def test_a_closed_year_takes_no_words(world, year):
    close_year(year=year, by=world.compiler)
    with pytest.raises(Refused, match="不能修改"):
        write_words(year=year, topic=Topic.PROBLEMS, about="", text="晚了", began="", by=world.writer)


def test_overtaken_keeps_the_words_of_the_other(world, year):
    with pytest.raises(Overtaken) as refused:
        write_words(year=year, topic=Topic.PROBLEMS, about="", text="我的", began="never", by=world.writer)
    assert refused.value.words.text == words_of(year, Topic.PROBLEMS, "").text


def test_the_working_group_signs_where_the_office_wrote_no_list(world, year):
    Narrative.objects.filter(year=year, topic=Topic.TEAM.value).delete()
    told = "".join(piece.html for piece in composed(year).pieces)
    assert "钱领" in told
    assert "局长" in told


# --- date and checker -------------------------------------------------------------------------------------------------


def test_the_report_bears_the_day_it_was_given(year, writer):
    writer.post(f"/years/{year.pk}/report/date/", {"on": "2023-04-19"})
    assert Signing.objects.get(year=year).on == date(2023, 4, 19)
    assert "2023年4月19日" in plain(page(writer, f"/years/{year.pk}/report/")).replace(" ", "")


def test_findings_stand_beside_the_piece_they_are_about(world, year, writer):
    wrong = "决算支出1524.96万元，其中基本支出1000.00万元、项目支出500.00万元。"
    held = words_of(year, Topic.PROBLEMS, "")
    write_words(year=year, topic=Topic.PROBLEMS, about="", text=wrong, began=held.mark, by=world.writer)
    report = composed(year)
    remarks = margin.remarks_of(report.made, report.pieces)
    mine = next(piece.number for piece in report.pieces if piece.text and piece.text.topic is Topic.PROBLEMS)
    assert mine in {one.piece for one in remarks}
    assert f'data-beside="{mine}"' in page(writer, f"/years/{year.pk}/report/findings/")


def test_every_finding_in_a_table_or_paragraph_finds_its_piece(year):
    report = composed(year)
    remarks = margin.remarks_of(report.made, report.pieces)
    assert remarks
    assert all(one.piece is not None for one in remarks)
