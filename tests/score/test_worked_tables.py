"""The worked tables of docs/algorithms/scoring-rules.md are what the code gives."""

import re
from decimal import Decimal

import pytest

from jixiao.norms.ruleset import ruleset
from jixiao.score.grade import grade_of
from jixiao.score.points import counts_as_achieved
from jixiao.score.qualitative import band, level_of
from tests.score.papers import NORMS, full, fund, indicator, program, qualitative, scored
from tests.test_docs import rows

PAGE = "scoring-rules.md"
HUBEI, MANUAL, NOTES, DAYING, LUQUAN = "420000", "100004", "100005", "510923", "130110"
SIGNS = {"≥": ">=", "≤": "<=", "＝": "="}


def measured(cell):
    number = re.match(r"-?[\d.]+", cell).group()
    return number, cell.removeprefix(number)


def row(target, actual, sign="≥", weight="10"):
    (aim, unit), (got, other) = measured(target), measured(actual)
    return indicator(SIGNS[sign], aim, got, unit, actual_unit=other, weight=weight)


def points(found):
    return str(found.score.value) if found.score else "不计"


@pytest.mark.parametrize(("sign", "target", "actual", "weight", "nation", "hubei"), rows(PAGE, "定量指标"))
def test_a_quantity_scores_as_in_the_table(sign, target, actual, weight, nation, hubei):
    paper = program(row(target, actual, sign, weight))
    assert [points(scored(paper, place).indicators[0]) for place in ("", HUBEI)] == [nation, hubei]


@pytest.mark.parametrize(("target", "actual", "nation", "manual", "counts"), rows(PAGE, "超额完成"))
def test_over_fulfilment_is_treated_as_in_the_table(target, actual, nation, manual, counts):
    paper = program(row(target, actual))
    assert [points(scored(paper, place).indicators[0]) for place in ("", MANUAL)] == [nation, manual]
    window = ruleset(NORMS, DAYING, "whole_department", 2020).achieved_window.value
    achieved = counts_as_achieved(window, Decimal(measured(target)[0]), Decimal(measured(actual)[0]))
    assert achieved == (counts == "是")


@pytest.mark.parametrize(("level", "weight", "nation", "hubei"), rows(PAGE, "定性指标"))
def test_a_level_allows_what_the_table_says(level, weight, nation, hubei):
    for place, expected in (("", nation), (HUBEI, hubei)):
        levels = ruleset(NORMS, place, "program", 2022).levels.value
        found, _ = level_of(levels, qualitative(level))
        assert "—".join(map(str, band(found, Decimal(weight)))) == expected


@pytest.mark.parametrize(("budget", "outturn", "nation", "hubei"), rows(PAGE, "预算执行"))
def test_execution_scores_as_in_the_table(budget, outturn, nation, hubei):
    paper = program(*full(), money=fund(budget, outturn))
    assert [points(scored(paper, place).execution) for place in ("", HUBEI)] == [nation, hubei]


@pytest.mark.parametrize(("execution", "output", "outcome", "spread", "rescaled"), rows(PAGE, "分值"))
def test_a_missing_category_costs_what_the_table_says(execution, output, outcome, spread, rescaled):
    made = indicator(target=50, actual=output, weight=50)
    effect = indicator(target=30, actual=outcome, weight=30, name="带动就业", group="效益指标")
    paper = program(made, effect, money=fund(10, execution))
    assert [str(scored(paper, place).total.value) for place in ("", NOTES)] == [spread, rescaled]


@pytest.mark.parametrize(("total", "nation", "luquan", "system"), rows(PAGE, "等级"))
def test_a_total_has_the_grade_of_the_table(total, nation, luquan, system):
    sets = (("", "program"), (LUQUAN, "whole_department"), ("100003", "program"))
    bands = [ruleset(NORMS, place, scope, 2025).grades.value for place, scope in sets]
    assert [grade_of(one, Decimal(total)) for one in bands] == [nation, luquan, system]
