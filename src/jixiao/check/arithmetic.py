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


def sum_against_total(total: Figure, parts: Sequence[Figure], *, at_most: bool = False) -> Hit | None:
    """A hit when the parts cannot add up to the total (or, with `at_most`, exceed it); changes add with their signs."""
    everything = [total, *parts]
    if not parts or not comparable(everything):
        return None
    reached = reduce(add, (p.signed_interval for p in parts))
    stated = total.signed_interval
    if reached.low <= stated.high and (at_most or reached.high >= stated.low):
        return None
    added = sum((p.signed for p in parts), Decimal(0))
    places = finest(everything)
    computed = shown(added, total, places)
    gap = shown(abs(added - total.signed), total, places)
    result = f" = {computed}" if len(parts) > 1 else ""
    relation = f"{'>' if at_most else '≠'} {_signed_text(total)}，{'超出' if at_most else '差'} {gap} {total.unit}"
    working = f"{_terms(parts, total)}{result} {relation}"
    severity = None if _beyond_rounding(added, total, parts) else Severity.NOTE
    return Hit(total.span, working, "", plain(total.value), computed, total.unit, tuple(parts), severity)


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


def _beyond_rounding(added: Decimal, total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the gap is more than a slip of one last digit."""
    steps = [f.printed.step * f.printed.unit.worth for f in (total, *parts)]
    return abs(added - total.signed) > max(steps) or total.printed.unit.is_count


def ratio_against(stated: Figure, part: Interval, whole: Interval, exact: Decimal, formula: str) -> Hit | None:
    """A hit when a printed percentage cannot be part ÷ whole; `formula` shows the division, `exact` its result in %."""
    reached = percentage(part, whole)
    if reached is None or not stated.exact or reached.meets(stated.signed_interval):
        return None
    places = max(2, _places(stated))
    computed = plain(exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))
    slight = abs(exact - stated.signed) <= max(stated.printed.step, Decimal("0.01"))
    working = f"{formula} = {computed}% ≠ {_signed_text(stated)}%"
    return Hit(
        stated.span, working, "", plain(stated.value), computed, "%", (), Severity.NOTE if slight else None
    )


def percentage(part: Interval, whole: Interval) -> Interval | None:
    """part ÷ whole in percent; None when the whole may be zero."""
    try:
        ratio = part / whole
    except ZeroDivisionError:
        return None
    return Interval(ratio.low * 100, ratio.high * 100)
