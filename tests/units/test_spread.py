"""Where values lie."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from jixiao.units.spread import Spread, spread


def test_nothing_lies_nowhere():
    assert spread([]) is None


def test_the_median_of_an_even_number_is_between_the_middle_two():
    assert spread(map(Decimal, (3, 1, 10, 4))) == Spread(Decimal(1), Decimal("3.5"), Decimal(10), 4)


@given(st.lists(st.decimals(-1000, 1000, places=2), min_size=1))
def test_as_many_lie_below_the_median_as_above(values):
    found = spread(values)
    assert found.low <= found.middle <= found.high
    assert sum(value < found.middle for value in values) <= len(values) / 2
    assert sum(value > found.middle for value in values) <= len(values) / 2
