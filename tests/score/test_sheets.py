"""A program and a department: total, grade, missing categories, ceilings, repairs."""

from dataclasses import replace
from decimal import Decimal

import pytest

from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Stage
from jixiao.dossier.workpaper import Amount
from jixiao.score.department import score
from tests.norms.own import own
from tests.score.papers import NORMS, datum, full, fund, indicator, papers, program, qualitative, scored

LUQUAN, MANUAL, NOTES, DAYING, HUNAN = "130110", "100004", "100005", "510923", "430000"


def codes(sheet):
    return [notice.code for notice in sheet.notices]


def test_execution_and_indicators_add_up_to_a_total_with_a_grade():
    sheet = scored(program(*full(), money=fund("43.2", "37.24", stated=9)))
    assert (sheet.total.value, sheet.grade, sheet.low, sheet.high) == (Decimal("98.62"), "优", *[Decimal("98.62")] * 2)
    assert sheet.execution.score.working == "全年执行数 37.24 万元 ÷ 全年预算数 43.2 万元 = 86.20%，× 10 分 = 8.62 分"
    assert [notice.code for notice in sheet.execution.notices] == ["explanation_missing", "stated_score_differs"]
    assert sheet.total.working == "预算执行 8.62 ＋ 产出指标 50.00 ＋ 效益指标 30.00 ＋ 满意度指标 10.00 = 98.62 分"
    assert sheet.total.operands == tuple(one.score.key for one in sheet.lines)
    assert sheet.grade_working.startswith("98.62 分，在 90 分以上，为“优”；依据《项目支出绩效评价管理办法》")


@pytest.mark.parametrize(
    ("place", "whole", "grade"),
    [("", False, "良"), (LUQUAN, True, "优秀"), (LUQUAN, False, "良"), ("100003", False, "优")],
)
def test_one_total_has_the_grade_of_its_place_and_scope(place, whole, grade):
    rows = [indicator(target=100, actual=72, weight=50), *full(missing="产出指标")]
    sheet = scored(program(*rows, whole_department=whole), place, 2025)
    assert (sheet.total.value, sheet.grade) == (Decimal("86.00"), grade)


def test_an_open_line_leaves_total_and_grade_open_between_two_ends():
    sheet = scored(program(indicator(target=20, weight=50), *full(missing="产出指标")))
    assert (sheet.total, sheet.grade, sheet.low, sheet.high) == (None, "", 50, 100)


# --- execution --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("money", "score", "missing"),
    [
        (fund(27, "11.72"), "4.34", ()),
        (fund(5000, 3500), "7.00", ()),
        (fund(100, 120), "10.00", ()),
        (fund(0, 0), "0", ()),
        (fund(None, 80, original=100), None, ("请填写全年预算数",)),
        (fund(100, None), None, ("请填写全年执行数",)),
        (fund(None, None), None, ("请填写全年预算数和全年执行数",)),
    ],
)
def test_execution_scores_by_the_adjusted_budget_and_guesses_nothing(money, score, missing):
    found = scored(program(*full(), money=money)).execution
    assert found.missing == missing
    assert (found.score and found.score.value) == (score and Decimal(score))


@pytest.mark.parametrize(
    ("money", "place", "expected"),
    [
        (fund(100, 99), "", ["预算没有执行完"]),
        (fund(100, 79), "", ["低于 80%"]),
        (fund(100, 79, explanation="有"), "", []),
        (fund(100, 100, original=80), "", ["全年预算数比年初增加 25.00%"]),
        (fund(100, 100, original=90), "", []),
        (fund(100, 100, original=90), "510000", ["全年预算数比年初增加 11.11%"]),
        (fund(100, 90), "510000", []),
        (fund(100, "89.99"), "510000", ["低于 90%"]),
        (fund(100, 120), "", ["执行数大于预算数"]),
    ],
)
def test_what_execution_leaves_unexplained_depends_on_the_place(money, place, expected):
    notices = scored(program(*full(), money=money), place, 2023).execution.notices
    assert len(notices) == len(expected)
    assert all(words in notice.message for words, notice in zip(expected, notices, strict=True))


@pytest.mark.parametrize(
    ("outturn", "score"), [("0.59", 0), ("0.6", 6), ("0.79", Decimal("7.90")), ("0.8", 8), ("0.95", 10)]
)
def test_bands_of_execution_are_data(tmp_path, outturn, score):
    rows = "{ floor = 95, share = 100 }, { floor = 80, share = 80 }, { floor = 60 }, { floor = 0, share = 0 }"
    norms = own(tmp_path, "execution_bands", f"rows = [{rows}]")
    sheet = scored(program(*full(), money=fund(1, outturn)), LUQUAN, 2025, norms)
    assert sheet.execution.score.value == score


def test_a_low_execution_rate_limits_the_total_where_the_norm_says_so():
    sheet = scored(program(*full(), money=fund(100, 75)), MANUAL)
    assert (sheet.total.value, sheet.grade) == (89, "良")
    assert sheet.total.working.endswith("= 97.50 分；预算执行率偏低，总分以 89 分为限")
    assert sheet.total.basis == "integrated-system-manual#总分的限制"
    assert scored(program(*full(), money=fund(100, 80)), MANUAL).total.value == 98
    assert scored(program(*full(), money=fund(100, "49.99")), MANUAL).total.value == 59


