"""Targets as people type them into one cell."""

from decimal import Decimal

import pytest

from jixiao.lint.targets import Target, typed_target


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("≥20个", Target(">=", Decimal(20), unit="个")),
        (">=20 个", Target(">=", Decimal(20), unit="个")),
        ("不少于１５００份", Target(">=", Decimal(1500), unit="份")),
        ("1,500份以上", Target(">=", Decimal(1500), unit="份")),
        ("≤12.50万元", Target("<=", Decimal("12.50"), unit="万元")),
        ("100%", Target("", Decimal(100), unit="%")),
        ("80%-90%", Target("between", Decimal(80), Decimal(90), unit="%")),
        ("20", Target("", Decimal(20))),
        ("显著提升", Target(text="显著提升")),
        ("2025年底前", Target(text="2025年底前")),
        ("招商12次，签约3个", Target(text="招商12次，签约3个")),
        ("", Target()),
    ],
)
def test_operator_value_and_unit_are_told_apart(typed, target):
    assert typed_target(typed) == target


@pytest.mark.parametrize("typed", ["≥20个", "≤12.50万元", "＝0起", "80-90%", "显著提升", "2025年底前"])
def test_what_is_shown_is_read_as_the_same_again(typed):
    target = typed_target(typed)
    assert target.shown == typed
    assert typed_target(target.shown) == target


def test_a_bare_number_keeps_the_unit_the_row_has():
    assert typed_target("≥30", "家") == Target(">=", Decimal(30), unit="家")


@pytest.mark.parametrize(("typed", "words"), [("≥20个", "不低于20个"), ("80%-90%", "80至90%"), ("显著提升", "")])
def test_how_it_is_understood_is_said_in_words(typed, words):
    assert typed_target(typed).read == words
