"""Number formats: stored number and format code → what the cell shows."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.readers.cell_formats import BUILT_IN, GENERAL, general, shown

ACCOUNTING = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        # numbers
        ("1849.3800000000001", GENERAL, "1849.38"),
        ("0.30000000000000004", GENERAL, "0.3"),
        ("0.925333333333", GENERAL, "0.925333333"),
        ("130185000000", GENERAL, "130185000000"),
        ("-3", GENERAL, "-3"),
        ("0.8553", "0.00%", "85.53%"),
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("123456789", "#,##0", "123,456,789"),
        ("2.675", "0.00", "2.68"),
        ("-0.001", "0.00", "0.00"),
        ("3.14159", "0.0#", "3.14"),
        ("3", "0.0#", "3.0"),
        ("3", "0.##", "3"),
        ("12", "000", "012"),
        ("100", "0.00E+00", "1.00E+2"),
        ("0.5", "# ?/?", "0.5"),
        ("7", "@", "7"),
        # words and units around them
        ("5", '0"家"', "5家"),
        ("1000", '#,##0.00"万元"', "1,000.00万元"),
        ("1234", "[$¥-804]#,##0.00", "¥1,234.00"),
        ("99.5", "General分", "99.5分"),
        # scaled
        ("123456", "0.00,", "123.46"),
        ("12345678", '0!.0,"万元"', "1234.6万元"),
        ("12345678", '0\\.0,"万元"', "1234.6万元"),
        # signs survive colours and parentheses
        ("-12.5", "#,##0.00_);[Red]\\(#,##0.00\\)", "-12.50"),
        ("-12.5", "0.00;[Red]0.00", "-12.50"),
        ("-12.5", "0.0;-0.0", "-12.5"),
        ("-3", "General;[Red]General", "-3"),
        ("-1849.38", ACCOUNTING, "-1,849.38"),
        ("0", ACCOUNTING, "-"),
        ("0", "0;-0;;@", ""),
        ("1", ";;;", ""),
        # conditions
        ("12345", '[>=10000]0.00,"千";0', "12.35千"),
        ("500", '[>=10000]0.00,"千";0', "500"),
        # dates and times
        ("44620", "yyyy/m/d", "2022/2/28"),
        ("44620", 'yyyy"年"m"月"d"日"', "2022年2月28日"),
        ("44620", 'm"月"d"日";@', "2月28日"),
        ("44620", "yy-mm", "22-02"),
        ("44620.75", "yyyy-mm-dd hh:mm", "2022-02-28 18:00"),
        ("44620.75", '上午/下午h"时"mm"分"', "下午6时00分"),
        ("0.75", "h:mm AM/PM", "6:00 PM"),
        ("1.5", "[h]:mm", "36:00"),
        ("44620", "aaaa", "星期一"),
        ("44621", "[$-F800]dddd, mmmm dd, yyyy", "Tuesday, March 01, 2022"),
        ("1", "yyyy-m-d", "1900-1-1"),
        ("9999999", "yyyy-m-d", "9999999"),
    ],
)
def test_a_cell_shows(value: str, code: str, text: str):
    assert shown(Decimal(value), code) == text


def test_built_in_formats_are_those_of_a_chinese_office():
    shows = {number: shown(Decimal("44620.5"), code) for number, code in BUILT_IN.items()}
    assert [shows[n] for n in (0, 1, 2, 3, 4, 14, 22, 31, 57)] == [
        "44620.5", "44621", "44620.50", "44,621", "44,620.50", "2022/2/28", "2022/2/28 12:00",
        "2022年2月28日", "2022年2月",
    ]  # fmt: skip


@given(st.decimals(-(10**7), 10**7, places=2), st.sampled_from(["0.00", "#,##0.00", "#,##0.00_);(#,##0.00)", GENERAL]))
def test_two_decimals_are_always_shown_as_they_are(value: Decimal, code: str):
    assert Decimal(shown(value, code).replace(",", "") or "0") == value


@given(st.floats(-1e12, 1e12), st.text(max_size=12))
def test_no_format_makes_it_fall_over(value: float, code: str):
    assert isinstance(shown(Decimal(repr(value)), code), str)


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_stay_whole(value: int):
    assert general(Decimal(value)) == str(value)
