"""Versions stay as they were, differ from one another in words that can be followed, and are exported again exactly."""

import hashlib
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from jixiao import api
from jixiao.dossier.workpaper import Topic
from jixiao.report.blocks import runs_of
from jixiao.web.kit.refused import Refused
from jixiao.web.people.log import change, log
from jixiao.web.reports.actions.returns import take_in, take_over
from jixiao.web.reports.actions.versions import freeze_version
from jixiao.web.reports.actions.words import write_words
from jixiao.web.reports.composed import composed
from jixiao.web.reports.models import Version
from jixiao.web.reports.queries import between, states_of, verified_of
from jixiao.web.reports.words import words_of
from tests.web.reports.made import frozen
from tests.web.reports.test_report_page import page, plain


def rewrite(year, topic: Topic, text: str, by) -> None:
    write_words(year=year, topic=topic, about="", text=text, began=words_of(year, topic, "").mark, by=by)


def move_outturn(year, fen: int, by) -> None:
    """From one part of the expenditure to the other, as the budget page does it: rows changed, and the log told."""
    for item, moved in (("公用经费", fen), ("人员经费", -fen)):
        line = year.lines.get(item=item, scope="")
        before, after = change(line, {"outturn": line.outturn + moved})
        log("years.year.opened", line, by=by, department=year.department, before=before, after=after)


# --- frozen -----------------------------------------------------------------------------------------------------------


def test_a_version_is_frozen_on_the_page_and_exported_again_exactly(world, year, compiler):
    answer = compiler.post(f"/years/{year.pk}/report/versions/", {"name": "送审稿"}, follow=True)
    assert "已存为第1版 送审稿" in answer.content.decode()
    row = Version.objects.get()
    then = compiler.get(f"/years/{year.pk}/report/versions/{row.pk}/docx/").content
    rewrite(year, Topic.PROBLEMS, "完全不同的一段。", world.writer)
    again = compiler.get(f"/years/{year.pk}/report/versions/{row.pk}/docx/").content
    assert again == then
    assert hashlib.sha256(then).hexdigest() == row.files["docx"]["digest"]
    assert b"PK" not in compiler.get(f"/years/{year.pk}/report/versions/{row.pk}/html/").content[:10]


def test_versions_are_numbered_within_their_year(world, year):
    assert [frozen(world, name).number for name in ("初稿", "定稿")] == [1, 2]


def test_a_draft_can_be_frozen_and_says_so(world, year):
    year.narratives.all().delete()
    row = freeze_version(year=year, template="", name="半成品", by=world.compiler)
    assert not row.is_final
    assert "docx" in row.files


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_an_export_is_what_the_command_line_writes(kind, year, writer):
    made = api.report(composed(year).made.papers)
    assert writer.get(f"/years/{year.pk}/report/file/{kind}/").content == made.file(kind).content


def test_a_public_export_has_neither_trace_nor_secret_programs(year, writer):
    secret = year.programs.get(program__name="招商引资专项经费")
    secret.is_secret = True
    secret.save()
    data = writer.get(f"/years/{year.pk}/report/file/docx/?public=1").content
    whole = "".join(p.text for p in Document(BytesIO(data)).paragraphs)
    full = composed(year).made
    assert secret.program.name not in whole
    assert secret.program.name in "".join(run.text for block in full.report.blocks for run in runs_of(block))
    with pytest.raises(Exception, match="没有追溯数据"):
        api.trace("公开.docx", data)


def test_words_that_name_a_secret_program_stop_the_public_report(world, year, writer):
    secret = year.programs.filter(program__whole_department=False).first()
    secret.is_secret = True
    secret.save()
    rewrite(year, Topic.PROBLEMS, f"{secret.program.name}执行偏慢。", world.writer)
    answer = writer.get(f"/years/{year.pk}/report/file/docx/?public=1", follow=True)
    assert f"公开版的文字里还写着涉密项目“{secret.program.name}”" in answer.content.decode()


# --- differences ------------------------------------------------------------------------------------------------------


def test_typed_values_differ_with_their_reason_and_others_follow(world, year, compiler):
    row = frozen(world)
    move_outturn(year, 1_000_000, world.compiler)
    found = between(row, composed(year))
    typed = {one.label: one for one in found.typed}
    (moved,) = (one for label, one in typed.items() if "公用经费" in label)
    assert (moved.before, moved.now) == ("97.15万元", "98.15万元")
    assert [entry.by_name for entry in moved.reasons] == [str(world.compiler)]
    assert any("÷" in one.working for one in found.follows)
    told = plain(page(compiler, f"/years/{year.pk}/report/compare/?before={row.pk}"))
    assert "97.15万元 98.15万元" in told
    assert "赵汇" in told


