"""Printed numbers, their intervals and exact conversion."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.units.chinese import financial_amount, numeral
from jixiao.units.measure import unit
from jixiao.units.number import Printed, plain, rounded, short


@pytest.mark.parametrize(
    ("name", "base", "worth"),
    [
        ("万元", "元", "10000"), ("亿元", "元", "100000000"), ("千元", "元", "1000"), ("百万元", "元", "1000000"),
        ("万美元", "美元", "10000"), ("亿美元", "美元", "100000000"), ("亿", "未注明币种", "100000000"),
        ("名", "人", "1"), ("位", "人", "1"), ("万人", "人", "10000"), ("人次", "人次", "1"),
        ("个百分点", "百分点", "1"),
        ("‰", "%", "0.1"), ("公顷", "平方米", "10000"), ("㎡", "平方米", "1"), ("万亩", "亩", "10000"),
    ],
)  # fmt: skip
def test_units_have_a_base_and_a_worth(name, base, worth):
    assert (unit(name).base, unit(name).worth) == (base, Decimal(worth))


def test_a_printed_number_stands_for_an_interval():
    interval = Printed.of("16.83", "万元").interval
    assert (interval.low, interval.high) == (Decimal("168250"), Decimal("168350"))


def test_a_count_stands_for_itself():
    interval = Printed.of("940", "个").interval
    assert interval.low == interval.high == 940


def test_trailing_zeros_are_kept():
    assert str(Printed.of("1.10", "万元")) == "1.10万元"
    assert short(Decimal("1.100")) == "1.1"


def test_half_is_rounded_up():
    assert rounded(Decimal("2.345"), 2) == Decimal("2.35")


@given(st.decimals(min_value=0, max_value=10**9, places=4), st.integers(0, 3))
def test_the_interval_of_a_rounded_number_holds_the_true_one(true, places):
    printed = Printed.of(plain(true.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)), "万元")
    if printed.value or printed.step < 1:
        assert printed.interval.low <= true * 10000 <= printed.interval.high


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二十", 20),
        ("一百零五", 105),
        ("两", 2),
        ("十二", 12),
        ("三千五百", 3500),
        ("五万", 50000),
        ("二〇二二", 2022),
        ("甲", None),
        ("", None),
    ],
)
def test_chinese_numerals(text, value):
    assert numeral(text) == value


@given(st.integers(1, 99_999_999))
def test_every_numeral_written_is_read_back(number):
    assert numeral(_written(number)) == number


def _written(number: int) -> str:
    digits = "零一二三四五六七八九"
    high, low = divmod(number, 10000)
    if high:
        gap = "零" if 0 < low < 1000 else ""
        return _written(high) + "万" + (gap + _written(low) if low else "")
    text, pending = "", False
    for worth, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, worth)
        if digit:
            text += ("零" if pending else "") + digits[digit] + sign
            pending = False
        else:
            pending = bool(text)
    return text


def test_formal_amounts():
    assert financial_amount("壹万贰仟叁佰元伍角整") == Decimal("12300.5")
