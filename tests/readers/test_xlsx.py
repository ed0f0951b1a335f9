"""Workbooks: what the sheets show → titles, tables with their spans, notes."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.document.model import Document
from jixiao.readers.errors import Unreadable
from jixiao.readers.xlsx import read as xlsx
from tests.readers import files
from tests.readers.books import cell, rows, sheet, text
from tests.readers.books import xls as old
from tests.readers.books import xlsx as book

BORDER = 1


def read(data: bytes) -> Document:
    return xlsx.read("例.xlsx", data)


def told(*content: str, merged: tuple[str, ...] = (), **more: object) -> str:
    return files.told(read(book(sheet("".join(content), merged), **more)))  # type: ignore[arg-type]


def remarks(data: bytes) -> list[tuple[str, str]]:
    return [(remark.code, remark.message) for remark in read(data).remarks]


# --- cells -----------------------------------------------------------------------------------------------------------


def test_texts_of_every_kind():
    shared = "<si><t>项目</t></si><si><r><t>预算</t></r><r><t>数</t></r><rPh><t>ヨサン</t></rPh></si>"
    content = (
        f"<row>{cell('A1', '0', 's')}{cell('B1', '1', 's')}{text('C1', '备注')}{cell('D1', '合计', 'str', 'A1')}</row>"
    )
    assert told(content, shared=shared) == "| 0:项目 | 1:预算数 | 2:备注 | 3:合计"


def test_numbers_are_read_as_they_are_shown():
    formats = ("0.00%", "#,##0.00", 'yyyy"年"m"月"d"日"', '0.00"万元"')
    values = ("0.85529999999999995", "1849.3800000000001", "44620", "35.600000000000001", "0.30000000000000004")
    cells = "".join(cell(f"{chr(65 + n)}1", value, look=n + 2 if n < 4 else 0) for n, value in enumerate(values))
    assert told(f"<row>{cells}</row>", formats=formats) == (
        "| 0:85.53% | 1:1,849.38 | 2:2022年2月28日 | 3:35.60万元 | 4:0.3"
    )


def test_cells_need_not_say_where_they_stand():
    content = "<row><c t='inlineStr'><is><t>项目</t></is></c><c><v>12</v></c></row><row><c/><c><v>13</v></c></row>"
    assert told(content) == "| 0:项目 | 1:12\n| 0: | 1:13"


def test_a_target_stored_as_a_formula_is_read_as_typed():
    content = "".join(
        f'<row r="{n}">{text(f"A{n}", "指标")}{cell(f"B{n}", formula=typed)}</row>'
        for n, typed in enumerate(("1 家", "100%", "20", "5000万美元", "-3.5%"), 1)
    )
    assert [line.split("1:")[1] for line in told(content).split("\n")] == [
        "=1家",
        "=100%",
        "=20",
        "=5000万美元",
        "=-3.5%",
    ]


def test_results_and_errors_of_formulas_are_read():
    cells = cell("A1", "1850.39", formula="B1+C1") + cell("B1", "#DIV/0!", "e", "C1/D1") + cell("C1", "1", "b")
    assert told(f"<row>{cells}</row>") == "| 0:1850.39 | 1:#DIV/0! | 2:TRUE"


def test_a_formula_without_a_result_is_remarked():
    data = book(
        sheet(f"<row r='1'>{text('A1', '合计')}{cell('B1', formula='SUM(B2:B9)')}{cell('C1', formula='1+2')}</row>")
    )
    assert read(data).text == "合计\n"
    assert remarks(data) == [
        ("uncomputed-formula", "工作表“表1”的 B1、C1 公式没有计算结果，请用 WPS/Excel 打开保存一次")
    ]


def test_an_empty_text_as_a_result_is_a_result():
    data = book(sheet(f"<row r='1'>{text('A1', '合计')}{cell('B1', '', 'str', 'IF(A1,1,2)')}</row>"))
    assert remarks(data) == []


def test_lines_of_a_cell_are_joined_and_numbers_in_them_kept_apart():
    assert (
        told(f"<row>{text('A1', '引进企业&#10;数量')}{text('B1', '≥20&#10;2022年')}</row>")
        == "| 0:引进企业数量 | 1:≥20 2022年"
    )


# --- sheets ----------------------------------------------------------------------------------------------------------

TABLE = rows(["项目", "预算", "执行"], ["基本支出", "838.04", "835.1"], top=3, look=BORDER)
PLAIN = "| 0:项目 | 1:预算 | 2:执行\n| 0:基本支出 | 1:838.04 | 2:835.1"


def test_titles_above_and_notes_below_a_bordered_table_are_paragraphs():
    content = (
        rows(["预算执行情况表"], ["编制单位：招商局", "", "单位：万元"]) + TABLE + rows(["注：以上为全年数。"], top=5)
    )
    assert (
        told(content, merged=("A1:C1",)) == f"预算执行情况表\n编制单位：招商局\n单位：万元\n{PLAIN}\n注：以上为全年数。"
    )


def test_titles_and_notes_are_known_by_their_shape_where_there_are_no_borders():
    content = rows(
        ["附件1"], ["预算执行情况表"], ["编制单位：招商局", "", "单位：万元"],
        ["项目", "预算", "执行"], ["基本支出", "838.04", "835.1"], ["注：以上为全年数。"],
    )  # fmt: skip
    assert told(content) == f"附件1\n预算执行情况表\n编制单位：招商局\n单位：万元\n{PLAIN}\n注：以上为全年数。"


def test_a_bordered_row_of_one_cell_belongs_to_the_table():
    content = rows(["项目支出绩效自评表"]) + rows(
        ["项目名称：招商活动", "", ""], ["预算", "10", "9"], top=2, look=BORDER
    )
    assert told(content, merged=("A1:C1", "A2:C2")) == (
        "项目支出绩效自评表\n| 0:项目名称：招商活动[1x3]\n| 0:预算 | 1:10 | 2:9"
    )


def test_blank_rows_between_make_two_tables():
    second = rows(["二、收入"], [], top=7) + rows(
        ["项目", "预算", "执行"], ["基本支出", "838.04", "835.1"], top=8, look=BORDER
    )
    document = read(book(sheet(TABLE + second)))
    assert files.told(document) == f"{PLAIN}\n二、收入\n{PLAIN}"


def test_a_blank_row_with_borders_is_a_row_of_the_table():
    content = rows(["项目", "预算"], ["", ""], ["合计", "10"], look=BORDER)
    assert told(content) == "| 0:项目 | 1:预算\n| 0: | 1:\n| 0:合计 | 1:10"


def test_a_blank_row_in_a_table_of_figures_without_borders_does_not_cut_it():
    content = rows(["项目", "预算"], ["基本支出", "10"]) + rows(["", "12"], top=4)
    assert told(content) == "| 0:项目 | 1:预算\n| 0:基本支出 | 1:10\n| 0: | 1:12"


def test_merged_areas_are_cells_with_spans():
    content = rows(["指标", "", "值"], ["产出", "数量", "5"], ["", "质量", "6"], look=BORDER)
    assert (
        told(content, merged=("A1:B1", "A2:A3")) == "| 0:指标[1x2] | 2:值\n| 0:产出[2x1] | 1:数量 | 2:5\n| 1:质量 | 2:6"
    )


def test_merged_areas_to_the_end_of_the_sheet_cost_nothing():
    assert told(rows(["项目", "1"], ["备注"]), merged=("A2:XFD1048576", "D4:XFD1048576", "C1:C1048576")).startswith(
        "| 0:项目"
    )


def test_empty_columns_and_far_cells_cost_nothing():
    content = (
        f'<row r="1">{text("A1", "项目")}{text("XFD1", "备注")}</row><row r="1048576">{text("A1048576", "末行")}</row>'
    )
    assert told(content) == "| 0:项目 | 1:备注\n末行"


def test_each_sheet_is_a_table_with_its_name():
    document = read(book({"收入": sheet(rows(["一", "1"])), "支出": sheet(rows(["二", "2"]))}))
    assert [block.name for block in document.blocks] == ["收入", "支出"]  # type: ignore[union-attr]
    assert document.text == "一\t1\n二\t2\n"


def test_hidden_sheets_are_left_out_and_hidden_rows_are_not():
    data = book({"收入": sheet(rows(["一", "1"])), "底稿": sheet(rows(["二", "2"]))}, hidden=["底稿"])
    assert read(data).text == "一\t1\n"
    assert remarks(data) == [("hidden-sheet", "有隐藏的工作表“底稿”，没有检查")]
    rowed = sheet(
        f'<row r="1">{text("A1", "一")}</row><row r="2" hidden="1">{text("A2", "二")}</row>',
        before="<cols><col hidden='1'/></cols>",
    )
    assert read(book(rowed)).text == "一\n二\n"
    assert remarks(book(rowed)) == [("hidden-rows", "工作表“表1”有 2 处隐藏的行或列，已一并检查")]


def test_drawn_text_is_remarked():
    drawing = {"xl/drawings/drawing1.xml": "<xdr:wsDr><a:t>说明</a:t></xdr:wsDr>"}
    assert remarks(book(sheet(rows(["一", "1"])), extra=drawing)) == [
        ("text-box", "工作表里有文本框或图形文字，没有检查")
    ]


def test_dates_from_1904():
    content = f"<row>{cell('A1', '43158', look=2)}</row>"
    assert told(content, formats=["yyyy-mm-dd"], properties='<workbookPr date1904="1"/>') == "2022-02-28"


# --- what cannot be read ---------------------------------------------------------------------------------------------


def refusal(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data)
    return str(caught.value)


def test_an_empty_workbook():
    assert refusal(book(sheet(""))) == "例.xlsx：工作簿是空的。请确认内容已经保存；只有图片的请提供文字版。"


def test_a_damaged_sheet_is_named():
    assert refusal(book("<worksheet><sheetData><row>")).startswith("例.xlsx：工作表“表1”已损坏")


def test_entities_are_refused():
    assert "实体声明" in refusal(book('<!DOCTYPE a [<!ENTITY b "c">]>' + sheet(rows(["&b;"]))))


def test_a_workbook_without_sheets():
    assert "没有工作表" in refusal(files.archive({"xl/workbook.xml": "<workbook/>"}))


def test_a_table_larger_than_a_document_can_hold():
    wide = "".join(text(f"{chr(65 + a)}{chr(65 + b)}1", "列") for a in range(23) for b in range(26))
    tall = "".join(f'<row r="{n}">{text(f"A{n}", "行")}{text(f"B{n}", "值")}</row>' for n in range(2, 4000))
    assert "工作表“表1”太大" in refusal(book(sheet(f'<row r="1">{wide}</row>{tall}')))


# --- xls -------------------------------------------------------------------------------------------------------------


def test_an_old_workbook_shows_numbers_in_their_formats():
    cells: dict[tuple[int, int], str | float] = {
        (0, 0): "预算执行率表", (2, 0): "项目", (2, 1): "执行率", (3, 0): "基本支出", (3, 1): 0.8553,
    }  # fmt: skip
    assert files.told(read(old(cells, "0.00%"))) == "预算执行率表\n| 0:项目 | 1:执行率\n| 0:基本支出 | 1:85.53%"


def test_dates_and_merged_areas_of_an_old_workbook():
    cells: dict[tuple[int, int], str | float] = {(0, 0): "日期", (0, 2): 44620.0, (1, 2): "备注"}
    data = old(cells, 'yyyy"年"m"月"d"日"', framed=True, merged=b"\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00")
    assert files.told(read(data)) == "| 0:日期[2x1] | 1:2022年2月28日\n| 1:备注"


def test_an_old_workbook_cut_off():
    assert refusal(old({(0, 0): "项目"}, "0")[:1200]).startswith("例.xlsx：工作簿已损坏，或版本太旧")


# --- damage ----------------------------------------------------------------------------------------------------------

OLD = old({(0, 0): "项目", (0, 1): 0.8553, (1, 0): "基本支出"}, "0.00%", framed=True)
CHANGES = st.lists(st.tuples(st.integers(0, 6000), st.binary(max_size=6)), min_size=1, max_size=12)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CHANGES)
def test_no_damage_to_an_old_workbook_makes_it_fall_over(changes: list[tuple[int, bytes]]):
    data = bytearray(OLD)
    for at, put in changes:
        data[at : at + len(put)] = put
    with suppress(Unreadable):
        read(bytes(data))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CHANGES)
def test_no_damage_to_a_sheet_makes_it_fall_over(changes: list[tuple[int, bytes]]):
    part = bytearray(sheet(TABLE, ("A1:C1",)).encode())
    for at, put in changes:
        part[at % len(part) : at % len(part) + len(put)] = put
    with suppress(Unreadable):
        read(book("", extra={"xl/worksheets/sheet1.xml": bytes(part)}))
