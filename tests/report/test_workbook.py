"""The workbook: a sheet for each table, numbers as numbers, and where each comes from."""

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from jixiao.report import xlsx
from jixiao.report.blocks import Cell, Report, Run, Table
from jixiao.report.trace import trace_of
from tests.report.making import composed, traced


@pytest.fixture(scope="module")
def book():
    made = composed()
    return load_workbook(io.BytesIO(xlsx.write(made.report, traced(made))))


def test_every_table_has_a_sheet_and_the_last_sheet_names_the_sources(book):
    assert book.sheetnames == [
        "2022年部门支出预算执行情况",
        "2022年项目预算执行情况",
        "2022年绩效指标完成情况",
        "2022年部门整体支出绩效自评得分",
        "评价工作组",
        "数字来源",
    ]


def test_numbers_are_numbers_with_the_decimals_they_are_printed_with(book):
    square = book["2022年部门支出预算执行情况"]["D3"]
    assert (square.value, square.number_format) == (1524.96, "0.00")


def test_merged_levels_are_merged(book):
    assert "A3:A5" in [str(area) for area in book["2022年绩效指标完成情况"].merged_cells.ranges]


def test_a_number_is_led_back_to_its_cell(book):
    rows = list(book["数字来源"].iter_rows(values_only=True))
    row = next(row for row in rows if row[:3] == ("2022年部门支出预算执行情况", "D3", "1524.96"))
    assert row[3:] == (
        "万元", "2022年支出支出", "1524.96万元", None,
        "预算决算.xlsx 工作表“收支”第4行第4列（收支!D4）「1524.96」",
    )  # fmt: skip


def test_no_text_is_a_formula():
    table = Table("=危险", (1, 1), 1, ((Cell((Run("=1+1"),)), Cell((Run("+cmd"),))),))
    report = Report("表", "", "", 2022, (table, replace(table, name="=危险")), ())
    book = load_workbook(io.BytesIO(xlsx.write(report, trace_of(report, ()))))
    assert book.sheetnames == ["=危险", "=危险-2", "数字来源"]
    assert {cell.data_type for sheet in book for row in sheet for cell in row if cell.value} == {"s"}