# --- weights ----------------------------------------------------------------------------------------------------------


def test_the_points_of_a_missing_category_are_spread_over_the_other_indicators():
    rows = [indicator(target=20, actual=18, weight=50, explanation="有"), *full(missing="产出指标")[:1]]
    sheet = scored(program(*rows, money=fund(100, 80, explanation="有")))
    assert [one.weight for one in sheet.lines] == [10, Decimal("56.25"), Decimal("33.75")]
    assert sheet.total.value == Decimal("8.00") + Decimal("50.63") + Decimal("33.75")
    assert sheet.total.working.startswith(
        "没有设满意度指标（10 分），其分值按比例分摊到其余指标（指标合计 80 分 → 90 分）；"
    )
    assert "memory" in {ground.certainty for ground in sheet.grounds}


def test_or_are_dropped_and_the_rest_is_rescaled_where_the_norm_says_so():
    rows = [indicator(target=20, actual=18, weight=50), *full(missing="产出指标")[:1]]
    sheet = scored(program(*rows, money=fund(100, 80)), NOTES)
    assert [one.weight for one in sheet.lines] == [10, 50, 30]
    assert sheet.total.value == Decimal("92.22")
    assert sheet.total.working.endswith(
        "预算执行 8.00 ＋ 产出指标 45.00 ＋ 效益指标 30.00 = 83.00 分，× 1.111111 = 92.22 分"
    )


def test_weights_of_a_hundred_and_ten_give_no_total_and_say_why():
    rows = [indicator(target=20, actual=20, weight=60), *full(missing="产出指标")]
    sheet = scored(program(*rows, money=fund(weight=10)))
    assert (sheet.total, sheet.grade) == (None, "")
    assert sheet.missing == ("分值合计 110 分（指标 100 分＋预算执行 10 分），不是 100 分，请改正分值",)


def test_indicators_of_a_hundred_points_hold_the_execution_themselves():
    rows = [indicator(target=20, actual=20, weight=60), *full(missing="产出指标")]
    sheet = scored(program(*rows))
    assert (sheet.execution, sheet.total.value, codes(sheet)[0]) == (None, 100, "execution_within_indicators")


def test_weights_of_nothing_give_no_total_and_say_why():
    found = scored(program(indicator(target=20, actual=20, weight=0, group="成本指标")))
    assert (found.total, found.missing[0]) == (
        None,
        "分值合计 10 分（指标 0 分＋预算执行 10 分），不是 100 分，请改正分值",
    )


def test_weights_that_miss_a_hundred_by_rounding_alone_are_a_hundred():
    rows = [indicator(target=20, actual=20, weight="16.67", name=name) for name in "甲乙丙"]
    sheet = scored(program(*rows, *full(missing="产出指标")))
    assert (sheet.total.value, sheet.missing) == (100, ())
    assert [n.message for n in sheet.notices if n.code == "weights_rounded"] == [
        "分值合计 100.01 分，尾差出自四舍五入，按 100 分计"
    ]


def test_points_other_than_those_of_the_norm_are_told_with_its_certainty():
    rows = [indicator(target=20, actual=20, weight=40), *full(missing="产出指标")]
    sheet = scored(program(*rows, money=fund(weight=20)))
    assert [n.message for n in sheet.notices if n.code == "weights_differ"] == [
        "预算执行的分值是 20 分，全国的规定是 10 分（见转述）",
        "产出指标的分值是 40 分，全国的规定是 50 分（见转述）",
    ]


def test_a_norm_that_divides_the_points_in_two_ways_takes_that_of_the_form():
    cost = indicator("<=", 100, 90, "万元", weight=20, name="活动成本", group="成本指标", kind="经济成本指标")
    output, outcome, satisfied = full()
    rows = [cost, *(replace(row, weight=datum(points, "分")) for row, points in ((output, 40), (outcome, 20)))]
    paper = program(*rows, satisfied)
    assert scored(paper, "100001").total.value == scored(paper).total.value == 100
    assert "weights_differ" not in codes(scored(paper, "100001"))
    told = [n.message for n in scored(paper).notices if n.code == "weights_differ"]
    assert told[0] == "产出指标的分值是 60 分，全国的规定是 50 分（见转述）", "where cost is within output"
    assert "weights_differ" not in codes(scored(program(*full()), "100001"))


# --- departments ------------------------------------------------------------------------------------------------------


def test_a_department_scores_by_its_own_form_and_counts_programs_by_grade():
    weak = program(indicator(target=100, actual=10, weight=50), *full(missing="产出指标"), name="展会费")
    whole = program(*full(), whole_department=True, money=fund("1590.86", "1524.96"))
    found = score(
        papers(program(*full()), weak, whole, program(*full(), name="培训费"), place=LUQUAN, year=2025), NORMS
    )
    assert (found.department.total.value, found.department.grade) == (Decimal("99.59"), "优秀")
    assert found.grades == (("优", 2), ("差", 1))
    assert [sheet.key for sheet in found.programs] == [
        "score/program/招商活动费",
        "score/program/展会费",
        "score/program/培训费",
    ]


