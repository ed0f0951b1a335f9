"""Numbers as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.units.fixed import FEN, grouped
from jixiao.units.typed import exact, fen, number, percent


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("１，２３４.５０", "1234.50"), ("(12)", "-12"), ("（1,200）", "-1200"), ("-5", "-5"), ("−5", "-5"),
        (".5", "0.5"), ("5.", "5"), (" 1 234 ", "1234"), ("-0", "0"),
    ],
)  # fmt: skip
def test_the_ways_to_write_a_number(text, value):
    assert str(number(text)) == value


@pytest.mark.parametrize("text", ["12..5", "1,23", "abc", ".", "1-2", "(-1)", "--1", "1e5", "九", "9" * 29])
def test_anything_else_is_none(text):
    with pytest.raises(ValueError, match=r".+"):
        number(text)


def test_nothing_is_not_zero():
    assert [number(" "), percent(""), fen("　", "万元")] == [None, None, None]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12", 12_000_000), ("1.2亿元", 12_000_000_000), ("1.2亿", 12_000_000_000), ("300元", 30_000),
        ("300万", 300_000_000), ("(5)", -5_000_000), ("￥1,234.56", 1_234_560_000), ("1234.56 万元", 1_234_560_000),
        ("0.000001", 1), ("2千元", 200_000),
    ],
)  # fmt: skip
def test_an_amount_names_its_own_unit_or_has_that_of_its_column(text, amount):
    assert fen(text, "万元") == amount


@pytest.mark.parametrize("text", ["0.0000001", "万", "12..5", "1.2亿元万", "5人", "(5"])
def test_what_is_no_amount(text):
    with pytest.raises(ValueError, match=r".+"):
        fen(text, "万元")


def test_percent_signs_of_both_widths():
    assert [percent("97.5%"), percent("97.5％"), percent("97.5")] == [Decimal("97.5")] * 3


AMOUNTS = st.integers(-(10**17), 10**17)


@given(AMOUNTS, st.sampled_from(sorted(FEN)))
def test_an_amount_printed_exactly_is_read_back(amount, unit):
    assert fen(exact(amount, unit), unit) == amount
    assert fen(f"{exact(amount, unit)}{unit}", unit[-2:] if unit.endswith("美元") else "元") == amount


@pytest.mark.parametrize(("typed", "unit"), [("3万美元", "万元"), ("3万元", "万美元"), ("3千美元", "美元")])
def test_an_amount_of_another_currency_is_not_taken(typed, unit):
    with pytest.raises(ValueError, match=typed):
        fen(typed, unit)


def test_a_bare_scale_is_in_the_currency_of_the_column():
    assert fen("1.2亿", "万美元") == fen("1.2亿", "万元") == 12_000_000_000


@given(st.decimals(-(10**12), 10**12, places=4, allow_nan=False))
def test_commas_change_nothing(value):
    assert number(grouped(value)) == value
