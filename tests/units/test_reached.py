"""What people type as an actual value."""

from decimal import Decimal

import pytest

from jixiao.units.reached import NotReached, value_in


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("18", "个", "18"), ("１８ 个", "个", "18"), ("18家", "个", "18"), ("94.60%", "%", "94.60"),
        ("1,234.5", "万元", "1234.5"),
        ("1.2亿元", "万元", "12000"), ("3825100元", "万元", "382.51"), ("0", "次", "0"), ("18个", "", "18"),
    ],
)  # fmt: skip
def test_a_number_comes_in_the_unit_of_the_indicator(text, unit, value):
    assert str(value_in(text, unit)) == value


def test_nothing_typed_is_nothing():
    assert value_in("  ", "个") is None


@pytest.mark.parametrize(
    ("text", "unit", "words"),
    [
        ("完成", "个", "不是数字"),
        ("80%", "家", "单位写的是“%”"),
        ("18人", "万元", "请换算成万元"),
        ("9" * 40, "个", "不是数字"),
    ],
)
def test_what_is_no_value_is_told_why(text, unit, words):
    with pytest.raises(NotReached, match=words):
        value_in(text, unit)


def test_a_conversion_is_exact():
    assert value_in("1元", "亿元") == Decimal("0.00000001")
