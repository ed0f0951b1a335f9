"""Rounding never makes a finding; a changed digit does."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from jixiao.check.shared.arithmetic import ratio_against, sum_against_total
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.place import Span
from jixiao.units.number import Printed, plain

AMOUNTS = st.decimals(min_value=Decimal("0.01"), max_value=10**7, places=6)


def amount(value, places, unit="万元"):
    digits = plain(value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))
    return Figure(Span(0, 1), FigureKind.AMOUNT, Printed.of(digits, unit))


def percent(value, places):
    digits = plain(value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))
    return Figure(Span(0, 1), FigureKind.RATIO, Printed.of(digits, "%"))


@given(st.lists(AMOUNTS, min_size=1, max_size=12), st.integers(0, 4), st.sampled_from(["万元", "亿元", "元"]))
def test_parts_rounded_from_one_true_total_are_never_reported(parts, places, unit):
    total = amount(sum(parts), places, unit)
    assert sum_against_total(total, [amount(p, places, unit) for p in parts]) is None


@given(AMOUNTS, AMOUNTS, st.integers(0, 4), st.integers(0, 2))
def test_a_rounded_share_of_rounded_amounts_is_never_reported(part, rest, places, rate_places):
    whole = amount(part + rest, places)
    if whole.value:
        rate = percent(part / (part + rest) * 100, rate_places)
        assert ratio_against(rate, amount(part, places), whole, "") is None


@given(st.lists(AMOUNTS, min_size=2, max_size=6), st.integers(1, 9), st.integers(0, 3))
def test_a_total_with_one_digit_changed_is_reported(parts, digit, position):
    printed = [amount(p, 2) for p in parts]
    true = sum(p.value for p in printed)
    wrong = amount(true + digit * Decimal(10) ** position, 2)
    hit = sum_against_total(wrong, printed)
    assert hit is not None
    assert hit.computed == plain(true)


def test_a_whole_amount_beside_amounts_in_cents_is_read_with_its_zeros():
    hit = sum_against_total(amount(Decimal(100), 0), [amount(Decimal("60.25"), 2), amount(Decimal("39.55"), 2)])
    assert hit is not None
    assert hit.severity == "warning"
    assert hit.working == "60.25 + 39.55 = 99.80 ≠ 100，差 0.20 万元"


def test_units_are_converted_before_adding():
    total = amount(Decimal("1.5"), 1, "亿元")
    parts = [amount(Decimal(10000), 0), amount(Decimal(5000), 0)]
    assert sum_against_total(total, parts) is None
