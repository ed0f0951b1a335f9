"""Sums, ratios and changes of printed numbers, with the sentence that shows the computation.

A printed number stands for the interval its last digit allows; only when the intervals cannot meet is there a
finding. Amounts are compared in base units and shown in the unit of the stated figure.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import reduce
from operator import add

from jixiao.check.rule import Hit
from jixiao.dossier.figure import Figure
from jixiao.dossier.finding import Severity
from jixiao.units.number import Interval, plain


def shown(base_value: Decimal, like: Figure, decimals: int | None = None) -> str:
    """A value in base units as the unit of `like` prints it, with at least its decimals and no idle zeros beyond."""
    unit = like.printed.unit
    value = base_value / unit.worth
    places = decimals if decimals is not None else _places(like)
    with localcontext() as context:
        context.prec = 60
        return plain(value.quantize(Decimal(1).scaleb(-places)))


def _places(figure: Figure) -> int:
    exponent = figure.printed.step.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def finest(figures: Sequence[Figure]) -> int:
    """Decimals, in the unit of the first figure, that show every figure without loss."""
    first = figures[0].printed.unit.worth
    return max(0, *(_places(f) + _magnitude(first / f.printed.unit.worth) for f in figures))


def _magnitude(ratio: Decimal) -> int:
    """How many decimals a coarser unit needs to show a finer one: 万元 of 元 → 4."""
    return ratio.adjusted() if ratio > 0 else 0


def number_in_unit_of(figure: Figure, like: Figure) -> str:
    """The digits of a figure, converted when its unit differs from that of `like`."""
    if figure.printed.unit.worth == like.printed.unit.worth:
        return plain(figure.value)
    return shown(figure.base, like, finest([like, figure]))


def comparable(figures: Sequence[Figure]) -> bool:
    """All exact and of one base unit."""
    return all(f.exact for f in figures) and len({f.printed.unit.base for f in figures}) == 1


def tight(figures: Sequence[Figure]) -> list[Interval]:
    """Signed intervals when dropped zeros are put back: 27万元 beside 11.72万元 is read as 27.00.

    Only amounts in 万元 or 元 whose last printed digit would not itself be a padding zero (27, 6978.6, not 10.0).
    """
    finest_step = min(f.printed.step * f.printed.unit.worth for f in figures)
    return [f.signed_interval if not _drops_zeros(f) else _around(f, finest_step) for f in figures]


def _as_printed(figures: Sequence[Figure]) -> list[Interval]:
    """Signed intervals of the digits alone; only a bare 0 beside amounts in 角 and 分 is nothing at all."""
    finest_step = min(f.printed.step * f.printed.unit.worth for f in figures)
    return [
        f.signed_interval if f.value or f.printed.step * f.printed.unit.worth == finest_step else _around(f, Decimal(0))
        for f in figures
    ]


def _drops_zeros(figure: Figure) -> bool:
    coarse = figure.printed.step > _CENT  # 万元 with two decimals beside 元 and 分 is as fine as it is ever printed
    return figure.unit in ("万元", "元") and coarse and (figure.printed.step == 1 or plain(figure.value)[-1] != "0")


_CENT = Decimal("0.01")


def _around(figure: Figure, step: Decimal) -> Interval:
    return Interval(figure.signed - step / 2, figure.signed + step / 2)


def sum_against_total(total: Figure, parts: Sequence[Figure], *, at_most: bool = False) -> Hit | None:
    """A hit when the parts cannot add up to the total (or, with `at_most`, exceed it); changes add with their signs.

    It is lowered to a warning when rounding to whole 万元 could still explain the gap.
    """
    everything = [total, *parts]
    if not parts or not comparable(everything):
        return None
    if _may_meet(tight(everything), at_most=at_most):
        return None
    loose = _may_meet(_as_printed(everything), at_most=at_most)
    added = sum((p.signed for p in parts), Decimal(0))
    places = finest(everything)
    computed = shown(added, total, places)
    gap = shown(abs(added - total.signed), total, places)
    result = f" = {computed}" if len(parts) > 1 else ""
    relation = (
        f"{'>' if at_most else '≠'} {_signed_text(total)}，{'超出' if at_most else '差'} {gap} {total.unit}".rstrip()
    )
    working = f"{_terms(parts, total)}{result} {relation}"
    severity = Severity.WARNING if loose else None
    return Hit(total.span, working, "", plain(total.value), computed, total.unit, tuple(parts), severity)


def _may_meet(intervals: Sequence[Interval], *, at_most: bool) -> bool:
    """Whether the intervals after the first can add up to (or stay within) the first."""
    reached = reduce(add, intervals[1:])
    return reached.low <= intervals[0].high and (at_most or reached.high >= intervals[0].low)


def _terms(parts: Sequence[Figure], total: Figure) -> str:
    """1164.81 + 426.05; a decrease is taken away: 454.93 − 187.15."""
    text = ""
    for part in parts:
        digits = number_in_unit_of(part, total)
        negative = part.signed < 0
        sign = ("−" if negative else "") if not text else (" − " if negative else " + ")
        text += sign + digits.lstrip("-")
    return text


def _signed_text(figure: Figure) -> str:
    return ("−" if figure.signed < 0 else "") + plain(abs(figure.value))


def ratio_against(stated: Figure, part: Figure, whole: Figure, formula: str, *, of_base: bool = False) -> Hit | None:
    """A hit when a printed percentage cannot be part ÷ whole (with `of_base`, part ÷ (whole − part)).

    `formula` shows the division. A slip of one last digit is a note: many cut digits off instead of rounding.
    """
    part_tight, whole_tight = tight([part, whole])
    exact_base = whole.base - part.signed if of_base else whole.base
    if not stated.exact or exact_base <= 0:
        return None
    exact = part.signed / exact_base * 100
    if _ratio_meets(stated, part_tight, whole_tight, of_base=of_base):
        return None
    loose = _ratio_meets(stated, part.signed_interval, whole.interval, of_base=of_base)
    places = max(2, _places(stated))
    computed = plain(exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))
    slight = abs(exact - stated.signed) <= max(stated.printed.step, Decimal("0.01"))
    working = f"{formula} = {computed}% ≠ {_signed_text(stated)}%"
    severity = Severity.NOTE if slight else Severity.WARNING if loose else None
    return Hit(stated.span, working, "", plain(stated.value), computed, "%", (whole, part), severity)


def _ratio_meets(stated: Figure, part: Interval, whole: Interval, *, of_base: bool) -> bool:
    reached = percentage(part, whole - part if of_base else whole)
    return reached is None or reached.meets(stated.signed_interval)


def percentage(part: Interval, whole: Interval) -> Interval | None:
    """part ÷ whole in percent; None when the whole may be zero."""
    try:
        ratio = part / whole
    except ZeroDivisionError:
        return None
    return Interval(ratio.low * 100, ratio.high * 100)
