"""Filling a template: what stays, what grows, how values are written."""

import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from jixiao import api
from jixiao.dossier.datum import Datum
from jixiao.dossier.scoresheet import DepartmentScores, ScoreLine, ScoreSheet
from jixiao.dossier.workpaper import Workpaper
from jixiao.forms.fill import fill, fill_each
from jixiao.forms.grid import FormError
from jixiao.forms.load import layouts
from tests.forms.office import EVENTS, HERE, PAPERS, TALENT, fund, points, row
from tests.forms.views import view

LAYOUTS = layouts()
NATIONAL = LAYOUTS["national-self-evaluation"]
SICHUAN = LAYOUTS["sichuan-self-evaluation-2023"]


def sheet(layout, papers=PAPERS, scores=None):
    return load_workbook(BytesIO(fill(layout, papers, scores))).worksheets[0]


def with_rows(*rows, **more):
    return replace(PAPERS, programs=(replace(EVENTS, indicators=rows, **more),))


def merged(of):
    return {area.coord for area in of.merged_cells.ranges}


def values(of, area):
    return [[cell.value for cell in cells] for cells in of[area]]


def test_cells_and_rows_of_a_program():
    filled = sheet(NATIONAL)
    assert [filled[at].value for at in ("A2", "C3", "C4", "G4")] == [
        "（2022年度）", "招商活动经费", "某市投资促进局", "某市投资促进局本级",
    ]  # fmt: skip
    assert values(filled, "B13:H14") == [
        ["产出指标", "数量指标", "组织招商推介会场次", "≥20场", "18场", 15, 13.5],
        [None, None, "签约亿元以上项目", "≥200个", "940个", 15, 15],
    ]


def test_levels_are_merged_downwards_over_equal_values():
    assert {"B13:B17", "C13:C14", "B18:B19"} <= merged(sheet(NATIONAL))


def test_rows_that_are_not_needed_go_and_what_is_below_moves_up():
    filled = sheet(NATIONAL)  # eight indicators in a template of ten rows
    assert values(filled, "A21:H21") == [["总分", *[None] * 5, 100, 97.71]]
    assert {"A21:F21", "A12:A20"} <= merged(filled)
    assert filled.print_area.endswith("$A$1:$I$21")


def test_rows_grow_with_the_looks_of_the_template():
    many = with_rows(*(row("产出指标", "数量指标", f"指标{n}", ">=", "1", "个", "1", "5", "5") for n in range(1, 26)))
    filled = sheet(NATIONAL, many)
    assert filled["D37"].value == "指标25"
    assert filled["D37"].border.bottom.style == filled["D13"].border.bottom.style == "thin"
    assert filled["D37"].font.name == "仿宋"
    assert {"A38:F38", "B13:B37", "A12:A37"} <= merged(filled)
    assert filled.print_area.endswith("$A$1:$I$38")
    assert filled.print_title_rows == "$12:$12"
    lists = {str(validation.sqref) for validation in filled.data_validations.dataValidation}
    assert "B13:B37" in lists


def test_a_source_of_money_without_a_row_gets_one():
    more = replace(EVENTS, funds=(*EVENTS.funds, fund("政府性基金预算拨款", "10.00", "10.00", "9.00")))
    filled = sheet(NATIONAL, replace(PAPERS, programs=(more,)))
    assert values(filled, "C9:I10") == [
        ["其他资金", None, None, None, "—", None, "—"],
        ["政府性基金预算拨款", 10, 10, 9, "—", 0.9, "—"],
    ]
    assert "A5:B10" in merged(filled)


def test_widths_and_page_stay_as_the_template_has_them():
    filled, template = sheet(NATIONAL), load_workbook(NATIONAL.template("xlsx")).worksheets[0]
    assert filled.column_dimensions["D"].width == template.column_dimensions["D"].width
    assert filled.page_setup.orientation == template.page_setup.orientation
    assert filled.page_setup.fitToHeight == 0
    assert filled.oddFooter.center.text == "第 &P 页 共 &N 页"


def test_the_guide_of_the_blank_form_is_not_part_of_a_filled_one():
    assert load_workbook(BytesIO(fill(NATIONAL, PAPERS))).sheetnames == ["招商活动经费", "人才引进经费"]


