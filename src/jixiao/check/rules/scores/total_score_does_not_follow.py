from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import FULL_MARKS, add, is_whole, scores, seems_whole, terms, total_fund, weights
from jixiao.check.shared.reports import line_at
from jixiao.dossier.figure import Figure
from jixiao.dossier.finding import Severity
from jixiao.dossier.indicator import Program
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain, short
from jixiao.units.regex import regex

_ROUNDING = Decimal("0.005")  # of each indicator score, before it was printed


def total_score_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        points = scores(program)
        if program.total_score is None or len(points) < 2 or not is_whole(dossier, program, points):
            continue
        fund = total_fund(program)
        hit = _hit(program, points, fund.score if fund is not None else None)
        if hit is not None and not _in_row(dossier, program, Decimal(hit.computed)):
            yield hit


def _in_row(dossier: Dossier, program: Program, reached: Decimal) -> bool:
    """总分 | 100 | 99.00 under heads that are one column off: the sum stands in the row, too."""
    assert program.total_score is not None
    row = line_at(dossier.source.text, program.total_score.span.start)
    return any(Decimal(number) == reached for number in _NUMBER.findall(dossier.source.text, *row))


_NUMBER = regex(r"\d+(?:\.\d+)?")


def _hit(program: Program, points: list[Figure | None], execution: Figure | None) -> Hit | None:
    total = program.total_score
    assert total is not None
    reached, tolerance = add([*points, execution]), max(Decimal("0.01"), _ROUNDING * len(points))
    gap = abs(total.value - reached)
    own = program.total_weight is not None and program.total_weight.value == add(weights(program))
    if execution is None or "weight" not in program.columns or own or add(weights(program)) == FULL_MARKS:
        gap = min(gap, abs(total.value - add(points)))  # the execution points are no part of this total
    if execution is None and _fits_elsewhere(program, total.value - reached):
        return None
    if gap <= tolerance:
        return None
    tail = f" + 预算执行{plain(execution.value)}" if execution is not None else ""
    apart = short(abs(reached - total.value))
    working = f"{terms(points)}{tail} = {short(reached)} ≠ {plain(total.value)}，差{apart}分"
    lost = "weight" in program.columns and not seems_whole(program)  # a row may have been lost in flattening
    severity = Severity.NOTE if lost or gap <= total.printed.step / 2 else None
    related = tuple(point for point in [*points, execution] if point is not None)
    return Hit(total.span, working, "", plain(total.value), short(reached), "分", related, severity)


def _fits_elsewhere(program: Program, rest: Decimal) -> bool:
    """The rows carry 90 points, and the rest of the total may be the execution score of another table."""
    points = weights(program)
    left = FULL_MARKS - add(points)
    return not any(point is None for point in points) and left > 0 and 0 <= rest <= left
