"""Where indicators come from: last year, the library, official forms; and which duties they answer."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from jixiao.web.objectives.actions import approval
from jixiao.web.objectives.models import Duty, FormUpload
from jixiao.web.objectives.official import filled, layouts_for
from jixiao.web.years.models import BudgetYear, Indicator, Narrative, Program, ProgramYear, Result


def text(answer) -> str:
    return answer.content.decode()


# --- last year --------------------------------------------------------------------------------------------------------


def test_a_table_is_set_against_last_years(writer, page, program, last_year):
    program.indicators.filter(name="项目合格率").update(target=Decimal(97))
    shown = text(writer.get(f"{page}last-year/"))
    for mark in ("同上年", "有改动", "去掉"):
        assert mark in shown
    assert "改了指标值" in shown
    assert "目标偏低" in shown  # six fairs are fewer than last year's nine
    assert "<s>走访企业家数</s>" in shown


def test_what_was_dropped_is_added_again_with_one_click(writer, page, program, last_year):
    gone = last_year.indicators.get(name="走访企业家数")
    writer.post(f"{page}last-year/copy/", {"indicator": str(gone.pk)})
    row = program.indicators.get(name="走访企业家数")
    assert (row.origin, row.target, row.unit) == (gone, 40, "家")
    assert [one.name for one in program.indicators.all()][:2] == ["招商推介会次数", "走访企业家数"]


def test_the_whole_table_is_copied(writer, page, program, last_year):
    program.indicators.all().delete()
    assert "已从上年复制 6 条指标" in text(writer.post(f"{page}last-year/copy/", follow=True))
    assert program.indicators.count() == 6
    assert "没有可复制的" in text(writer.post(f"{page}last-year/copy/", follow=True))


def test_without_a_year_before_there_is_nothing_to_copy(writer, page):
    assert writer.post(f"{page}last-year/copy/").status_code == 404
    assert "上年没有这个项目" in text(writer.get(f"{page}last-year/"))


# --- the library ------------------------------------------------------------------------------------------------------


@pytest.fixture
def peer(world) -> Indicator:
    """An indicator of another bureau of the city."""
    year = BudgetYear.objects.create(department=world.d.next_door, year=2021)
    program = Program.objects.create(department=world.d.next_door, name="商务发展资金")
    row = ProgramYear.objects.create(program=program, year=year)
    one = Indicator.objects.create(
        program=row,
        group="产出指标",
        kind="数量指标",
        name="招商推介会次数",
        operator=">=",
        target=Decimal(12),
        unit="场",
    )
    Result.objects.create(indicator=one, actual=Decimal(15), stated_score=900)
    return one


def test_the_library_shows_what_was_set_reached_and_scored_where_one_may_look(writer, browser_of, program, peer):
    address = f"/years/{program.year_id}/objectives/library/"
    seen = text(browser_of("finance").get(f"{address}?words=推介会"))
    for words in ("商务发展资金", "≥12场", "15场", "9.00", "6 / <strong>9</strong> / 12", "2 个部门"):
        assert words in seen
    assert "商务发展资金" not in text(writer.get(address))


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ("", 6), ("?whose=own", 5), ("?whose=peers", 1), ("?kind=质量指标", 1), ("?number=2021", 1),
        ("?where=商务", 1), ("?where=资金", 1),
    ],
)  # fmt: skip
def test_it_is_searched_in_the_address(browser_of, program, peer, filters, count):
    answer = browser_of("finance").get(f"/years/{program.year_id}/objectives/library/{filters}")
    assert f"共 {count} 条" in text(answer)


def test_an_indicator_is_taken_with_one_click_but_not_its_target(compiler, program, last_year):
    gone = last_year.indicators.get(name="走访企业家数")
    address = f"/years/{program.year_id}/objectives/library/{gone.pk}/take/"
    compiler.post(address, {"into": str(program.pk)})
    row = program.indicators.get(name="走访企业家数")
    assert (row.kind, row.unit, row.target, row.origin) == ("数量指标", "家", None, gone)
    assert "表里已有指标" in text(compiler.post(address, {"into": str(program.pk)}, follow=True))


def test_what_one_may_not_see_one_cannot_take(compiler, program, peer):
    address = f"/years/{program.year_id}/objectives/library/{peer.pk}/take/"
    assert compiler.post(address, {"into": str(program.pk)}).status_code == 404


# --- official forms ---------------------------------------------------------------------------------------------------


def test_the_official_forms_of_the_place_are_offered(program):
    assert [one.name for one in layouts_for(program.year, whole=False)] == ["national-program-objective"]
    assert [one.name for one in layouts_for(program.year, whole=True)] == ["national-department-objective"]


def test_a_form_is_downloaded_filled(writer, page, program):
    answer = writer.get(f"{page}form/?layout=national-program-objective&kind=xlsx")
    assert "attachment" in answer["Content-Disposition"]
    cells = [cell.value for row in load_workbook(BytesIO(answer.content)).active.iter_rows() for cell in row]
    assert "招商推介会次数" in cells
    assert "≥6场" in cells
    assert writer.get(f"{page}form/?layout=nothing").status_code == 400
    assert writer.get(f"/years/{program.year_id}/objectives/forms/?kind=docx").status_code == 200


def handed_in(browser, program, data, name="目标表.xlsx"):
    file = SimpleUploadedFile(name, data)
    return browser.post(f"/years/{program.year_id}/objectives/uploads/", {"document": file}, follow=True)


@pytest.fixture
def changed(program) -> bytes:
    """The form of the program in which a target was changed and a row was added."""
    book = load_workbook(BytesIO(filled(program.year, layouts_for(program.year, whole=False)[0], "xlsx", program)))
    sheet = book.active
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == "≥6场":
                cell.value = "≥8场"
            if cell.value == "项目合格率":
                cell.value = "签约项目合格率"
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_form_is_looked_at_before_it_is_taken_over(writer, program, changed):
    shown = text(handed_in(writer, program, changed))
    assert "≥6场" in shown
    assert "≥8场" in shown
    assert "签约项目合格率" in shown
    assert program.indicators.get(name="招商推介会次数").target == 6
    upload = f"/years/{program.year_id}/objectives/uploads/{FormUpload.objects.get().pk}/"
    assert "已收进 2 项" in text(writer.post(f"{upload}take/", follow=True))
    assert program.indicators.get(name="招商推介会次数").target == 8
    assert program.indicators.get(name="签约项目合格率").kind == "质量指标"
    assert "已经收进" in text(writer.post(f"{upload}take/", follow=True))


def table_of(program) -> list[tuple]:
    rows = program.indicators.filter(removed_at=None).order_by("order", "pk")
    return list(rows.values_list("name", "kind", "operator", "target", "unit", "weight", "sources"))


def test_what_was_taken_over_goes_again_as_a_whole(writer, world, program, changed):
    before = table_of(program)
    handed_in(writer, program, changed)
    upload = f"/years/{program.year_id}/objectives/uploads/{FormUpload.objects.get().pk}/"
    writer.post(f"{upload}take/")
    assert table_of(program) != before
    assert "已整批撤销" in text(writer.post(f"{upload}undo/", follow=True))
    assert table_of(program) == before
    assert "没有收进" in text(writer.post(f"{upload}undo/", follow=True))
    writer.post(f"{upload}take/")
    program.indicators.filter(name="签约项目合格率").update(weight=5)
    assert "改动过“签约项目合格率”" in text(writer.post(f"{upload}undo/", follow=True))
    assert program.indicators.get(name="招商推介会次数").target == 8
    program.indicators.filter(name="签约项目合格率").update(weight=None)
    approval.submit(program=program, by=world.compiler)
    assert "已提交审核" in text(writer.post(f"{upload}undo/", follow=True))


def test_an_unchanged_form_changes_nothing(writer, program):
    data = filled(program.year, layouts_for(program.year, whole=False)[0], "docx", program)
    assert "与现在不同的有 0 项" in text(handed_in(writer, program, data, "目标表.docx"))


def test_what_is_approved_is_not_taken_over(writer, approved, changed):
    assert "绩效目标已批复，不能修改" in text(handed_in(writer, approved, changed))


@pytest.mark.parametrize(
    ("data", "words"), [(b"", "空"), (b"nothing at all", "没有读到绩效目标表"), (b"PK\x03\x04broken", "读不了")]
)
def test_what_is_no_form_is_said_to_be_none(writer, program, data, words):
    answer = handed_in(writer, program, data, "目标表.txt" if data.startswith(b"nothing") else "目标表.xlsx")
    assert answer.status_code == 422
    assert words in text(answer)


# --- duties -----------------------------------------------------------------------------------------------------------


def test_duties_are_listed_and_told_which_are_covered(writer, compiler, program):
    page = f"/years/{program.year_id}/objectives/duties/"
    assert writer.get(f"{page}edit/").status_code == 404
    Narrative.objects.create(year=program.year, topic="部门职能", text="组织招商活动\n管理开发区")
    assert "组织招商活动" in text(compiler.get(f"{page}edit/"))
    compiler.post(f"{page}edit/", {"texts": "组织招商活动\n管理开发区\n\n组织招商活动"})
    assert Duty.objects.count() == 2
    program.indicators.filter(kind="数量指标").update(duty="组织招商活动")
    shown = text(compiler.get(page))
    assert "1 条还没有指标" in shown
    assert "没有对应任何职责的项目" not in shown


def test_a_duty_that_went_away_stays_in_earlier_years(compiler, program, last_year):
    for number, since in enumerate((2015, 2015)):
        Duty.objects.create(department=program.year.department, text=f"职责{number}", since=since, order=number)
    compiler.post(f"/years/{program.year_id}/objectives/duties/edit/", {"texts": "职责0"})
    assert "职责1" not in text(compiler.get(f"/years/{program.year_id}/objectives/duties/"))
    assert "职责1" in text(compiler.get(f"/years/{last_year.year_id}/objectives/duties/"))


def test_a_duty_too_long_to_be_one_is_refused(compiler, program):
    answer = compiler.post(f"/years/{program.year_id}/objectives/duties/edit/", {"texts": "长" * 201})
    assert answer.status_code == 422
    assert "请分成几行" in text(answer)