def test_numbers_are_numbers_with_the_format_of_the_template():
    filled = sheet(NATIONAL)
    assert [(filled[at].value, filled[at].number_format) for at in ("D6", "H6", "G6", "I6")] == [
        (260, "0.00"), (0.9213, "0.00%"), (10, "General"), (9.21, "General"),
    ]  # fmt: skip


def test_a_format_that_would_hide_digits_is_widened():
    exact = replace(EVENTS.funds[0], outturn=Datum("", "", Decimal("212.374561"), "万元", 2, (HERE,)))
    filled = sheet(NATIONAL, replace(PAPERS, programs=(replace(EVENTS, funds=(exact,)),)))
    assert (filled["F6"].value, filled["F6"].number_format) == (212.374561, "0.000000")


def test_more_digits_than_a_spreadsheet_keeps_are_written_as_text():
    long = replace(EVENTS.funds[0], outturn=Datum("", "", Decimal("1234567890.1234567"), "万元", 2, (HERE,)))
    filled = sheet(NATIONAL, replace(PAPERS, programs=(replace(EVENTS, funds=(long,)),)))
    assert filled["F6"].value == "1234567890.1234567"


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+1", "-按期完成", "@SUM(A1)", "=1+1"])
def test_a_text_never_becomes_a_formula(text):
    filled = sheet(NATIONAL, with_rows(row("产出指标", "数量指标", text, ">=", "1", "个", explanation=text)))
    for at in ("D13", "I13"):
        assert (filled[at].value, filled[at].data_type, filled[at].quotePrefix) == (text, "s", True)


def test_control_characters_are_left_out_and_line_breaks_kept():
    told = with_rows(row("产出指标", "数量指标", "名\x0b称", ">=", "1", "个", explanation="一\r\n二"))
    assert values(sheet(NATIONAL, told), "D13:I13")[0][0::5] == ["名称", "一\n二"]


def test_a_text_longer_than_a_cell_is_refused_with_its_place():
    with pytest.raises(FormError, match=r"招商活动经费!I13 有 40000 个字，一格最多 32767 个；请缩短。"):
        sheet(NATIONAL, with_rows(row("产出指标", "数量指标", "名称", ">=", "1", "个", explanation="长" * 40000)))


def test_rows_are_as_high_as_their_texts_need():
    told = with_rows(
        row("产出指标", "数量指标", "甲", ">=", "1", "个", explanation="短"),
        row("产出指标", "数量指标", "乙", ">=", "1", "个", explanation="受多种因素影响，推介会场次减少。" * 6),
    )
    heights = [sheet(NATIONAL, told).row_dimensions[at].height for at in (13, 14)]
    assert heights[0] == 26
    assert 110 < heights[1] < 220


def test_a_target_in_three_cells():
    filled = sheet(SICHUAN, with_rows(*EVENTS.indicators, funds=()))
    assert values(filled, "D14:G14") == [["≥", 20, "场", 18]]
    assert values(filled, "D17:G17") == [["定性", "2022年12月底前", None, "2022年12月20日"]]


def test_a_target_known_only_as_a_number_is_put_together():
    bare = replace(row("产出指标", "数量指标", "甲", ">=", "20", "场"), target_text="")
    assert sheet(NATIONAL, with_rows(bare))["E13"].value == "≥20场"


def test_a_target_printed_without_its_unit_gets_it():
    bare = replace(row("产出指标", "数量指标", "甲", ">=", "20", "场"), target_text="20")
    assert sheet(NATIONAL, with_rows(bare))["E13"].value == "≥20场"


def test_what_is_not_known_stays_blank():
    filled = sheet(NATIONAL, with_rows(row("产出指标", "数量指标", "甲", ">=", "20", "场")))
    assert values(filled, "E13:I13") == [["≥20场", None, None, None, None]]


def test_boxes_are_ticked_and_a_word_without_a_box_gets_one():
    hubei = LAYOUTS["hubei-self-evaluation"]
    told = replace(EVENTS, facts=(("项目类型", "一次性项目"), ("项目属性", "跨年项目")))
    filled = sheet(hubei, replace(PAPERS, programs=(told,)))
    assert filled["C8"].value == "□常年性项目　□延续性项目　☑一次性项目"
    assert filled["C7"].value == "□持续性项目　□新增性项目　☑跨年项目"


