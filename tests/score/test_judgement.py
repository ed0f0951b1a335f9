"""Around the score: what another place would give, how good the targets were, how credible the self-scores."""

from decimal import Decimal

from jixiao.score.credibility import credibility
from jixiao.score.department import score
from jixiao.score.look_back import Fault, look_back
from jixiao.score.what_if import what_if
from tests.score.papers import NORMS, datum, full, fund, indicator, papers, program

HUBEI = "420000"


# --- another place ----------------------------------------------------------------------------------------------------


def test_the_same_papers_under_another_place_side_by_side():
    rows = [
        indicator("<=", 100, 150, "天", weight=20, name="办理时间", kind="时效指标"),
        indicator(target=20, actual=20, weight=30),
        *full(missing="产出指标"),
    ]
    (found,) = what_if(papers(program(*rows, money=fund(100, 80, weight=10))), NORMS, HUBEI)
    assert (found.here.total.value, found.there.total.value, found.difference) == (
        88,
        Decimal("90.67"),
        Decimal("2.67"),
    )
    assert (found.here.grade, found.there.grade, found.there.place_name) == ("良", "优", "湖北省")
    assert [(one.subject, one.difference) for one in found.changed] == [
        ("预算执行率", Decimal("8.00")),
        ("办理时间", Decimal("0.67")),
        ("签约项目数", Decimal("-6.00")),
    ]
    assert sum(one.there.weight for one in found.lines) == 100


def test_the_same_place_changes_nothing():
    (found,) = what_if(papers(program(*full())), NORMS, "", "")
    assert (found.difference, found.changed) == (0, ())


# --- targets ----------------------------------------------------------------------------------------------------------


def reviewed(*years):
    return [(found.fault, found.subject, found.year) for found in look_back(years, NORMS)]


def of_year(year, *rows):
    return papers(program(*rows), year=year)


def test_a_target_far_exceeded_was_too_easy_and_one_far_missed_too_hard():
    easy, hard = indicator(target=200, actual=940), indicator(target=100, actual=79, name="落地项目数")
    capped = indicator("<=", 100, 121, "天", name="办理时间")
    fine = indicator(target=100, actual=80, name="拜访客商数")
    (first, second, third) = look_back([of_year(2022, easy, hard, capped, fine)], NORMS)
    assert (first.fault, first.subject) == (Fault.TOO_EASY, "签约项目数")
    assert first.working == "指标值 200 个，完成值 940 个，是指标值的 470.00%（目标偏低的界线：指标值的 130%）"
    assert first.operands == ("签约项目数/target", "签约项目数/actual")
    assert (second.fault, second.subject) == (Fault.TOO_HARD, "落地项目数")
    assert (third.fault, third.subject) == (Fault.TOO_HARD, "办理时间")
    assert third.grounds[0].certainty == "practice"


def test_a_target_below_what_last_year_reached_was_too_easy():
    last = of_year(2021, indicator(target=150, actual=180))
    now = of_year(2022, indicator(target=120, actual=125))
    (found,) = look_back([now, last], NORMS)
    assert (found.fault, found.year) == (Fault.TOO_EASY, 2022)
    assert found.working.startswith("指标值 120 个，上年完成 180 个，指标值是上年完成的 66.67%")
    assert reviewed(of_year(2022, indicator(target=120, actual=125, previous=180))) == [
        (Fault.TOO_EASY, "签约项目数", 2022)
    ]
    assert reviewed(of_year(2022, indicator("<=", 90, 88, "天", previous=60))) == [(Fault.TOO_EASY, "签约项目数", 2022)]
    assert reviewed(of_year(2022, indicator(target=150, actual=160, previous=180))) == []


def test_a_target_that_changed_its_unit_or_vanished_or_was_never_reported():
    last = of_year(2021, indicator(target=20, actual=21), indicator(target=5, actual=5, unit="次", name="推介会次数"))
    now = of_year(
        2022, indicator(target=90, actual=92, unit="%"), indicator(target=3, name="满意度调查次数", unit="次")
    )
    assert reviewed(last, now) == [
        (Fault.NEVER_REPORTED, "满意度调查次数", 2022),
        (Fault.UNIT_CHANGED, "签约项目数", 2022),
        (Fault.DROPPED, "推介会次数", 2022),
    ]


def test_a_program_that_ended_and_a_form_of_targets_alone_have_no_fault():
    ended = papers(program(indicator(target=5, actual=5), name="会展费"), year=2021)
    assert reviewed(ended, of_year(2022, indicator(target=20), indicator(target=3, name="培训次数"))) == []


# --- credibility ------------------------------------------------------------------------------------------------------


def hints(*programs):
    paper = papers(*programs)
    return {hint.code: hint.message for hint in credibility(paper, score(paper, NORMS), NORMS)}


def test_full_marks_everywhere_and_results_like_their_targets_are_worth_a_look():
    rows = [indicator(target=n, actual=n, name=str(n), weight=30, stated=30) for n in (10, 20, 30)]
    found = hints(program(*rows))
    assert found["all_full"] == "3 个指标自评都是满分，请复核有没有扣分的事项"
    assert found["actual_equals_target"] == "3 个指标的完成值都与指标值相同，请核实完成值是实际统计的"
    assert hints(program(*rows[:2])) == {}


def test_points_that_run_ahead_of_the_money_are_worth_a_look():
    found = hints(program(*full(), money=fund(100, 79)))
    assert found["score_above_execution"].startswith(
        "指标得分率 100.00%，预算执行得分率 79.00%，（100.00% － 79.00%）÷ 100.00% = 21.00%，超过 5%"
    )
    assert found["much_unspent"].startswith("预算有 21.00% 没有执行，超过 20%")
    assert hints(program(*full(), money=fund(100, 95))) == {}
    assert "much_unspent" not in hints(program(*full(), money=fund(100, 80)))


def test_a_self_score_above_the_rules_is_told_line_by_line():
    rows = [indicator(target=20, actual=18, weight=50, stated=50), *full(missing="产出指标")]
    assert hints(program(*rows))["above_rules"] == "自评得分比办法能给的最高分多 5 分（签约项目数 5 分），请复核"


def test_programs_that_all_score_alike_are_told():
    alike = [
        program(*full(), name=name, stated_score=datum(total, "分"))
        for name, total in zip("甲乙丙", (98, "98.5", 99), strict=True)
    ]
    assert hints(*alike)["little_spread"] == "3 个项目的自评总分在 98—99 分之间，区分度很小，请复核"
    assert "little_spread" not in hints(*alike[:2])
