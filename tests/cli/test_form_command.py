"""`jixiao form`: list, blank, fill, read."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from jixiao.dossier.files import write_papers
from jixiao.forms.fill import fill
from jixiao.forms.load import layouts
from tests.forms.office import PAPERS

NATIONAL = layouts()["national-self-evaluation"]


@pytest.fixture
def office(desk):
    """The working papers of an office, and its national self-evaluation forms."""
    Path("底稿.json").write_text(write_papers(PAPERS), encoding="utf-8")
    Path("自评表.xlsx").write_bytes(fill(NATIONAL, PAPERS))
    return desk


def test_list_tells_place_years_and_basis(jixiao):
    done = jixiao("form", "list")
    assert done.exit_code == 0
    assert "sichuan-self-evaluation-2023" in done.output
    assert (
        "四川省，2023年起；《部门预算项目支出绩效自评表（2023年度）》报表编号510000_0013zp 全表（见原文）；xlsx"
        in done.output
    )
    assert done.output.endswith("共 15 种。jixiao form blank 名称 -o 空表.xlsx 取空表。\n")


def test_list_of_a_place_holds_those_of_the_places_above(jixiao):
    facts = json.loads(jixiao("form", "list", "--place", "510100", "-f", "json").output)
    assert {fact["place"] for fact in facts} == {"510000", "100000"}


def test_blank_is_the_template_with_its_guide(jixiao):
    done = jixiao("form", "blank", "national-self-evaluation", "-o", "空表.xlsx")
    assert done.output == "已写入 空表.xlsx：项目支出绩效自评表\n"
    assert load_workbook("空表.xlsx").sheetnames == ["项目支出绩效自评表", "填写说明"]


def test_blank_in_a_format_without_a_template_is_refused(jixiao):
    done = jixiao("form", "blank", "self-evaluation-summary", "-o", "空表.docx")
    assert done.exit_code == 2
    assert "空表.docx：这种表可以写成 .xlsx 文件；请改文件名。" in done.output
    assert not Path("空表.docx").exists()


@pytest.mark.parametrize("source", ["底稿.json", "自评表.xlsx"])
def test_fill_takes_papers_or_files(office, jixiao, source):
    done = jixiao("form", "fill", "sichuan-self-evaluation-2023", source, "-o", "四川.xlsx")
    assert (done.exit_code, done.output) == (0, "已写入 四川.xlsx\n")
    book = load_workbook("四川.xlsx")
    assert book.sheetnames == ["招商活动经费", "人才引进经费"]
    assert book["招商活动经费"]["C3"].value == "招商活动经费"


def test_fill_into_a_folder_gives_each_program_a_file(office, jixiao):
    done = jixiao("form", "fill", "national-self-evaluation", "底稿.json", "-o", "表/")
    assert done.exit_code == 0
    assert sorted(path.name for path in Path("表").iterdir()) == ["人才引进经费.xlsx", "招商活动经费.xlsx"]


def test_a_file_that_is_there_is_kept_unless_forced(office, jixiao):
    Path("表.xlsx").write_bytes("我的表".encode())
    refused = jixiao("form", "fill", "national-self-evaluation", "底稿.json", "-o", "表.xlsx")
    assert refused.exit_code == 2
    assert "已经有 表.xlsx；要覆盖请加 --force，或者换一个名字。" in refused.output
    assert Path("表.xlsx").read_bytes() == "我的表".encode()
    assert jixiao("form", "fill", "national-self-evaluation", "底稿.json", "-o", "表.xlsx", "--force").exit_code == 0
    assert load_workbook("表.xlsx").sheetnames == ["招商活动经费", "人才引进经费"]


def test_one_file_that_is_there_keeps_all_from_being_written(office, jixiao):
    Path("表").mkdir()
    Path("表/人才引进经费.xlsx").write_bytes(b"")
    assert jixiao("form", "fill", "national-self-evaluation", "底稿.json", "-o", "表/").exit_code == 2
    assert [path.name for path in Path("表").iterdir()] == ["人才引进经费.xlsx"]


def test_nothing_to_fill_is_said(desk, jixiao):
    done = jixiao("form", "fill", "national-self-evaluation", "对.txt", "-o", "表.xlsx")
    assert done.exit_code == 2
    assert "读到的材料里没有项目，无法填写《项目支出绩效自评表》；请给出已填的目标表或自评表。" in done.output
    assert not Path("表.xlsx").exists()


def test_an_unknown_layout_is_refused(office, jixiao):
    done = jixiao("form", "fill", "北京自评表", "底稿.json", "-o", "表.xlsx")
    assert done.exit_code == 2
    assert "没有表样 北京自评表" in done.output


def test_read_tells_what_was_understood(office, jixiao):
    done = jixiao("form", "read", "自评表.xlsx")
    assert done.exit_code == 0
    assert (
        "  产出指标    数量指标            组织招商推介会场次  ≥20场           18场            15    13.5"
        in done.output
    )
    assert done.output.endswith("全部读懂。\n")


def test_read_tells_what_was_not_with_cell_and_remedy(office, jixiao):
    book = load_workbook("自评表.xlsx")
    book["招商活动经费"]["I12"] = "经办人"
    book.save("自评表.xlsx")
    done = jixiao("form", "read", "自评表.xlsx")
    assert done.exit_code == 1
    assert (
        "要更正的 1 处\n  工作表“招商活动经费”I12格「经办人」 这一栏没有读：不认识的栏名；请改用表样上的栏名。"
        in done.output
    )


def test_read_as_json(office, jixiao):
    facts = json.loads(jixiao("form", "read", "自评表.xlsx", "-f", "json").output)
    assert [program["name"] for program in facts["papers"]["programs"]] == ["招商活动经费", "人才引进经费"]
    assert facts["problems"] == []


def test_a_damaged_book_is_told_without_a_traceback(desk, jixiao):
    good = BytesIO()
    Workbook().save(good)
    Path("坏.xlsx").write_bytes(good.getvalue()[:2000])
    done = jixiao("form", "read", "坏.xlsx")
    assert done.exit_code == 2
    assert done.output.startswith("坏.xlsx：")
    assert "Traceback" not in done.output


def test_a_sheet_locked_against_changes_is_read_and_filled_from(office, jixiao):
    book = load_workbook("自评表.xlsx")
    for sheet in book.worksheets:
        sheet.protection.set_password("锁")
    book.save("自评表.xlsx")
    assert jixiao("form", "read", "自评表.xlsx").exit_code == 0
    assert jixiao("form", "fill", "sichuan-self-evaluation-2023", "自评表.xlsx", "-o", "表.xlsx").exit_code == 0


def test_fill_scores_under_the_rules_of_the_place(office, jixiao):
    assert jixiao("form", "fill", "汇总", "底稿.json", "-o", "汇总.xlsx").exit_code == 0
    rows = [[cell.value for cell in row] for row in load_workbook("汇总.xlsx").worksheets[0]["B5:I6"]]
    assert [(row[0], row[6], row[7]) for row in rows] == [("招商活动经费", 97.71, "优"), ("人才引进经费", 94.12, "优")]


def test_what_keeps_a_row_from_being_scored_is_told_and_its_cell_stays_blank(office, jixiao):
    book = load_workbook("自评表.xlsx")
    book["招商活动经费"]["F13"] = None
    book.save("自评表.xlsx")
    done = jixiao("form", "fill", "sichuan-self-evaluation-2023", "自评表.xlsx", "-o", "表.xlsx")
    assert done.exit_code == 1
    assert "没有计分 招商活动经费·组织招商推介会场次：" in done.output
    sheet = load_workbook("表.xlsx")["招商活动经费"]
    assert [sheet["C15"].value, sheet["H15"].value, sheet["I15"].value] == ["组织招商推介会场次", 15, None]


def test_stated_keeps_the_scores_the_office_gave_itself(office, jixiao):
    book = load_workbook("自评表.xlsx")
    book["招商活动经费"]["H13"] = 15
    book.save("自评表.xlsx")
    jixiao("form", "fill", "national-self-evaluation", "自评表.xlsx", "-o", "自己.xlsx", "--stated")
    jixiao("form", "fill", "national-self-evaluation", "自评表.xlsx", "-o", "规定.xlsx")
    scores = [load_workbook(name)["招商活动经费"]["H13"].value for name in ("自己.xlsx", "规定.xlsx")]
    assert scores == [15, 13.5]
