"""What one cell of a form is worth."""

import pytest

from jixiao.dossier.figure import Role
from jixiao.extract.forms.values import is_empty, read_amount, read_points, read_value, unit_in_name


@pytest.mark.parametrize(
    ("text", "operator", "value"),
    [
        ("≥20个", ">=", "20个"), ("=1 家", "=", "1家"), ("不少于1500份", ">=", "1500份"),
        ("98%以上", ">=", "98%"),
        ("≤4.6万元", "<=", "4.6万元"), ("≥100百分比", ">=", "100百分比"), ("≥3人每次", ">=", "3人每次"),
        ("≤2年", "<=", "2年"),
        ("3天内", "<=", "3天"), ("1,200", "", "1200"), ("已完成12次", "", "12次"),
        ("<=36.66元/人/月", "<=", "36.66元/人/月"),
        ("-8.92%", "", "-8.92%"), ("100%", "", "100%"), ("5000万美元", "", "5000万美元"),
        ("≥1500份数", ">=", "1500份数"),
    ],
)  # fmt: skip
def test_a_number_with_its_operator_and_unit(text, operator, value):
    read = read_value(text, 0, Role.TARGET)
    assert (read.operator, str(read.figure.printed)) == (operator, value)


@pytest.mark.parametrize("text", ["显著", "2022年底前", "≤12月31日", "高于全市平均", "—", "/", "", "2023年1月-12月"])
def test_words_dates_and_dashes_hold_no_value(text):
    assert read_value(text, 0, Role.TARGET).figure is None


def test_a_range_gives_both_ends_one_unit():
    read = read_value("80-90%", 0, Role.TARGET)
    assert (read.operator, [str(f.printed) for f in read.figures]) == ("between", ["80%", "90%"])


def test_two_quantities_are_no_single_value():
    read = read_value("招商12次，签约3个", 0, Role.TARGET)
    assert read.figure is None
    assert [str(f.printed) for f in read.figures] == ["12次", "3个"]


def test_the_unit_column_completes_a_bare_number():
    assert str(read_value("13", 0, Role.TARGET, "台").figure.printed) == "13台"


def test_points_and_amounts():
    assert str(read_points("9.30", 5).printed) == "9.30分"
    assert read_points("—", 0) is None
    assert str(read_amount("1,234.56", 0, "万元").printed) == "1234.56万元"
    assert read_amount("—", 0, "万元") is None


def test_a_unit_at_the_end_of_a_name():
    assert unit_in_name("完成报告数量（篇）") == "篇"
    assert unit_in_name("服务外包离岸(万美元)") == "万美元"
    assert not unit_in_name("企业（含外资）")


def test_what_counts_as_empty():
    assert all(is_empty(text) for text in ("", "—", "/", "无", "-"))
    assert not is_empty("0")