def test_a_form_without_money_takes_the_expenditure_of_the_accounts():
    whole = replace(program(*full(), whole_department=True), funds=())
    amounts = (
        Amount(Item.EXPENDITURE, Stage.ADJUSTED, 2022, datum("1590.86", "万元", "amount/adjusted")),
        Amount(Item.EXPENDITURE, Stage.OUTTURN, 2022, datum("1524.96", "万元", "amount/outturn")),
    )
    execution = score(papers(whole, amounts=amounts), NORMS).department.execution
    assert execution.score.value == Decimal("9.59")
    assert execution.score.operands == ("amount/adjusted", "amount/outturn")


def test_programs_make_no_department_score_unless_a_norm_says_so(tmp_path):
    weak = program(
        indicator(target=100, actual=10, weight=50), *full(missing="产出指标"), name="展会费", money=fund(300, 300)
    )
    both = papers(program(*full()), weak, place=LUQUAN, year=2025)
    assert score(both, NORMS).department is None
    norms = own(tmp_path, "department_score", 'word = "amount_weighted_mean"', "whole_department")
    department = score(both, norms).department
    assert (department.total.value, department.grade) == (Decimal("66.25"), "一般")
    assert department.total.working.startswith(
        "各项目得分按预算金额加权平均：（100.00 × 100 万元 ＋ 55.00 × 300 万元）"
    )


@pytest.mark.parametrize(("actual", "score"), [(100, "1"), (90, "1"), (103, "0.7"), (110, "0"), (None, None)])
def test_a_control_rate_loses_points_by_the_percentage_point_in_hunan(actual, score):
    row = indicator("<=", 100, actual, "%", weight=1, name="在职人员控制率")
    found = scored(program(row, whole_department=True), HUNAN, 2022).indicators[0]
    assert (found.score and found.score.value) == (score and Decimal(score))


def test_accuracy_of_the_budget_is_lost_at_a_tenth_in_daying():
    row = indicator("<=", 5, 4, "%", weight=10, name="编制准确")
    found = scored(program(row, whole_department=True), DAYING, 2020).indicators[0]
    assert found.score.working == "完成值 4%，超过 0% 的 4 个百分点各扣 1 分，10 分 － 4 分 = 6.00 分"


def test_objectives_achieved_are_counted_over_all_programs_in_daying():
    rows = [indicator(target=10, actual=actual, name=str(actual)) for actual in (9, 10, 13, 14)]
    whole = program(indicator(target=100, actual=100, name="目标实现"), whole_department=True)
    found = score(papers(program(*rows), whole, place=DAYING, year=2020), NORMS).department.indicators[0]
    assert found.score.value == 5
    assert found.score.working == "数量指标 4 个，完成率在 100%—130% 之间的 2 个，2 ÷ 4 × 10 分 = 5.00 分"


# --- repairs ----------------------------------------------------------------------------------------------------------


def test_repairs_come_cheapest_first_with_what_they_bring_at_most():
    rows = [
        indicator(target=20, weight=30, name="签约项目数"),
        qualitative("部分达成", weight=20, name="宣传效果", explanation="有"),
        *full(missing="产出指标"),
    ]
    found = score(papers(program(*rows, money=fund(100, 90))), NORMS).programs[0]
    assert [(r.subject, str(r.gain), r.grade_after) for r in found.repairs] == [
        ("宣传效果", "3.99", ""),
        ("签约项目数", "30", "优"),
        ("预算执行率", "0", ""),
    ]
    assert found.repairs[0].action == "请在 12.00—15.99 分之间确定得分"
    assert found.repairs[2].action == "请说明原因：执行率 90.00%，预算没有执行完"


def test_what_the_whole_sheet_lacks_comes_first_and_one_action_is_told_once():
    rows = [indicator(target=20, actual=20, weight=None, name=name) for name in ("甲", "乙")]
    found = score(papers(program(*rows)), NORMS).programs[0]
    assert [(r.subject, r.action) for r in found.repairs] == [
        ("招商活动费", "2 个指标没有分值，请补填，各类合计应为 100 分"),
        ("甲、乙", "请填写分值"),
    ]


# --- norms ------------------------------------------------------------------------------------------------------------


def test_a_place_without_rules_of_its_own_says_whose_it_uses():
    sheet = scored(program(*full()), "130110", 2022)
    assert "没有查到鹿泉区自己的项目计分规定，按全国的办法计算" in [n.message for n in sheet.notices]


def test_a_year_before_the_rules_is_scored_by_analogy_and_says_so():
    sheet = scored(program(*full()), "", 2018)
    assert "norms_by_analogy" in codes(sheet)
    assert "norms_by_analogy" not in codes(scored(program(*full())))


def test_what_rests_on_texts_not_read_says_so():
    told = [n.message for n in scored(program(*full())).notices if n.code == "norms_not_firm"]
    assert told == ["所依据的规定有的没有见到原文（实践通行），以当地文件为准"]
