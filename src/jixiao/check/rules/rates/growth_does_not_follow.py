from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import comparable, number_in_unit_of, ratio_against
from jixiao.check.shared.explained import by_growth, unexplained
from jixiao.dossier.claim import Change
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def growth_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    yield from unexplained(dossier, _hits(dossier), by_growth)


def _hits(dossier: Dossier) -> Iterator[Hit]:
    for change in dossier.changes:
        if change.in_table or change.rate is None:
            continue
        if change.current is None:
            if hit := _of_previous(change, change.rate):
                yield hit
            continue
        if hit := _from_delta(change, change.rate) or _from_previous(change, change.rate):
            yield hit


def _from_delta(change: Change, rate: Figure) -> Hit | None:
    """增减额 ÷ (今年数 − 增减额); RAT103 and RAT104 speak of bases that are negative or zero."""
    current, delta = change.current, change.delta
    if current is None or delta is None or not comparable([current, delta]):
        return None
    sign = "−" if delta.signed > 0 else "+"
    now, step = number_in_unit_of(current, current), number_in_unit_of(delta, current)
    formula = f"{'−' * (delta.signed < 0)}{step} ÷ ({now} {sign} {step})"
    return ratio_against(_with_direction(rate, delta), delta, current, formula, of_base=True)


def _of_previous(change: Change, rate: Figure) -> Hit | None:
    """较上年5120万元减少81万元，下降1.59%: what it led to is not told."""
    previous, delta = change.previous, change.delta
    if previous is None or delta is None or not comparable([previous, delta]):
        return None
    formula = f"{'−' * (delta.signed < 0)}{number_in_unit_of(delta, previous)} ÷ {plain(previous.value)}"
    return ratio_against(_with_direction(rate, delta), delta, previous, formula)


def _from_previous(change: Change, rate: Figure) -> Hit | None:
    """(今年数 − 上年数) ÷ 上年数; RAT109 reports a wrong direction."""
    current, previous = change.current, change.previous
    if change.delta is not None or current is None or previous is None or not comparable([current, previous]):
        return None
    grown = current.base - previous.base
    if previous.base <= 0 or (grown < 0) != (rate.signed < 0):
        return None
    before = number_in_unit_of(previous, current)
    formula = f"{number_in_unit_of(current, current)} ÷ {before} − 1"
    # Growth is the ratio less one: hold 100 + rate against current ÷ previous.
    lifted = replace(rate, direction=0, printed=replace(rate.printed, value=rate.signed + 100))
    hit = ratio_against(lifted, current, previous, formula)
    if hit is None:
        return None
    stated, computed = plain(rate.signed), plain(Decimal(hit.computed) - 100)
    working = f"{formula} = {computed}% ≠ {stated}%".replace("-", "−")
    return replace(hit, working=working, stated=stated, computed=computed)


def _with_direction(rate: Figure, delta: Figure) -> Figure:
    """增加X，幅度为Y%: the rate has the direction of the change it belongs to."""
    return rate if rate.direction or rate.value < 0 else replace(rate, direction=delta.direction)
