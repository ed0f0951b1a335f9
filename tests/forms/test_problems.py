"""Forms as offices fill them wrongly: this form → this complaint, with the cell and what to do."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from jixiao import api
from jixiao.forms.fill import fill
from jixiao.forms.load import layouts
from jixiao.forms.problems import problems
from tests.forms.office import EVENTS, PAPERS

NATIONAL = layouts()["national-self-evaluation"]
PROGRAM = replace(PAPERS, programs=(EVENTS,))
SHEET = "工作表“招商活动经费”"


@pytest.fixture
def told(tmp_path):
    """The complaints about the national form once `changes` (cell → text) are typed into it."""

    def complaints(**changes):
        book = load_workbook(BytesIO(fill(NATIONAL, PROGRAM)))
        for cell, text in changes.items():
            book.worksheets[0][cell] = text
        path = tmp_path / "自评表.xlsx"
        book.save(path)
        return [str(problem) for problem in problems(api.extract(api.read(str(path))))]

    return complaints


def test_a_form_filled_well_has_none(told):
    assert told() == []


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"I12": "经办人"}, "I12格「经办人」 这一栏没有读：不认识的栏名；请改用表样上的栏名。"),
        ({"I12": "完成值"}, "I12格「完成值」 这一栏没有读：与另一栏重复；一条指标只能有一个值，请只留一栏。"),
        ({"F13": "18场/19场"}, "F13格「18场/19场」 一格里有两个完成值；请只留一个；分项的另设指标。"),
        (
            {"D14": "组织招商推介会场次"},
            "D14格「组织招商推介会场次」 同一指标有两个完成值；请只留一行，或者改成不同的指标名称。",
        ),
        (
            {"E13": "合格"},
            "E13格「合格」 指标值没有数，不能按比例计分；能量化的写成数和单位，如 ≥90%；不能的按完成程度打分。",
        ),
        ({"E13": None}, "D13格「组织招商推介会场次」 没有指标值；请填写指标值，如 ≥20个。"),
        ({"G13": 25}, "G13格「25」 分值合计 指标 100 + 预算执行 10 = 110，应为 100；请调整各指标的分值。"),
        ({"E6": 0}, "E6格「0.00」 预算数为 0，执行率无法计算；请填全年预算数；没有预算的项目不必自评。"),
    ],
)
def test_a_mistake_is_told_with_its_cell_and_a_remedy(told, changes, complaint):
    if "G13" in changes:  # all points of the indicators: 100 without execution is a form of its own, so one more row
        changes = {**changes, "G14": 20}
        complaint = complaint.replace("指标 100", "指标 105").replace("= 110", "= 115")
    assert told(**changes) == [SHEET + complaint]


def test_a_budget_in_yuan_is_read_in_wan_yuan(told, tmp_path):
    assert told(A5="项目资金（元）", D6=2600000, E6=2305000, F6=2123700) == []
    (program,) = api.gather([str(tmp_path / "自评表.xlsx")]).programs
    assert f"{program.total.outturn.value.normalize():f}{program.total.outturn.unit}" == "212.37万元"


def test_a_book_without_the_form_names_its_sheets(tmp_path):
    book = load_workbook(BytesIO(fill(NATIONAL, PROGRAM)))
    book.create_sheet("说明")["A1"] = "请见附件"
    del book["招商活动经费"]
    book.save(tmp_path / "空.xlsx")
    (problem,) = problems(api.extract(api.read(str(tmp_path / "空.xlsx"))))
    assert problem.message == "没有找到绩效表格"
    assert "三级指标、指标值" in problem.remedy


def test_a_moved_column_is_read_under_its_head(tmp_path):
    book = load_workbook(BytesIO(fill(NATIONAL, PROGRAM)))
    sheet = book.worksheets[0]
    for row in range(12, 21):
        sheet[f"G{row}"].value, sheet[f"H{row}"].value = sheet[f"H{row}"].value, sheet[f"G{row}"].value
    book.save(tmp_path / "换栏.xlsx")
    (program,) = api.gather([str(tmp_path / "换栏.xlsx")]).programs
    first = program.indicators[0]
    assert (first.weight.printed(), first.stated_score.printed()) == ("15", "13.5")


def test_several_forms_on_one_sheet_are_read_one_by_one(tmp_path):
    book = load_workbook(BytesIO(fill(NATIONAL, PAPERS)))
    first, second = book.worksheets
    offset = first.max_row + 2
    for row in second.iter_rows():
        for cell in row:
            if cell.value is not None:
                first.cell(cell.row + offset, cell.column, cell.value)
    for area in second.merged_cells.ranges:
        first.merge_cells(
            start_row=area.min_row + offset, end_row=area.max_row + offset,
            start_column=area.min_col, end_column=area.max_col,
        )  # fmt: skip
    book.remove(second)
    book.save(tmp_path / "两张.xlsx")
    read = api.gather([str(tmp_path / "两张.xlsx")]).programs
    assert [(program.name, len(program.indicators)) for program in read] == [("招商活动经费", 8), ("人才引进经费", 4)]
