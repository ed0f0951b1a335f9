"""Whether a target was reached, and the most points any published method gives."""

import re
from pathlib import Path

import pytest

from jixiao import api
from jixiao.check.shared.attainment import attainment, direction_of, most_points
from jixiao.readers.txt import read as txt
from jixiao.score.attainment import deadline

HEAD = "|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|\n"


def indicator(name, target, actual, kind="数量指标", weight="10"):
    text = f"自评表\n\n{HEAD}|产出指标|{kind}|{name}|{target}|{actual}|{weight}|{weight}|\n"
    return api.extract(txt.read("表.txt", text.encode())).programs[0].indicators[0]


@pytest.mark.parametrize(
    ("target", "actual", "missed"),
    [
        ("≥12次", "12次", False), ("≥12次", "9次", True), ("12次", "9", True), ("＞12次", "12次", True),
        ("≤15天", "16天", True), ("≤15天", "15天", False), ("=40个", "46个", False), ("≥120家", "80%", True),
    ],
)  # fmt: skip
def test_a_target_is_missed(target, actual, missed):
    assert attainment(indicator("走访企业", target, actual)).missed is missed


@pytest.mark.parametrize(
    ("name", "target", "actual"),
    [
        ("外出招商", "每季度3次", "9次"),  # a target for each quarter
        ("外出招商", "显著", "9次"),
        ("外出招商", "≥12次", "完成"),
        ("走访企业", "≥80家", "260人次"),  # other things counted
        ("满意度", "≥90%", "0.95"),  # a fraction or a slip
        ("平均等待时间", "20分钟", "25分钟"),  # which way is better is not said
    ],
)
def test_what_cannot_be_compared_is_left_alone(name, target, actual):
    assert attainment(indicator(name, target, actual)) is None


PAGE = Path(__file__).parents[2] / "docs" / "algorithms" / "scoring.md"
WORKED = re.findall(r"^\| ([≥≤]\S+) \| (\S+) \| (\S+) \| (\S+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("target", "actual", "weight", "points"), WORKED)
def test_the_worked_table_of_the_scoring_page(target, actual, weight, points):
    row = indicator("任务", target, actual, weight=weight)
    assert format(most_points(row, attainment(row)), ".2f") == points


def test_a_cost_without_operator_is_a_ceiling():
    assert direction_of(indicator("项目总成本", "50万元", "48万元", "成本指标")) == "<="
    assert direction_of(indicator("成本节约率", "5%", "6%", "成本指标")) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022年12月31日前", (2022, 12, 31)), ("2022年底前", (2022, 12, 31)), ("2022年9月", (2022, 9, 31)),
        ("2022年3月1日至2022年9月1日", None), ("年底前", None),
    ],
)  # fmt: skip
def test_the_one_day_a_cell_names(text, day):
    assert deadline(text) == day
