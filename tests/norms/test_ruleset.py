"""Rule sets: what holds for a place, a scope and a year, each value with its norm; and what makes one unsound."""

from decimal import Decimal

import pytest

from jixiao.norms.resolve import Norms
from jixiao.norms.ruleset import ruleset
from jixiao.norms.soundness import faults, report
from tests.norms.own import own

NORMS = Norms()
LUQUAN, HUBEI, SICHUAN, CENTRAL, HAIDIAN = "130110", "420000", "510000", "100001", "110108"


def rules(place="", scope="program", year=2022, norms=NORMS):
    return ruleset(norms, place, scope, year)


def test_every_value_brings_its_norm():
    weights = rules().weights
    assert weights.value[0].points == {"预算执行": 10, "产出指标": 50, "效益指标": 30, "满意度指标": 10}
    assert weights.words == "《项目支出绩效评价管理办法》（财预〔2020〕10号）单位自评指标权重"
    assert (weights.answer.place_name, weights.answer.certainty.value) == ("全国", "restated")


def test_a_place_overrides_what_it_has_and_inherits_the_rest():
    hubei = rules(HUBEI)
    assert hubei.weights.value[0].points == {"预算执行": 20, "产出指标": 40, "效益指标": 40}
    assert [(level.floor, level.ceiling) for level in hubei.levels.value] == [(80, 100), (50, 80), (0, 50)]
    assert (hubei.at_most.value, hubei.at_most.answer.certainty.value) == ("target_over_actual", "memory")
    assert (hubei.at_least.answer.place_name, hubei.speaks_for_itself) == ("全国", True)


def test_a_place_may_divide_the_points_in_two_ways():
    with_cost, without = rules(CENTRAL).weights.value
    assert (with_cost.name, with_cost.points["成本指标"], with_cost.points["产出指标"]) == ("设成本指标", 20, 40)
    assert (without.name, without.points["产出指标"]) == ("不设成本指标", 50)


def test_grades_depend_on_scope_and_place():
    best = rules(LUQUAN, "whole_department", 2025).grades.value[0]
    assert (best.grade, best.floor) == ("优秀", 85)
    assert [b.floor for b in rules(LUQUAN, "program", 2025).grades.value] == [90, 80, 60, 0]
    assert [b.floor for b in rules("100003").grades.value] == [80, 70, 60, 0]
    assert not rules("130102").speaks_for_itself


def test_an_older_year_is_ruled_by_its_own_texts_and_for_the_rest_by_analogy():
    haidian = rules(HAIDIAN, year=2016)
    assert (haidian.at_most.value, haidian.at_most.answer.selected_by) == ("target_over_actual", "自2016预算年度起")
    assert haidian.kind_points.value["数量指标"] == Decimal("12.5")
    assert haidian.grades.answer.selected_by == "没有适用于2016年度的规定，比照（自2020预算年度起）"
    assert haidian.by_analogy
    assert not rules(HAIDIAN, year=2020).by_analogy
    assert rules(HAIDIAN, year=2020).at_most.value == "linear_to_double"


GAP = 'rows = [{ grade = "优", floor = 90 }, { grade = "良", floor = 60 }]'
LEVELS = 'rows = [{ level = "达成", floor = 80 }, { level = "未达成", floor = 0, also = "达成" }]'
UNSOUND = {
    "weights：分值合计 90，应为 100": (
        "weights",
        'rows = [{ category = "预算执行", points = 10 }, { category = "产出指标", points = 80 }]',
    ),
    "weights：预算执行 20 分，execution_points 是 10 分": (
        "weights",
        'rows = [{ category = "预算执行", points = 20 }, { category = "产出指标", points = 80 }]',
    ),
    "weights：分值都应大于 0": (
        "weights",
        'rows = [{ category = "产出指标", points = 100 }, { category = "效益指标", points = 0 }]',
    ),
    "grade_bands：最低一档的下限是 60，应为 0，否则低分没有归属": ("grade_bands", GAP),
    "grade_bands：两档的下限相同": ("grade_bands", GAP.replace("90", "0").replace("60", "0")),
    "grade_bands：等级的名称有重复": ("grade_bands", GAP.replace("良", "优").replace("60", "0")),
    "grade_bands：最高一档的下限 101 超过 100": ("grade_bands", GAP.replace("90", "101").replace("60", "0")),
    "qualitative_bands：同一个词写在两档里": ("qualitative_bands", LEVELS),
    "execution_bands：执行率高的一档得分反而低": (
        "execution_bands",
        "rows = [{ floor = 90, share = 50 }, { floor = 0 }]",
    ),
    "score_ceilings：执行率高的限制反而更严": (
        "score_ceilings",
        "rows = [{ below = 80, ceiling = 60 }, { below = 60, ceiling = 79 }]",
    ),
    "over_fulfilment_rule：写的是分档扣分，没有 over_fulfilment_steps": (
        "over_fulfilment_rule",
        'word = "stepped_deduction"',
    ),
    "over_fulfilment_steps：界线应大于指标值的 100%": ("over_fulfilment_steps", "rows = [{ ratio = 90, deduct = 2 }]"),
    "over_fulfilment_steps：超得多的扣分反而少，或者界线重复": (
        "over_fulfilment_steps",
        "rows = [{ ratio = 130, deduct = 2 }, { ratio = 150, deduct = 1 }]",
    ),
    "achieved_window：下限高于上限": ("achieved_window", "rows = [{ floor = 130, ceiling = 100 }]"),
    "department_items：分值合计 101，超过 100": (
        "department_items",
        'rows = [{ item = "甲", points = 60 }, { item = "乙", points = 41 }]',
    ),
    "department_items：limit 与 deduct 应当同时写": (
        "department_items",
        'rows = [{ item = "甲", points = 5, limit = 100 }]',
    ),
    "department_items：按实现的个数计分（counts）的，要有 achieved_window": (
        "department_items",
        'rows = [{ item = "甲", points = 5, counts = "数量指标" }]',
    ),
}


@pytest.mark.parametrize("fault", UNSOUND)
def test_an_unsound_rule_set_is_told_by_parameter(tmp_path, fault):
    name, content = UNSOUND[fault]
    scope = "whole_department" if name == "department_items" else "program"
    assert faults(rules(LUQUAN, scope, 2022, own(tmp_path, name, content))) == (fault,)


def test_the_report_names_place_year_and_scope(tmp_path):
    told, sets = report(own(tmp_path, "over_fulfilment_rule", 'word = "stepped_deduction"'))
    assert told[0].startswith("鹿泉区（130110）2020年度项目：over_fulfilment_rule：")
    assert sets > 100
