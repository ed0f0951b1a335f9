"""One self-evaluation table in every layout: the same findings, and none when it is right."""

import pytest

from jixiao import api
from jixiao.readers.txt import read as txt

RIGHT = [
    ["项目名称", "园区企业服务专项"],
    ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["", "年度资金总额", "268", "262", "240.76", "10", "91.89%", "9.19"],
    ["", "其中：当年财政拨款", "256", "250", "230", "—", "—", "—"],
    ["", "上年结转资金", "12", "12", "10.76", "—", "—", "—"],
    ["", "其他资金", "0", "0", "0", "—", "—", "—"],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
    ["产出指标", "数量指标", "走访重点企业", "≥160家次", "120家次", "20", "15", "部分走访改为线上"],
    ["", "质量指标", "诉求办结率", "≥95%", "97%", "30", "30", ""],
    ["效益指标", "社会效益指标", "带动就业人数", "≥700人", "742人", "30", "30", ""],
    ["满意度指标", "服务对象满意度指标", "企业满意度", "≥90%", "94%", "10", "10", ""],
    ["总分", "", "", "", "", "100", "94.19", ""],
]


def wrong(row, column, text):
    """The table with one cell changed."""
    cells = [list(cells) for cells in RIGHT]
    cells[row][column] = text
    return cells


def tabs(cells):
    return "\n".join("\t".join(row) for row in cells)


def pipes(cells):
    """As a web page loses its merged cells: what was merged downwards is gone."""
    return "\n".join("| " + " | ".join(row).lstrip("| ") + " |" for row in cells)


def blanks(cells):
    return "\n".join(" ".join(text for text in row if text) for row in cells)


def cell_by_cell(cells):
    return "\n\n".join(text for row in cells for text in row if text)


def one_line(cells):
    return " ".join(text for row in cells for text in row if text)


LAYOUTS = [tabs, pipes, blanks, cell_by_cell, one_line]


def loud(cells, layout):
    text = f"项目支出绩效自评表\n（2022年度）\n{layout(cells)}\n"
    dossier = api.extract(txt.read("表.txt", text.encode()))
    return [(f.rule, f.place.quote) for f in api.check(dossier) if f.severity != "note"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_right_table_raises_no_alarm(layout):
    assert loud(RIGHT, layout) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_rate_that_does_not_follow(layout):
    assert loud(wrong(2, 6, "97.89%"), layout) == [("RAT201", "97.89%")]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_execution_score_that_does_not_follow(layout):
    cells = wrong(2, 7, "10")
    cells[-1][6] = "95"
    assert loud(cells, layout) == [("SCO104", "10")]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_sources_that_do_not_make_up_the_total(layout):
    assert loud(wrong(3, 3, "245"), layout) == [("SUM201", "262")]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_full_points_for_a_missed_target(layout):
    cells = wrong(7, 6, "20")
    cells[-1][6] = "99.19"
    assert loud(cells, layout) == [("SCO102", "20")]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_points_above_the_formula(layout):
    cells = wrong(7, 6, "18")
    cells[-1][6] = "97.19"
    assert loud(cells, layout) == [("SCO103", "18")]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_points_above_the_weight(layout):
    cells = wrong(9, 6, "32")
    cells[-1][6] = "96.19"
    assert loud(cells, layout) == [("SCO101", "32")]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_total_that_is_not_the_sum(layout):
    assert loud(wrong(-1, 6, "96.19"), layout) == [("SCO108", "96.19")]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_weights_beyond_a_hundred(layout):
    cells = wrong(10, 5, "20")
    cells[10][6] = "20"
    cells[-1][6] = "104.19"
    assert ("SCO107", "100") in loud(cells, layout)


def with_cost(target, actual):
    cells = wrong(10, 5, "5")
    cells[10][6] = "5"
    cells.insert(10, ["成本指标", "经济成本指标", "单次活动成本", target, actual, "5", "5", ""])
    return cells


@pytest.mark.parametrize("layout", [tabs, pipes])
def test_a_slip_of_the_unit_is_no_missed_target(layout):
    assert loud(with_cost("≤850元", "812万元"), layout) == [("TGT103", "812万元")]


@pytest.mark.parametrize("layout", [tabs, pipes])
def test_a_cost_with_a_floor_is_no_missed_target(layout):
    assert loud(with_cost("≥2万元", "1.8万元"), layout) == [("IND101", "≥2万元")]


@pytest.mark.parametrize("layout", [tabs, pipes])
def test_a_total_row_of_money_without_its_usual_name(layout):
    cells = wrong(2, 1, "合计")
    cells[2][7] = "10"
    cells[-1][6] = "95"
    assert loud(cells, layout) == [("SCO104", "10")]
