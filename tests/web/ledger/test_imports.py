"""Rows by workbook and by paste: looked at first, all or nothing, undone as a whole."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from jixiao.web.ledger.actions.rows import change_row
from jixiao.web.ledger.models import Import
from jixiao.web.promotion.models import Project
from tests.web.ledger.made import PROJECTS, made_row

HEADS = ("项目编号", "项目名称", "阶段", "总投资（万元）", "签约日期")


def book(*lines) -> BytesIO:
    made = Workbook()
    for line in (HEADS, *lines):
        made.active.append(line)
    file = BytesIO()
    made.save(file)
    file.seek(0)
    file.name = "台账.xlsx"
    return file


@pytest.fixture
def upload(writer):
    """Sends a workbook; the page that tells what was read."""

    def send(*lines) -> str:
        answer = writer.post("/ledgers/projects/import/", {"file": book(*lines)}, follow=True)
        return answer.content.decode()

    return send


def confirm(writer) -> str:
    made = Import.objects.first()
    return writer.post(f"/ledgers/projects/import/{made.pk}/apply/", follow=True).content.decode()


def undo(writer) -> str:
    made = Import.objects.first()
    return writer.post(f"/ledgers/projects/import/{made.pk}/undo/", follow=True).content.decode()


def test_nothing_is_written_before_it_is_confirmed(upload, writer):
    page = upload(("A1", "示例甲", "签约", 12000.5, "2022-05-01"), ("A2", "示例乙", "", None, None))
    assert "确认导入 2 行" in page
    assert "12,000.50" in page
    assert not Project.objects.exists()
    confirm(writer)
    assert list(Project.objects.values_list("code", "name", "stage", "total_investment")) == [
        ("A1", "示例甲", "signed", 12_000_500_000),
        ("A2", "示例乙", "lead", None),
    ]


def test_numbers_are_read_exactly_whatever_their_cells_show(upload, writer):
    made = Workbook()
    made.active.append(HEADS)
    made.active.append(("A1", "示例甲", "签约", 1234.5678, None))
    made.active["D2"].number_format = "0"
    file = BytesIO()
    made.save(file)
    file.seek(0)
    file.name = "台账.xlsx"
    writer.post("/ledgers/projects/import/", {"file": file})
    confirm(writer)
    assert Project.objects.get().total_investment == 1_234_567_800


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("A1", "", "签约", 1, None), "B2 项目名称：这个字段是必填项"),
        (("A1", "示例", "签定", 1, None), "C2 阶段：没有“签定”；可写 线索、在谈"),
        (("A1", "示例", "签约", "许多", None), "D2 总投资：“许多”不是金额"),
        (("A1", "示例", "签约", 1, "明年"), "E2 签约日期：“明年”不是日期"),
    ],
)
def test_errors_name_the_cell_and_what_to_write(upload, writer, line, told):
    page = upload(line, ("A2", "示例乙", "签约", 2, None))
    assert told in page
    assert "确认导入" not in page
    confirm(writer)
    assert not Project.objects.exists()


def test_a_number_that_stands_twice_is_told(upload):
    assert "A3 项目编号“A1”与第 2 行重复" in upload(("A1", "甲", "", 1, None), ("A1", "乙", "", 1, None))


def test_a_row_that_is_there_is_changed_and_empty_cells_change_nothing(upload, writer, world):
    made_row(world, code="A1", name="示例甲", total_investment=100, keeper="王")
    assert "更新" in upload(("A1", "示例甲（二期）", "", 3, None))
    confirm(writer)
    row = Project.objects.get()
    assert (row.name, row.total_investment, row.keeper, row.stage) == ("示例甲（二期）", 3_000_000, "王", "lead")


def test_an_import_is_undone_as_a_whole(upload, writer, world):
    made_row(world, code="A1", name="示例甲", total_investment=100)
    upload(("A1", "示例甲改", "", 3, None), ("A2", "示例乙", "", 4, None))
    confirm(writer)
    assert "整批导入已撤销" in undo(writer)
    assert list(Project.objects.filter(removed_at=None).values_list("name", "total_investment")) == [("示例甲", 100)]


def test_what_was_changed_since_keeps_an_import_from_being_undone(upload, writer, world):
    upload(("A1", "示例甲", "", 3, None))
    confirm(writer)
    change_row(ledger=PROJECTS, row=Project.objects.get(), values={"keeper": "李"}, by=world.colleague)
    assert "又改动过 示例甲" in undo(writer)
    assert Project.objects.get().removed_at is None


def test_a_row_that_moved_after_reading_stops_the_import(upload, writer, world):
    row = made_row(world, code="A1", name="示例甲")
    upload(("A2", "示例乙", "", 3, None), ("A1", "示例甲改", "", 3, None))
    change_row(ledger=PROJECTS, row=row, values={"keeper": "李"}, by=world.colleague)
    assert "在读取之后有改动" in confirm(writer)
    assert not Project.objects.filter(code="A2").exists()


@pytest.mark.parametrize(
    "text",
    [
        "项目名称\t总投资（万元）\r\n示例甲\t12,000\r\n",
        "\t".join({"name": "示例甲", "total_investment": "1.2亿"}.get(one.name, "") for one in PROJECTS.sheet),
    ],
)
def test_a_pasted_table_is_read_with_and_without_heads(writer, text):
    writer.post("/ledgers/projects/import/paste/", {"text": text})
    confirm(writer)
    assert list(Project.objects.values_list("name", "total_investment")) == [("示例甲", 12_000_000_000)]


def test_the_template_can_be_filled_and_sent_back(writer):
    sheet = load_workbook(BytesIO(writer.get("/ledgers/projects/import/template/").content))
    file = BytesIO()
    sheet.save(file)
    file.seek(0)
    file.name = "模板.xlsx"
    writer.post("/ledgers/projects/import/", {"file": file})
    assert "没有" not in str(Import.objects.get().errors)
    confirm(writer)
    assert Project.objects.get().total_investment == 12_000_000_000


def test_another_kind_of_file_is_refused_in_words(writer):
    file = BytesIO(b"%PDF-1.4")
    file.name = "台账.pdf"
    page = writer.post("/ledgers/projects/import/", {"file": file}, follow=True).content.decode()
    assert "不是 Excel 工作簿" in page
