"""jixiao compare, typed with two years of an office."""

import json

import openpyxl
import pytest

from tests.gather.test_papers import BUDGET, FORM, LAST_YEAR


@pytest.fixture
def offices(desk):
    for name, texts in (("2021", (LAST_YEAR,)), ("2022", (BUDGET, FORM))):
        (desk / name).mkdir()
        for number, text in enumerate(texts):
            (desk / name / f"{number}.txt").write_text(text, encoding="utf-8")


def test_changes_are_listed_and_what_one_side_lacks_is_counted(offices, jixiao):
    shown = jixiao("compare", "2021", "2022").stdout
    assert "左  某县商务局2021年\n右  某县商务局2022年\n" in shown
    assert "支出·支出" in shown
    assert "+267.78万元         +21.30%" in shown
    assert "只有右边有的 9 项：年初预算数" in shown
    assert "举办" not in shown


def test_all_lists_every_row(offices, jixiao):
    assert "招商活动次数·完成值" in jixiao("compare", "2021", "2022", "--all").stdout


def test_json_has_exact_strings(offices, jixiao):
    read = json.loads(jixiao("compare", "2021", "2022", "-f", "json").stdout)
    money = next(group for group in read["groups"] if group["title"] == "收支")
    row = next(found for found in money["pairs"] if found["label"] == "支出·支出")
    assert row["change"]["value"] == "267.78"


def test_a_workbook_holds_numbers(offices, jixiao, desk):
    assert jixiao("compare", "2021", "2022", "-o", "比较.xlsx").exit_code == 0
    sheet = openpyxl.load_workbook(desk / "比较.xlsx").worksheets[0]
    row = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "支出·支出")
    assert row[1:4] == (1257.18, 1524.96, 267.78)


def test_another_ending_is_refused(offices, jixiao):
    assert "请以 .xlsx 结尾" in jixiao("compare", "2021", "2022", "-o", "比较.docx").stderr
