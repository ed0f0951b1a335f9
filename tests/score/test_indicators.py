"""One indicator: its score, the computation read aloud, and what is missing instead of guessed."""

from decimal import Decimal

import pytest

from jixiao.dossier.datum import Provenance
from jixiao.dossier.workpaper import EvidencePaper
from tests.score.papers import indicator, program, qualitative, scored

HUBEI, MANUAL, FUKANG = "420000", "100004", "652302"


def line(row, place="", year=2022):
    return scored(program(row), place, year).indicators[0]


def codes(found):
    return [notice.code for notice in found.notices]


@pytest.mark.parametrize(
    ("row", "score", "working"),
    [
        (indicator(">=", 20, 18), "9.00", "完成值 18 个 ÷ 指标值 20 个 × 10 分 = 9.00 分"),
        (indicator(">=", 20, 20), "10", "完成值 20 个，达到指标值 20 个，得满分 10 分"),
        (indicator("<=", 100, 150, "天"), "5.00", "10 分 ×（2 － 完成值 150 天 ÷ 指标值 100 天） = 5.00 分"),
        (indicator("<=", 100, 80, "天"), "10", "完成值 80 天，没有超过指标值 100 天，得满分 10 分"),
        (indicator("<=", 100, 300, "天"), "0", "完成值 300 天，指标值 100 天，按比例得 0 分"),
        (
            indicator(">=", 1, 9000, "亿元", actual_unit="万元"),
            "9.00",
            "完成值 9000 万元（即 0.9 亿元） ÷ 指标值 1 亿元 × 10 分 = 9.00 分",
        ),
        (
            indicator(">=", 120, 80, "家", actual_unit="%"),
            "8.00",
            "完成值 80% ÷ 指标值 120 家（完成程度以 100% 为准） × 10 分 = 8.00 分",
        ),
        (indicator("between", 80, 85, "%", upper=90), "10", "完成值 85%，在区间之内：指标值 80%—90%，得满分 10 分"),
        (indicator("between", 80, 72, "%", upper=90), "9.00", "完成值 72% ÷ 指标值 80%—90% × 10 分 = 9.00 分"),
        (indicator("<=", 0, 2, "件"), "0", "指标值为 0，完成值 2 件，得 0 分"),
        (
            indicator("", 100, 150, "万元", name="活动成本", kind="成本指标"),
            "5.00",
            "10 分 ×（2 － 完成值 150 万元 ÷ 指标值 100 万元） = 5.00 分",
        ),
        (indicator(">=", 3, 1, weight="33.3"), "11.10", "完成值 1 个 ÷ 指标值 3 个 × 33.3 分 = 11.10 分"),
        (indicator(">=", -3, -3, "%"), "10", "完成值 -3%，达到指标值 -3%，得满分 10 分"),
    ],
)
def test_a_number_scores_by_its_rule(row, score, working):
    found = line(row)
    assert found.score.value == Decimal(score)
    assert found.score.working == working
    assert found.working.startswith(f"{working}；依据《")


def test_a_score_names_its_norm_and_how_sure_that_is():
    found = line(indicator(">=", 20, 18))
    assert found.working.endswith("；依据《项目支出绩效评价管理办法》（财预〔2020〕10号）定量指标得分（实践通行）")
    (ground,) = found.grounds
    assert (ground.instrument, ground.certainty, ground.firm) == ("program-evaluation-measures-2020", "practice", False)
    assert found.score.basis == "program-evaluation-measures-2020#定量指标得分"


def test_a_score_can_be_traced_to_what_went_into_it():
    found = line(indicator(">=", 20, 18))
    assert found.score.key == found.key == "score/program/招商活动费/签约项目数"
    assert found.score.operands == ("签约项目数/target", "签约项目数/actual", "签约项目数/weight")


@pytest.mark.parametrize(
    ("row", "missing"),
    [
        (indicator(">=", 20, None), "请填写完成值"),
        (indicator(">=", 20, None, actual_text="完成"), "完成值写的是“完成”，请填写数字"),
        (
            indicator(">=", 20, 18, "场", actual_unit="家"),
            "指标值的单位是“场”，完成值的单位是“家”，不能换算，请核对单位",
        ),
        (
            indicator("", 30, 20, "天", name="办理时间", kind="时效指标"),
            "请写明指标性质（≥、≤、＝）：从名称看不出多好还是少好",
        ),
        (indicator(">=", 3, 12, "次", target_text="每季度3次"), "指标值“每季度3次”按期写，请写明全年的指标值"),
        (indicator("<=", 5, "0.5", "%", actual_unit=""), "完成值 0.5 没有写单位，请写明是 50% 还是 0.5%"),
        (indicator("<=", 100, 80, "天", actual_unit="%"), "指标值是 100 天，完成值写的是 80%，请填写实际数"),
        (indicator("between", 80, 85, "%"), "区间型指标请写明两端的指标值"),
        (indicator("<=", -5, -3, "%"), "指标值 -5% 没有达到，负数没有比例可算，请人工定分"),
        (indicator("", None, 3), "请填写指标值"),
        (
            qualitative("取得较好效果"),
            "定性指标，请选定完成等级（达成预期指标、部分达成预期指标并具有一定效果、未达成预期指标且效果较差）",
        ),
        (
            qualitative("2022年11月", "2022年9月底前"),
            "完成时间“2022年11月”晚于指标值“2022年9月底前”，没有按比例计分的规定，请人工定分",
        ),
    ],
)
def test_what_is_missing_is_named_and_never_guessed(row, missing):
    found = line(row)
    assert (found.score, found.low, found.high) == (None, 0, 10)
    assert found.missing == (missing,)
    assert found.working.startswith(f"未能计分：{missing}")


