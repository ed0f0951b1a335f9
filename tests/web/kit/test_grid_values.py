"""Cells: what is edited is what is parsed back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.web.kit.grid_values import Format, Kind, NotUnderstood, parse, shown, typed

pytestmark = pytest.mark.alike

WHOLE = st.integers(-(10**17), 10**17)
EXACT = st.decimals(-(10**12), 10**12, allow_nan=False, places=6)
WORDS = st.text(st.characters(categories=("L", "N", "P", "S", "Zs"))).map(lambda text: " ".join(text.split()))
CHOICES = (("output", "产出指标"), ("outcome", "效益指标"))
VALUES = st.one_of(
    st.tuples(st.just(Format(Kind.TEXT)), WORDS),
    st.tuples(st.just(Format(Kind.LONG)), st.lists(WORDS.filter(bool)).map("\n".join)),
    st.tuples(st.just(Format(Kind.WHOLE, "人")), st.none() | WHOLE),
    st.tuples(st.just(Format(Kind.DECIMAL)), st.none() | EXACT),
    st.tuples(st.just(Format(Kind.PERCENT)), st.none() | EXACT),
    st.tuples(st.builds(Format, st.just(Kind.MONEY), st.sampled_from(["", "元", "万元", "亿元"])), st.none() | WHOLE),
    st.tuples(st.just(Format(Kind.POINTS)), st.none() | WHOLE),
    st.tuples(st.just(Format(Kind.CHOICE, choices=CHOICES)), st.sampled_from(["", "output", "outcome"])),
)


@pytest.mark.parametrize(("typed", "value"), [("产出", "output"), ("效益指标", "outcome"), ("outcome", "outcome")])
def test_a_choice_is_known_by_its_beginning(typed, value):
    assert parse(Format(Kind.CHOICE, choices=CHOICES), typed) == value


@pytest.mark.parametrize("typed", ["产", "指标", "别的"])
def test_unless_it_might_be_another(typed):
    with pytest.raises(NotUnderstood):
        parse(Format(Kind.CHOICE, choices=CHOICES), typed)


@given(VALUES)
def test_what_editing_begins_with_is_the_value(pair):
    form, value = pair
    assert parse(form, typed(form, value)) == value


@given(VALUES.filter(lambda pair: pair[0].kind is not Kind.MONEY))
def test_what_is_shown_is_the_value_too(pair):
    form, value = pair
    assert parse(form, shown(form, value)) == value


def test_digits_typed_are_kept():
    assert typed(Format(Kind.DECIMAL), parse(Format(Kind.DECIMAL), "1.50")) == "1.50"
    assert parse(Format(Kind.WHOLE, "人"), "12人") == 12
    assert shown(Format(Kind.PERCENT), Decimal("97.50")) == "97.50%"


def test_lines_are_tidied_and_kept():
    assert parse(Format(Kind.LONG), " 甲 乙 \r\n丙 ") == "甲 乙\n丙"
    assert parse(Format(Kind.TEXT), "甲\n乙") == "甲 乙"
