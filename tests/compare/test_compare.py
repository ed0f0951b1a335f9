"""Two sets of papers → what changed, exactly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao import api
from jixiao.compare.papers import Pair, compare, pair
from jixiao.dossier.datum import Datum
from tests.gather.test_papers import BASICS, BUDGET, FORM, LAST_FORM, LAST_YEAR


def datum(value: str, unit: str = "万元", key: str = "a") -> Datum:
    return Datum(key, "支出", Decimal(value), unit, 2)


def told(found: Pair) -> tuple[str, str, str]:
    return (
        f"{found.change.printed()}{found.change.unit}" if found.change else "",
        f"{found.growth.printed()}%" if found.growth else "",
        found.note,
    )


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (datum("1257.18"), datum("1524.96"), ("267.78万元", "21.30%", "")),
        (datum("581.38"), datum("394.23"), ("-187.15万元", "-32.19%", "")),
        (datum("0"), datum("1.68"), ("1.68万元", "", "左边为零，不算增幅")),
        (datum("-3"), datum("2"), ("5.00万元", "", "左边为负，不算增幅")),
        (datum("95", "%"), datum("96", "%"), ("1.00百分点", "", "")),
        (datum("1.2", "亿元"), datum("11000"), ("-1000.00万元", "-8.33%", "")),
        (datum("20", "个"), datum("3", "%"), ("", "", "单位不同（个、%），不能相减")),
        (None, datum("3"), ("", "", "")),
    ],
)
def test_a_change_and_its_growth_are_exact_or_not_told(left, right, expected):
    assert told(pair("支出", left, right)) == expected


@given(st.decimals(0, 10**6, places=2), st.decimals(0, 10**6, places=2))
def test_the_change_leads_from_the_left_to_the_right(before, after):
    found = pair("支出", datum(str(before)), datum(str(after), key="b"))
    assert found.left.value + found.change.value == found.right.value
    assert (found.growth is None) == (before == 0)
    if found.growth is not None:
        assert abs(before * (1 + found.growth.value / 100) - after) < Decimal("0.000001")


@pytest.fixture
def years(tmp_path):
    for year, texts in (("2021", (LAST_FORM, LAST_YEAR)), ("2022", (FORM, BUDGET, BASICS))):
        (tmp_path / year).mkdir()
        for number, text in enumerate(texts):
            (tmp_path / year / f"{number}.txt").write_text(text, encoding="utf-8")
    return [api.gather([str(tmp_path / year)]) for year in ("2021", "2022")]


def test_of_one_department_the_earlier_year_stands_left(years):
    before, now = years
    assert compare(now, before) == compare(before, now)
    assert compare(now, before).left == "某县商务局2021年"


def test_amounts_programs_and_indicators_meet_by_name(years):
    groups = {group.title: {found.label: told(found) for found in group.pairs} for group in compare(*years).groups}
    assert groups["收支"]["支出·支出"] == ("267.78万元", "21.30%", "")
    assert groups["执行率和构成"]["项目支出占支出"] == ("-20.39百分点", "", "")
    assert groups["招商活动费"]["签约项目数·完成值"] == ("4个", "22.22%", "")
    assert "年末实有人数（上年）" not in groups["基本情况"]


def test_an_indicator_that_only_one_year_has_is_said_to_be_missing(years):
    before, now = years
    fewer = api.gather([now.files[0].path])
    [group] = [group for group in compare(before, fewer).groups if group.title == "招商活动费"]
    assert {found.note for found in group.pairs if found.right is None} <= {"右边没有这个指标", ""}
    assert all(found.change is None for found in group.pairs if found.right is None)


def test_what_is_computed_names_its_operands_and_its_working(years):
    found = next(p for group in compare(*years).groups for p in group.pairs if p.label == "支出·支出")
    assert found.change.operands == ("amount/2022/支出/支出", "amount/2021/支出/支出")
    assert found.growth.working == "267.78 ÷ 1257.18 × 100% = 21.30%"