def test_a_zero_budget_has_no_rate():
    zero = replace(EVENTS, funds=(fund("年度资金总额", "0", "0", "0", is_total=True),))
    assert sheet(NATIONAL, replace(PAPERS, programs=(zero,)))["H6"].value is None


def test_a_sum_of_which_a_part_is_unknown_is_not_written():
    unknown = replace(TALENT, funds=(fund("年度资金总额", "43.20", is_total=True),))
    filled = sheet(LAYOUTS["self-evaluation-summary"], replace(PAPERS, programs=(EVENTS, unknown)))
    assert values(filled, "D7:G7") == [[303.2, None, None, None]]


def line(subject, weight, score):
    value = Decimal(score)
    return ScoreLine(
        f"score/{subject}", subject, "", "", Decimal(weight), replace(points(score), value=value), value, value, ""
    )


def test_scores_of_a_score_sheet_outweigh_what_the_office_gave_itself():
    scored = ScoreSheet(
        "score/program/招商活动经费", "招商活动经费", False, 2022, "", "", line("预算执行", "10", "9.21"),
        (line("签约亿元以上项目", "20", "19.5"),), points("88.8"), Decimal("88.8"), Decimal("88.8"), "良", "",
    )  # fmt: skip
    filled = sheet(NATIONAL, scores=DepartmentScores(None, (scored,)))
    assert values(filled, "G14:H14") == [[20, 19.5]]
    assert filled["H21"].value == 88.8
    summary = sheet(LAYOUTS["self-evaluation-summary"], scores=DepartmentScores(None, (scored,)))
    assert values(summary, "H5:I6") == [[88.8, "良"], [94.12, None]]


def test_each_program_may_have_a_file_of_its_own():
    files = dict(fill_each(NATIONAL, PAPERS))
    assert list(files) == ["招商活动经费", "人才引进经费"]
    assert load_workbook(BytesIO(files["人才引进经费"])).worksheets[0]["C3"].value == "人才引进经费"


def test_names_of_programs_that_no_sheet_can_have():
    names = ["a/b:c*d?", "招" * 40, "招" * 40, "'"]
    programs = tuple(replace(EVENTS, name=name) for name in names)
    sheets = load_workbook(BytesIO(fill(NATIONAL, replace(PAPERS, programs=programs)))).sheetnames
    assert sheets == ["abcd", "招" * 31, "招" * 29 + "-2", "表"]


def test_papers_without_a_program_are_refused():
    with pytest.raises(FormError, match=r"读到的材料里没有项目，无法填写《项目支出绩效自评表》"):
        fill(NATIONAL, Workpaper("某局", 2022))


def test_a_word_form_keeps_the_looks_of_its_cells():
    document = Document(BytesIO(fill(NATIONAL, PAPERS, None, "docx")))
    first, second = document.tables
    assert [cell.text for cell in first.rows[10].cells[2:6]] == ["数量指标", "组织招商推介会场次", "≥20场", "18场"]
    run = first.rows[10].cells[3].paragraphs[0].runs[0]
    assert (run.font.name, run.font.size.pt) == ("仿宋", 9)
    assert first.rows[10].cells[1].text == first.rows[14].cells[1].text == "产出指标"
    assert second.rows[0].cells[2].text == "人才引进经费"
    assert document.paragraphs[2].paragraph_format.page_break_before


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_office_programs_open_and_save_every_layout_unchanged(tmp_path):
    """Converted to the same format by LibreOffice, each form gives the same papers."""
    forms = [(name, kind) for name, entry in LAYOUTS.items() for kind in entry.formats]
    for name, kind in forms:
        (tmp_path / f"{name}.{kind}").write_bytes(fill(LAYOUTS[name], PAPERS, None, kind))
    for kind in ("xlsx", "docx"):
        files = map(str, sorted(tmp_path.glob(f"*.{kind}")))
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path / "saved"), *files]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    for name, kind in forms:
        saved = api.gather([str(tmp_path / "saved" / f"{name}.{kind}")])
        assert view(LAYOUTS[name], saved) == view(LAYOUTS[name], PAPERS)
