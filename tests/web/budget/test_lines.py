"""收支 and 基本数据: typed into grids, checked in the row, started from the usual items, in and out by Excel."""

import json
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from jixiao.web.people.models import LogEntry
from jixiao.web.years.models import BudgetLine, BudgetYear, Measure
from tests.web.budget import made
from tests.web.budget.conftest import words
from tests.web.budget.made import WAN

READ = {"path": "表.xlsx", "where": "C5格", "quote": "60"}


@pytest.fixture
def lines(world):
    return made.lines_of(world)


@pytest.fixture
def address(lines):
    return f"/years/{lines.year.pk}/budget/"


def test_a_cell_is_saved_in_fen_with_the_log_saying_so(edit, address, lines):
    assert edit(address, (lines.basic, "original", "60.5万元", "60")).status_code == 200
    lines.basic.refresh_from_db()
    assert (lines.basic.original, lines.basic.version) == (605 * WAN // 10, 1)
    assert LogEntry.objects.latest("pk").sentence == "修改收支“基本支出”：年初预算由“60.00 万元”改为“60.50 万元”"


def test_what_is_typed_no_longer_names_the_file(edit, address, lines):
    BudgetLine.objects.filter(pk=lines.basic.pk).update(sources={"original": READ, "outturn": READ})
    edit(address, (lines.basic, "original", "61"))
    lines.basic.refresh_from_db()
    assert lines.basic.sources == {"outturn": READ}


def test_the_identity_that_breaks_is_said_under_the_row(edit, address, lines):
    answer = words(edit(address, (lines.basic, "original", "61")))
    assert (
        "表中预算项目与它的组成部分不符：支出 = 基本支出 + 项目支出：61.00 + 40.00 = 101.00 ≠ 100.00，差 1.00 万元"
        in answer
    )
    assert "SUM304" in answer
    assert "SUM304" not in words(edit(address, (lines.basic, "original", "60")))


def test_last_year_change_and_execution_stand_beside(compiler, address, lines):
    page = compiler.get(address).content.decode()
    for shown in (">50.00<", ">100.00%<", 'title="上年决算数"', 'title="决算数 ÷ 全年预算数"'):
        assert shown in page


def test_somebody_elses_change_is_asked_about(edit, address, lines):
    answer = edit(address, (lines.basic, "original", "70", "55"))
    assert answer.status_code == 409
    assert "60.00" in words(answer)
    lines.basic.refresh_from_db()
    assert lines.basic.original == 60 * WAN


def test_what_is_no_amount_is_said_and_nothing_saved(edit, address, lines):
    answer = edit(address, (lines.whole, "original", "一百"), (lines.basic, "original", "1"))
    assert answer.status_code == 422
    assert "第1行“年初预算”：“一百”不是金额" in words(answer)
    lines.basic.refresh_from_db()
    assert lines.basic.original == 60 * WAN


def test_rows_are_added_moved_taken_out_and_put_back(edit, address, lines):
    edit(address, ("+1", "item", "“三公”经费"), ("+1", "original", "12"), after=str(lines.whole.pk))
    order = list(lines.year.lines.values_list("item", flat=True))
    assert order == ["支出", "“三公”经费", "基本支出", "项目支出"]
    edit(address, do="move", rows=[str(lines.program.pk)], after=None)
    assert lines.year.lines.first() == lines.program
    edit(address, do="delete", rows=[str(lines.basic.pk)])
    assert not BudgetLine.objects.filter(pk=lines.basic.pk).exists()
    edit(address, do="restore", rows=[str(lines.basic.pk)])
    back = BudgetLine.objects.get(pk=lines.basic.pk)
    assert (back.item, back.original) == ("基本支出", 60 * WAN)


def test_one_item_of_one_source_is_one_row(edit, address, lines):
    answer = edit(address, (lines.basic, "item", "项目支出"))
    assert answer.status_code == 422
    assert "只能有一行" in words(answer)
    assert edit(address, (lines.basic, "item", "")).status_code == 422
    assert edit(address, (lines.basic, "scope", "财政拨款")).status_code == 200


def test_a_new_year_starts_from_the_usual_items_and_last_years(world, compiler):
    year = made.year_of(world)
    BudgetLine.objects.create(year=made.year_of(world, 2021), item="2011308招商引资")
    assert "从常用项目开始" in words(compiler.get(f"/years/{year.pk}/budget/"))
    compiler.post(f"/years/{year.pk}/budget/start/")
    items = list(year.lines.values_list("item", flat=True))
    assert items[:2] == ["收入", "财政拨款"]
    assert items[-1] == "2011308招商引资"
    compiler.post(f"/years/{year.pk}/budget/start/")
    assert year.lines.count() == len(items)
    assert "从常用项目开始" not in words(compiler.get(f"/years/{year.pk}/budget/"))


def test_a_closed_year_is_read_only(world, edit, address, lines, compiler):
    BudgetYear.objects.filter(pk=lines.year.pk).update(state=BudgetYear.State.CLOSED)
    assert edit(address, (lines.basic, "original", "1")).status_code == 404
    assert 'aria-readonly="true"' in compiler.get(address).content.decode()


def test_the_workbook_holds_every_digit_and_comes_back_with_preview(compiler, address, lines):
    BudgetLine.objects.filter(pk=lines.whole.pk).update(original=123_456_700)
    answer = compiler.get(f"{address}sheet/")
    assert "filename*=UTF-8''" in answer["Content-Disposition"]
    book = load_workbook(BytesIO(answer.content))
    heads = [cell.value for cell in book.active[1]]
    assert book.active.cell(2, heads.index("年初预算（万元）") + 1).value == 123.4567
    file = BytesIO(answer.content)
    file.name = "收支.xlsx"
    assert "相同，不用改" in words(compiler.post(f"{address}sheet/", {"file": file}))
    book.active.cell(3, heads.index("决算数（万元）") + 1).value = 59.5
    book.active.append(["其他支出"] + [None] * (heads.index("年初预算（万元）") - 1) + [7])
    changed = BytesIO()
    book.save(changed)
    changed.seek(0)
    changed.name = "收支.xlsx"
    preview = compiler.post(f"{address}sheet/", {"file": changed})
    assert "将改 3 格，新增 1 行" in words(preview)
    assert lines.year.lines.count() == 3
    assert compiler.post(f"{address}sheet/", {"cells": preview.context["cells"]}).status_code == 302
    lines.basic.refresh_from_db()
    assert lines.basic.outturn == 595 * WAN // 10
    assert lines.year.lines.get(item="其他支出").original == 7 * WAN


def test_a_workbook_with_a_wrong_cell_changes_nothing(compiler, address, lines):
    book = Workbook()
    book.active.append(("项目", "年初预算（万元）"))
    book.active.append(("支出", "很多"))
    file = BytesIO()
    book.save(file)
    file.seek(0)
    file.name = "收支.xlsx"
    answer = compiler.post(f"{address}sheet/", {"file": file})
    assert answer.status_code == 422
    assert "“很多”不是金额" in words(answer)
    forged = json.dumps([{"row": "1"}])
    assert compiler.post(f"{address}sheet/", {"cells": forged}).status_code == 400


def test_measures_stand_beside_last_year_and_are_checked(world, edit, compiler):
    year = made.year_of(world)
    whole = made.measure_of(world)
    for label, value in (("在职行政人员", 41), ("退休人员", 10)):
        made.measure_of(world, label, str(value))
    Measure.objects.create(year=made.year_of(world, 2021), label="年末实有人数", value=54, unit="人")
    address = f"/years/{year.pk}/budget/measures/"
    page = words(compiler.get(address))
    assert "41 + 10 = 51 ≠ 53，差 2 人" in page
    assert "-1.85%" in page
    assert "SUM304" not in words(edit(address, (whole, "value", "51")))
    whole.refresh_from_db()
    assert str(whole.value) == "51"
    edit(address, ("+1", "label", "公务用车保有量"), ("+1", "value", "2"), ("+1", "unit", "辆"), after=str(whole.pk))
    assert year.measures.get(label="公务用车保有量").order == 1
    edit(address, do="delete", rows=[str(whole.pk)])
    edit(address, do="restore", rows=[str(whole.pk)])
    assert str(Measure.objects.get(pk=whole.pk).value) == "51"


def test_measures_start_from_the_usual_ones(world, compiler):
    year = made.year_of(world)
    compiler.post(f"/years/{year.pk}/budget/measures/start/")
    assert year.measures.get(label="公务用车保有量").unit == "辆"