def test_words_differ_side_by_side_and_numbers_alone_are_no_words(world, year):
    row = frozen(world)
    move_outturn(year, 1_000_000, world.compiler)
    assert between(row, composed(year)).words == []
    rewrite(year, Topic.MEASURES, "经费按季度核对。", world.writer)
    (pair, *_) = between(row, composed(year)).words
    assert any(bit.changed for bit in (*pair.left, *pair.right))


def test_two_versions_alike_have_no_differences(world, year, compiler):
    first, second = frozen(world, "甲"), frozen(world, "乙")
    assert between(first, second).none
    address = f"/years/{year.pk}/report/compare/?before={second.pk}&after={first.pk}"
    assert "两版没有差别" in page(compiler, address)


def test_a_version_of_another_department_is_not_there(world, year, browser_of):
    row = frozen(world)
    assert browser_of("neighbour").get(f"/years/{year.pk}/report/versions/{row.pk}/").status_code == 404


# --- edited in Word ---------------------------------------------------------------------------------------------------


def edited(data: bytes, changes: dict[str, str]) -> bytes:
    """The file with texts of runs and openings of paragraphs put in place of others."""
    file = Document(BytesIO(data))
    for paragraph in file.paragraphs:
        for run in paragraph.runs:
            for old, new in changes.items():
                if run.text == old or run.text.startswith(f"{old}，"):
                    run.text = run.text.replace(old, new, 1)
    whole = BytesIO()
    file.save(whole)
    return whole.getvalue()


@pytest.fixture
def returned(world, year):
    """The report with one number changed by hand and one text written anew."""
    data = composed(year).made.file("docx").content
    first = words_of(year, Topic.DUTIES, "").text.split("，")[0]
    file = Document(BytesIO(edited(data, {"1164.81": "1165.81"})))
    own = next(p for p in file.paragraphs if p.text.startswith(first[:12]))
    own.runs[0].text = f"负责全市招商引资。{own.runs[0].text}"
    whole = BytesIO()
    file.save(whole)
    return take_in(year=year, name="改过.docx", data=whole.getvalue(), by=world.writer)


def test_numbers_changed_by_hand_are_told_with_their_cell_and_never_taken_over(year, returned, writer):
    (change_made,) = verified_of(returned).changes
    assert (change_made.printing.text, change_made.now) == ("1164.81", "1165.81")
    told = plain(page(writer, f"/years/{year.pk}/report/returned/{returned.pk}/"))
    assert "1164.81万元 1165.81 数字被改动" in told
    assert year.lines.get(item="基本支出", scope="").adjusted == 1_164_810_000


def test_a_text_written_anew_is_taken_over_by_one_click(year, returned, writer):
    address = f"/years/{year.pk}/report/returned/{returned.pk}/"
    assert "采用 Word 里的文字" in page(writer, address)
    answer = writer.post(f"{address}take/0/", follow=True)
    assert "已采用" in answer.content.decode()
    assert words_of(year, Topic.DUTIES, "").text.startswith("负责全市招商引资。")
    assert "采用 Word 里的文字" not in page(writer, address)


def test_a_text_that_moved_here_since_is_shown_before_it_is_replaced(world, year, returned):
    rewrite(year, Topic.DUTIES, "这里也改了。", world.colleague)
    verified = verified_of(returned)
    ((changed, now, taken, moved),) = states_of(returned, verified)
    assert (now, taken, moved) == ("这里也改了。", False, True)
    take_over(returned=returned, changed=changed, by=world.writer)
    assert states_of(returned, verified)[0][2]


def test_an_emptied_text_is_not_taken_over(world, year, returned):
    (changed,) = verified_of(returned).rewritten
    with pytest.raises(Refused, match="是空的"):
        take_over(returned=returned, changed=replace(changed, now=()), by=world.writer)


@pytest.mark.parametrize(("name", "data"), [("a.docx", b"not a word file"), ("b.txt", "文字".encode())])
def test_what_is_no_report_of_ours_is_refused_with_words(name, data, world, year):
    with pytest.raises(Refused, match=r"不是不含宏的 docx|读不了"):
        take_in(year=year, name=name, data=data, by=world.writer)


def test_a_report_of_another_year_is_refused(world, year):
    data = composed(year).made.file("docx").content
    other = year.department.years.get(year=2021)
    other.state = "open"
    other.save()
    with pytest.raises(Refused, match="不是市投资促进局2021年度的"):
        take_in(year=other, name="报告.docx", data=data, by=world.writer)
