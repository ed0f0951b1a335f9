"""How this year compares with the last: this year and last year → these words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.dossier.datum import Datum
from jixiao.report.blocks import text_of
from jixiao.report.book import Book
from jixiao.report.change import compared
from jixiao.units.number import rounded

AMOUNTS = st.decimals(min_value="0.01", max_value="99999.99", places=2)


def datum(key: str, text: str, unit: str) -> Datum:
    return Datum(key, key, Decimal(text), unit, len(text.partition(".")[2]))


def words(now: str, before: str, unit: str = "万元") -> str:
    left, right = datum("今年", now, unit), datum("去年", before, unit)
    return text_of(compared(Book([left, right]), left, right, "上年"))


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ("1524.96", "1257.18", "较上年增加267.78万元，增长21.30%"),
        ("394.23", "581.38", "较上年减少187.15万元，下降32.19%"),
        ("127", "127", "与上年持平"),
        ("127.001", "127.004", "与上年持平"),
        ("1.68", "0", "上年无此项，增加1.68万元"),
        ("0", "12.5", "较上年减少12.50万元，本年无此项"),
        ("0", "0", "与上年持平"),
        ("940", "200", "较上年增加740.00万元，为上年的4.70倍"),
        ("20", "10", "较上年增加10.00万元，为上年的2.00倍"),
        ("113.44", "-49.05", "较上年增加162.49万元（上年为负数，不计算增幅）"),
        ("-5", "10", "较上年减少15.00万元，下降150.00%"),
    ],
)
def test_money(now, before, said):
    assert words(now, before) == said


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [("96.5", "93.2", "较上年提高3.3个百分点"), ("90", "95", "较上年降低5个百分点"), ("95", "95", "与上年持平")],
)
def test_percentages_differ_by_points(now, before, said):
    assert words(now, before, "%") == said


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ("41", "44", "较上年减少3人"),
        ("10", "8", "较上年增加2人"),
        ("2", "2", "与上年持平"),
        ("3", "0", "上年无此项，增加3人"),
    ],
)
def test_people_are_counted_without_a_rate(now, before, said):
    assert words(now, before, "人") == said


def test_yuan_and_wan_yuan_are_compared_and_printed_in_wan_yuan():
    now, before = datum("今年", "15249600", "元"), datum("去年", "1257.18", "万元")
    assert text_of(compared(Book([now, before]), now, before, "上年")) == "较上年增加267.78万元，增长21.30%"


@given(AMOUNTS, AMOUNTS)
def test_a_rate_of_growth_follows_from_the_amounts_beside_it(now, before):
    left, right = datum("今年", str(now), "万元"), datum("去年", str(before), "万元")
    book = Book([left, right])
    rate = book.growth(left, right, "增幅")
    assert rounded(rate.value, 2) == rounded((now - before) / before * 100, 2)
    assert rate.operands == ("今年", "去年")


@given(st.lists(AMOUNTS, min_size=1, max_size=6))
def test_a_sum_is_the_sum_of_what_is_printed(values):
    data = [datum(f"{at}", str(value), "万元") for at, value in enumerate(values)]
    total = Book(data).total(data, "合计")
    assert total.value == sum(values)
    assert total.working.endswith(f"= {total.value.normalize():f}万元")
