"""The door to reports: a value made of papers, its files, and what is told of one that came back."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from jixiao import api
from jixiao.dossier.claim import Stage
from jixiao.dossier.workpaper import Topic
from jixiao.report.blocks import runs_of
from jixiao.report.made import FORMATS, Incomplete, ReportError
from jixiao.report.rewritten import rewritten
from jixiao.report.trace import Trace, Written
from jixiao.report.verify import Fault
from jixiao.report.xlsx import SOURCES
from tests.report import papers as made
from tests.report.making import needs_office, saved_by_libreoffice

NAME = "shijiazhuang-2022"


@pytest.fixture(scope="module")
def report():
    return api.report(made.papers(), scores=made.scores(), template=NAME, signed="2023年4月19日")


# --- the value and its files ------------------------------------------------------------------------------------------


def test_every_printed_number_of_the_value_opens_its_trace(report):
    marked = [run for block in report.report.blocks for run in runs_of(block) if run.key]
    assert len(marked) > 100
    assert all(report.trace.datum(run.key) for run in marked)


def test_one_value_is_written_as_often_as_wanted_and_is_the_same_file_each_time(report):
    assert report.file("docx").content == report.file("docx").content
    assert api.trace("报告.docx", report.file("docx").content).trace == report.trace


@pytest.mark.parametrize(
    ("kind", "begins", "beside"), [("docx", b"PK", False), ("xlsx", b"PK", True), ("html", b"<!doctype html>", False)]
)
def test_the_trace_is_within_the_file_or_beside_it(report, kind, begins, beside):
    file = report.file(kind)
    assert file.content.lower().startswith(begins.lower())
    assert bool(file.beside) is beside


def test_a_docx_for_the_public_has_no_trace(report):
    with pytest.raises(ReportError, match="没有追溯数据"):
        api.verify("公开.docx", report.file("docx", traced=False).content)


def test_nor_has_any_other_format_for_the_public(report):
    page = report.file("html", traced=False).content.decode()
    assert "data-mark" not in page
    assert "<script" not in page
    book = load_workbook(BytesIO(report.file("xlsx", traced=False).content))
    assert SOURCES not in book.sheetnames
    assert report.file("xlsx", traced=False).beside == ""


def test_a_format_there_is_not_is_named(report):
    with pytest.raises(ReportError, match="不能写成 wps；可以写成 docx、pdf、html、xlsx"):
        report.file("wps")
    assert FORMATS == ("docx", "pdf", "html", "xlsx")


def test_what_lacks_something_is_written_as_a_draft_only():
    lacking = api.report(replace(made.papers(), narratives=()), scores=made.scores(), template=NAME)
    assert not lacking.is_final
    with pytest.raises(Incomplete, match="还缺必须的内容：部门职能"):
        lacking.file("docx")
    assert lacking.file("docx", draft=True).content


def test_without_a_name_place_year_and_what_the_papers_hold_choose_the_template():
    here = replace(made.papers(), place="130100")
    assert api.report(here).template.name == NAME
    budget = replace(
        here, place="130171", amounts=tuple(a for a in here.amounts if a.stage is Stage.ORIGINAL), programs=()
    )
    assert api.report(budget).template.kind == "budget_disclosure"
    assert api.report(here, kind="program").template.kind == "program"


def test_a_template_there_is_not_is_named():
    with pytest.raises(ReportError, match="没有名为 无此模板 的模板"):
        api.report(made.papers(), template="无此模板")


# --- a report that came back ------------------------------------------------------------------------------------------


def edited(report, change, **options) -> bytes:
    """The docx after `change` had its way with it."""
    file = Document(BytesIO(report.file("docx", **options).content))
    change(file)
    kept = BytesIO()
    file.save(kept)
    return kept.getvalue()


def paragraph(file, beginning: str):
    return next(p for p in file.paragraphs if p.text.startswith(beginning))


def texts(report, topic: Topic) -> tuple[str, ...]:
    return tuple(p.text for p in report.trace.paragraphs if p.topic is topic)


def test_a_report_nobody_touched_has_nothing_to_tell(report):
    found = api.verify("报告.docx", report.file("docx").content, papers=made.papers())
    assert (found.changes, found.rewritten, found.outdated, found.sources) == ((), (), (), ())
    assert found.marked == found.surviving > 0


@needs_office
def test_saving_it_in_another_office_program_is_no_change(report, tmp_path):
    path = tmp_path / "报告.docx"
    path.write_bytes(report.file("docx").content)
    found = api.verify(str(saved_by_libreoffice(path)), papers=made.papers())
    assert (found.changes, found.rewritten, found.outdated) == ((), (), ())


def test_words_written_anew_in_word_are_told_with_their_topic(report):
    before = texts(report, Topic.PROBLEMS)

    def change(file):
        own = paragraph(file, before[0])
        for element in own._p.iter(qn("w:t")):
            element.text = ""
        own.add_run("项目储备不足，签约后的跟进不够。")
        own.insert_paragraph_before("一是台账不全。")

    (told,) = api.verify("报告.docx", edited(report, change)).rewritten
    assert (told.topic, told.about, told.before) == (Topic.PROBLEMS, "", before)
    assert told.now == ("一是台账不全。", "项目储备不足，签约后的跟进不够。", *before[1:])


def test_a_gap_filled_in_word_is_a_text_to_take_over():
    papers = made.papers()
    without = replace(papers, narratives=tuple(n for n in papers.narratives if n.topic is not Topic.MEASURES))
    draft = api.report(without, scores=made.scores(), template=NAME)
    gap = texts(draft, Topic.MEASURES)[0]

    def change(file):
        own = paragraph(file, gap)
        own.text = "建立台账。"

    assert gap.startswith("【待补")
    assert api.verify("草稿.docx", draft.file("docx", draft=True).content).rewritten == ()
    (told,) = api.verify("草稿.docx", edited(draft, change, draft=True)).rewritten
    assert (told.topic, told.before, told.now) == (Topic.MEASURES, (), ("建立台账。",))


def test_numbers_changed_by_hand_and_numbers_that_moved_on_are_told_apart(report):
    def change(file):
        starts = [e for e in file.element.body.iter(qn("w:bookmarkStart")) if e.get(qn("w:name")).startswith("_jx")]
        first = next(e for e in starts if next(e.getnext().iter(qn("w:t"))).text == "1524.96")
        next(first.getnext().iter(qn("w:t"))).text = "1542.96"

    papers = made.papers()
    moved = tuple(
        replace(a, datum=replace(a.datum, value=Decimal("7900"))) if a.datum.printed() == "7858.94" else a
        for a in papers.amounts
    )
    found = api.verify("报告.docx", edited(report, change), papers=replace(papers, amounts=moved))
    assert [(c.fault, c.printing.text, c.now) for c in found.changes] == [(Fault.CHANGED, "1524.96", "1542.96")]
    (outdated,) = found.outdated
    assert (outdated.before.printed(), outdated.now.printed()) == ("7858.94", "7900.00")
    assert all(printing.text == "7858.94" for printing in outdated.printings)


def test_what_no_docx_is_and_what_is_damaged_is_told_in_chinese():
    with pytest.raises(ReportError, match="不是完好的 docx"):
        api.verify("报告.docx", b"nonsense")
    with pytest.raises(ReportError, match="找不到这个文件"):
        api.verify(str(Path("没有.docx")))


# --- words lined up ---------------------------------------------------------------------------------------------------

P, M = Topic.PROBLEMS, Topic.MEASURES
AS_WRITTEN = (
    Written("一、问题"), Written("一是甲事不力。", P), Written("二是乙事不实。", P),
    Written("二、措施"), Written("加强管理。", M), Written("三、附件"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("一、问题/一是甲事不力。/二是乙事不实。/二、措施/加强管理。/三、附件", []),
        ("一、问题/ 一是甲 事不力。/二是乙事不实。/二、措施/加强管理。/三、附件", []),
        ("一、问题/一是甲事不力。/二、措施/加强管理。/三、附件", [(P, "一是甲事不力。")]),
        ("一、问题/一是甲事不力。/二是乙事不实。/三是丙。/二、措施/加强管理。/三、附件",
         [(P, "一是甲事不力。/二是乙事不实。/三是丙。")]),
        ("一、问题/无。/二、措施/加强管理。/三、附件", [(P, "无。")]),
        ("一、问题/一是甲事不力。/二是乙事不实。/二、措施/三、附件", [(M, "")]),
        ("一、存在问题/一是甲事不力，二是乙事不实。/二、改进措施/加强管理。/三、附件",
         [(P, "一是甲事不力，二是乙事不实。")]),
        ("一、问题/一是丙。/二是丁。/二、措施/做好戊。/三、附件", [(P, "一是丙。/二是丁。"), (M, "做好戊。")]),
    ],
)  # fmt: skip
def test_paragraphs_are_led_back_to_their_texts(now, told):
    trace = Trace("1", "", "", "", 2022, (), (), (), (), paragraphs=AS_WRITTEN)
    assert [(text.topic, "/".join(text.now)) for text in rewritten(trace, now.split("/"))] == told
