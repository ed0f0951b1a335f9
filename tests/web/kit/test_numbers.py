"""Amounts, scores and counts as they are printed; exactly, whatever their size."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.units.fixed import in_unit
from jixiao.web.kit.templatetags.numbers import count, exactly, file_size, money, score

pytestmark = pytest.mark.alike


@pytest.mark.parametrize(
    ("fen", "unit", "printed"),
    [
        (7_858_940_000, "万元", "7,858.94"),
        (123_456, "元", "1,234.56"),
        (5_000, "万元", "0.01"),
        (4_999, "万元", "0.00"),
        (-5_000, "万元", "-0.01"),
        (0, "万元", "0.00"),
        (None, "万元", "—"),
        (10**18, "亿元", "100,000,000.00"),
    ],
)
def test_money_is_rounded_half_up_and_unknown_is_never_zero(fen, unit, printed):
    assert money(fen, unit) == printed


@pytest.mark.parametrize(("hundredths", "printed"), [(9909, "99.09"), (10000, "100.00"), (0, "0.00"), (None, "—")])
def test_a_score_shows_both_decimals(hundredths, printed):
    assert score(hundredths) == printed


def test_counts_and_sizes():
    assert [count(None), count(0), count(1234567)] == ["—", "0", "1,234,567"]
    assert file_size(80 << 30) == "80.0 GB"
    assert [file_size(None), file_size(1), file_size(37 << 10), file_size(1_572_864)] == [
        "—",
        "1 KB",
        "37 KB",
        "1.5 MB",
    ]


def test_hovering_shows_every_fen():
    assert exactly(7_858_941_234) == "78,589,412.34 元"


@given(st.integers(-(10**17), 10**17))
def test_yuan_are_fen_moved_by_two_digits(fen):
    assert in_unit(fen, "元") * 100 == fen


@given(st.integers(-(10**17), 10**17))
def test_ten_thousands_are_off_by_half_a_hundredth_at_most(fen):
    assert abs(in_unit(fen, "万元") * 1_000_000 - fen) <= Decimal(5000)