def test_an_indicator_without_points_says_what_else_it_lacks():
    found = line(indicator(">=", 20, None, weight=None))
    assert (found.weight, found.score, found.missing) == (0, None, ("请填写分值", "请填写完成值"))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (indicator(">=", 200, 940), ["far_above_target", "explanation_missing"]),
        (indicator(">=", 200, 940, explanation="年初按上年一半设定"), ["far_above_target"]),
        (indicator(">=", 200, 259), []),
        (indicator(">=", 20, 18), ["explanation_missing"]),
        (indicator(">=", 20, 18, explanation="疫情影响"), []),
        (indicator(">", 20, 20), ["only_equal", "explanation_missing"]),
        (indicator("=", 21, 25), ["equal_exceeded"]),
        (indicator("=", 100, 80, "万元", kind="成本指标"), ["equal_cost", "explanation_missing"]),
        (indicator(">=", 0, 3), ["zero_target"]),
        (indicator(">=", 90, "0.95", "%", actual_unit=""), ["fraction_read_as_percent"]),
        (indicator(">=", 20, 22, actual_unit="家"), ["measure_word"]),
        (indicator(">=", 120, 100, "家", actual_unit="%"), ["percent_for_actual"]),
        (indicator(">=", 20, 18, stated=10, explanation="有"), ["stated_score_differs"]),
        (indicator(">=", 20, 18, stated=9, explanation="有"), []),
    ],
)
def test_what_costs_no_points_is_a_notice(row, expected):
    assert codes(line(row)) == expected


def test_over_fulfilment_is_full_marks_a_notice_or_less_as_the_norm_says():
    row = indicator(">=", 200, 940, explanation="有")
    assert (line(row).score.value, codes(line(row))) == (10, ["far_above_target"])
    assert (line(row, "100002").score.value, codes(line(row, "100002"))) == (10, [])
    cut = line(row, MANUAL)
    assert (cut.score.value, len(cut.grounds)) == (Decimal("8.00"), 2)
    assert cut.score.working.endswith("；达到指标值的 130%，扣 2 分 = 8.00 分")


def test_beyond_a_cap_points_fall_as_the_place_has_it():
    row = indicator("<=", 100, 150, "天")
    found = line(row, HUBEI, 2020)
    assert found.score.value == Decimal("6.67")
    assert found.score.working == "指标值 100 天 ÷ 完成值 150 天 × 10 分 = 6.67 分"
    assert [ground.certainty for ground in found.grounds] == ["memory"]
    assert "（尚待核实）" in found.working


# --- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "score"),
    [
        (qualitative("达成预期指标", stated=10), "10"),
        (qualitative("达成年度目标", stated=9), "9"),
        (qualitative("部分达成预期指标并具有一定效果。", stated=7), "7"),
        (qualitative("部分完成", stated="7.99"), "7.99"),
        (qualitative("合格", "合格", stated=8), "8"),
        (qualitative(level="未达成", stated=0), "0"),
        (qualitative("2022年9月28日", "2022年9月底前"), "10"),
    ],
)
def test_words_score_what_the_office_gave_within_the_band_of_their_level(row, score):
    assert line(row).score.value == Decimal(score)


def test_without_a_score_a_level_leaves_its_band_open():
    found = line(qualitative("部分达成"))
    assert (found.score, found.low, found.high) == (None, Decimal("6.00"), Decimal("7.99"))
    assert found.missing == ("请在 6.00—7.99 分之间确定得分",)
    assert (line(qualitative("部分达成"), HUBEI).low, line(qualitative("部分达成"), HUBEI).high) == (5, Decimal("7.99"))


def test_a_score_outside_the_band_is_refused_with_a_notice():
    found = line(qualitative("部分达成", stated=9, explanation="有"))
    assert (found.score, found.low, found.high) == (None, Decimal("6.00"), Decimal("7.99"))
    assert codes(found) == ["outside_band"]
    assert found.missing == ("自评得分 9 分不在 6.00—7.99 分之内，请改得分或者等级",)


# --- evidence ---------------------------------------------------------------------------------------------------------


def test_where_the_norm_asks_for_evidence_there_is_no_score_without_it():
    row = indicator(">=", 20, 18, explanation="有")
    found = line(row, FUKANG, 2023)
    assert (found.score, found.low, found.high, found.missing) == (None, 0, 9, ("请补充佐证材料",))
    proof = (EvidencePaper("签约台账", Provenance("台账.xlsx", "第3行", "签约台账")),)
    assert line(indicator(">=", 20, 18, evidence=proof), FUKANG, 2023).score.value == 9
