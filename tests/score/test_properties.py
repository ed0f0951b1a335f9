"""What holds for every rule set in the repository, whatever the input."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.norms.ruleset import RuleSet
from jixiao.norms.soundness import faults, rule_sets
from jixiao.score.attainment import Direction
from jixiao.score.execution import Spending, execution
from jixiao.score.grade import band_of
from jixiao.score.points import counts_as_achieved, points, step_reached
from jixiao.score.qualitative import band
from jixiao.score.quantitative import quantitative
from jixiao.score.sheet import sheet, spending_of
from jixiao.score.weighting import FULL, weighting
from tests.score.papers import NORMS, datum, full, fund, indicator, program

SETS = rule_sets(NORMS)
HUNDREDTHS = [Decimal(n) / 100 for n in range(10001)]
OPERATORS = (">=", ">", "<=", "<", "=", "between", "")
sets = st.sampled_from(SETS)
weights = st.decimals(Decimal("0.5"), 100, places=1)
positive = st.decimals(Decimal("0.01"), 10**6, places=2)
amounts = st.decimals(-1000, 10**6, places=2)


def name(rules: RuleSet) -> str:
    return f"{rules.place_name}-{rules.scope}-{rules.year}"


def test_there_are_rule_sets_of_places_systems_and_years():
    assert len(SETS) > 100
    assert {"100000", "100003", "130110", "420000", "510000", "510923"} <= {rules.place for rules in SETS}


@pytest.mark.parametrize("rules", SETS, ids=name)
def test_weights_sum_to_a_hundred_and_bands_leave_no_gap(rules):
    assert faults(rules) == ()


def test_every_score_in_hundredths_has_exactly_one_grade_and_no_better_score_a_worse_one():
    for bands in {rules.grades.value: None for rules in SETS}:
        found = [band_of(bands, score) for score in HUNDREDTHS]
        assert None not in found
        ranks = [bands.index(one) for one in found if one]
        assert all(worse >= better for worse, better in pairwise(ranks))
        holding = [sum(1 for b, above in zip(bands, (None, *bands), strict=False) if b.floor <= s and (above is None or s < above.floor)) for s in HUNDREDTHS]  # fmt: skip # noqa: E501
        assert set(holding) == {1}


# --- quantitative indicators ------------------------------------------------------------------------------------------


@given(sets, st.sampled_from(OPERATORS), amounts, amounts, st.none() | amounts, weights)
def test_every_input_has_a_score_within_its_weight_or_a_named_lack(rules, operator, target, upper, actual, weight):
    outcome = quantitative(rules, indicator(operator, target, actual, upper=upper, weight=weight), weight)
    assert (outcome.points is None) == bool(outcome.missing)
    assert 0 <= outcome.low <= outcome.high <= weight
    assert outcome.points is None or outcome.low == outcome.points == outcome.high
    assert outcome.working


@given(sets, positive, positive, positive, weights)
def test_more_of_what_is_wanted_never_scores_less(rules, target, one, other, weight):
    low, high = sorted((one, other))
    for direction in (Direction.AT_LEAST, Direction.EXACTLY):
        assert points(rules, direction, weight, target, low) <= points(rules, direction, weight, target, high)


@given(sets, positive, positive, positive, weights)
def test_less_of_what_is_not_wanted_never_scores_less(rules, target, one, other, weight):
    low, high = sorted((one, other))
    assert points(rules, Direction.AT_MOST, weight, target, low) >= points(
        rules, Direction.AT_MOST, weight, target, high
    )


@given(sets, positive, positive, positive, positive, weights)
def test_nearer_to_an_interval_never_scores_less(rules, low, width, one, other, weight):
    high, (near, far) = low + width, sorted((one, other))
    score = [points(rules, Direction.BETWEEN, weight, low, high + step, high) for step in (near, far)]
    assert score[0] >= score[1]
    below = [points(rules, Direction.BETWEEN, weight, low, low - step, high) for step in (near, far)]
    assert below[0] >= below[1]
    assert points(rules, Direction.BETWEEN, weight, low, low + width / 2, high) == weight


@given(sets, amounts, amounts, weights)
def test_of_a_target_of_zero_less_never_scores_less(rules, one, other, weight):
    low, high = sorted((one, other))
    for direction in (Direction.AT_LEAST, Direction.AT_MOST, Direction.EXACTLY):
        assert points(rules, direction, weight, Decimal(0), low) >= points(rules, direction, weight, Decimal(0), high)


@given(sets, positive, weights)
def test_the_target_itself_is_full_marks_and_nothing_is_nothing(rules, target, weight):
    for direction in (Direction.AT_LEAST, Direction.AT_MOST, Direction.EXACTLY):
        assert points(rules, direction, weight, target, target) == weight
    assert points(rules, Direction.AT_LEAST, weight, target, Decimal(0)) == 0


@given(sets, positive, positive, positive, weights)
def test_over_fulfilment_costs_points_by_steps_only_and_never_below_the_step_before(rules, target, one, other, weight):
    """By steps a result beyond one scores at most as much as a result before it; without steps all are full marks."""
    steps = rules.over_steps.value if rules.over_fulfilment.value == "stepped_deduction" and rules.over_steps else ()
    less, more = (target + extra for extra in sorted((one, other)))
    scores = [
        quantitative(rules, indicator(">=", target, actual, weight=weight), weight).points for actual in (less, more)
    ]
    assert scores[0] >= scores[1]
    if step_reached(steps, more / target * 100) is None:
        assert scores == [quantitative(rules, indicator(">=", target, target, weight=weight), weight).points] * 2


@given(st.sampled_from([rules for rules in SETS if rules.achieved_window]), positive)
def test_an_indicator_counts_between_the_ends_of_its_window_both_included(rules, target):
    window, hair = rules.achieved_window.value, Decimal("0.000001")
    floor, ceiling = target * window.floor / 100, target * window.ceiling / 100
    inside = [counts_as_achieved(window, target, actual) for actual in (floor, (floor + ceiling) / 2, ceiling)]
    outside = [counts_as_achieved(window, target, actual) for actual in (floor - hair, ceiling + hair)]
    assert (inside, outside) == ([True] * 3, [False] * 2)


# --- qualitative levels -----------------------------------------------------------------------------------------------


@given(sets, weights)
def test_the_levels_divide_the_hundredths_of_a_weight_without_gap_or_overlap(rules, weight):
    ends = [band(level, weight) for level in rules.levels.value]
    assert ends[0][1] == weight
    assert ends[-1][0] == 0
    for (low, _), (_, below) in pairwise(ends):
        assert low - below == Decimal("0.01")


# --- execution --------------------------------------------------------------------------------------------------------


def executed(rules: RuleSet, budget: Decimal | int, outturn: Decimal | int, weight: Decimal):
    spent = Spending(datum(budget, "万元"), datum(budget, "万元"), datum(outturn, "万元"))
    return execution(rules, spent, weight)


@given(sets, st.decimals(0, 10**6, places=2), positive, positive, weights)
def test_execution_is_total_bounded_and_never_falls_with_the_outturn(rules, budget, one, other, weight):
    low, high = (executed(rules, budget, outturn, weight) for outturn in sorted((one, other)))
    assert 0 <= low.points <= high.points <= weight


@given(sets, positive, weights)
def test_nothing_spent_is_nothing_and_all_spent_is_everything(rules, budget, weight):
    assert executed(rules, budget, 0, weight).points == 0
    assert executed(rules, budget, budget, weight).points == weight


# --- sheets -----------------------------------------------------------------------------------------------------------


@given(sets, st.integers(0, 100), st.integers(0, 100), st.integers(0, 120))
def test_a_better_result_never_lowers_a_total(rules, one, other, outturn):
    """Of targets that have to be reached; without deductions, which punish what is beyond the target."""
    low, high = sorted((one, other))
    totals = []
    for actual in (low, high):
        rows = [indicator(target=100, actual=actual, weight=50), *full(missing="产出指标")]
        paper = program(*rows, money=fund(100, outturn, weight=10))
        totals.append(sheet(rules, paper, spending_of(paper)).high)  # the total, but where evidence is still wanted
    assert 0 <= totals[0] <= totals[1] <= 100


@given(sets, st.lists(st.integers(1, 60), min_size=1, max_size=12))
def test_applied_weights_sum_to_a_hundred_or_the_sheet_says_why_not(rules, points_of_rows):
    rows = [indicator(target=1, actual=1, weight=points, name=str(n)) for n, points in enumerate(points_of_rows)]
    found = weighting(rules, rows, None)
    applied = sum(found.points) + (found.execution or 0)
    assert bool(found.missing) != (applied * found.rescale == FULL)


@st.composite
def rows(draw: st.DrawFn):
    number = draw(st.integers(1, 8))
    return [
        indicator(
            draw(st.sampled_from(OPERATORS)),
            draw(st.none() | amounts),
            draw(st.none() | amounts),
            draw(st.sampled_from(("个", "%", "万元", ""))),
            name=str(index),
            weight=draw(st.none() | st.integers(0, 40)),
            group=draw(st.sampled_from(("产出指标", "效益指标", "满意度指标", "成本指标", ""))),
            actual_unit=draw(st.sampled_from(("个", "%", "亿元", ""))),
            stated=draw(st.none() | st.integers(0, 60)),
            target_text=draw(st.sampled_from(("", "显著", "每季度3次"))),
            actual_text=draw(st.sampled_from(("", "部分达成", "显著", "完成"))),
        )
        for index in range(number)
    ]


@given(sets, rows(), st.none() | amounts, st.none() | amounts, st.booleans())
def test_a_sheet_keeps_its_promises_whatever_the_form_says(rules, made, budget, outturn, by_norm):
    paper = program(*made, money=fund(budget, outturn))
    found = sheet(rules, paper, spending_of(paper), by_norm=by_norm)
    assert (found.total is None) == bool(found.missing or any(one.missing for one in found.lines))
    assert found.low <= (found.total.value if found.total else found.low) <= found.high
    assert (found.grade == "") == (found.total is None)
    assert all(0 <= one.low <= one.high <= max(one.weight, Decimal("0.01")) for one in found.lines)
    keys = [datum.key for datum in found.data()]
    assert len(keys) == len(set(keys))
    assert found.total is None or set(found.total.operands) == set(keys) - {found.total.key}
