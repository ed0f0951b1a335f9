from collections.abc import Iterator
from dataclasses import replace

from jixiao.check.arithmetic import comparable, number_in_unit_of, ratio_against
from jixiao.check.rule import Hit
from jixiao.dossier.claim import Change
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier


def growth_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    for change in dossier.changes:
        if not change.in_table and change.rate is not None and (hit := _recomputed(change, change.rate)):
            yield hit


def _recomputed(change: Change, rate: Figure) -> Hit | None:
    current, delta, previous = change.current, change.delta, change.previous
    if current is not None and delta is not None and comparable([current, delta]):
        base = current.interval - delta.signed_interval
        exact_base = current.base - delta.signed
        if exact_base <= 0 or base.low <= 0:
            return None  # RAT103 and RAT104 speak of bases that are negative or zero.
        sign = "−" if delta.signed > 0 else "+"
        now, step = number_in_unit_of(current, current), number_in_unit_of(delta, current)
        formula = f"{_minus(delta)}{step} ÷ ({now} {sign} {step})"
        hit = ratio_against(_with_direction(rate, delta), delta.signed_interval, base, delta.signed / exact_base * 100, formula)
        return replace(hit, span=rate.span, related=(current, delta)) if hit else None
    if current is not None and previous is not None and comparable([current, previous]) and previous.base > 0:
        grown = current.interval - previous.interval
        exact = (current.base - previous.base) / previous.base * 100
        formula = f"({current.value} − {number_in_unit_of(previous, current)}) ÷ {number_in_unit_of(previous, current)}"
        if (exact < 0) != (rate.signed < 0):
            return None  # RAT109 reports the wrong direction.
        hit = ratio_against(rate, grown, previous.interval, exact, formula)
        return replace(hit, span=rate.span, related=(current, previous)) if hit else None
    return None


def _with_direction(rate: Figure, delta: Figure) -> Figure:
    """增加X，幅度为Y%: the rate has the direction of the change it belongs to."""
    return rate if rate.direction or rate.value < 0 else replace(rate, direction=delta.direction)


def _minus(delta: Figure) -> str:
    return "−" if delta.signed < 0 else ""
