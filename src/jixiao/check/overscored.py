"""Rows whose score is reported as too high: whether they explain why a total is less than the sum of its rows.

One root, one finding: where the printed total is what the rows would add up to with the right score, the total is
right and the row is wrong.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from jixiao.check.attainment import attainment, most_points
from jixiao.check.forms import budget_of, total_fund
from jixiao.dossier.indicator import Program
from jixiao.units.record import record

_NEAR = Decimal("0.15")
_MOST = 6  # rows of which every set is tried
_FAR = Decimal("0.2")  # of its weight: what a row scored above its weight may have lost


@record
class Over:
    """By how much a score is too high, at least and at most: of one above its weight nobody knows what was meant."""

    by: Decimal
    most: Decimal


def is_explained(program: Program, added: Decimal) -> bool:
    """Whether some of the scores that are too high make the sum of the rows exceed the total by just as much."""
    total = program.total_score
    if total is None or added <= total.value:
        return False
    gap, found = added - total.value, list(_over(program))[:_MOST]
    return any(
        sum(one.by for one in some) - _NEAR <= gap <= sum(one.most for one in some) + _NEAR
        for size in range(1, len(found) + 1)
        for some in combinations(found, size)
    )


def _over(program: Program) -> Iterator[Over]:
    for row in program.indicators:
        weight, score, reached = row.weight, row.score, attainment(row)
        if weight is None or score is None:
            continue
        if score.value > weight.value:
            by = score.value - weight.value
            yield Over(by, by + weight.value * _FAR)
            continue
        most = most_points(row, reached) if reached is not None and reached.missed else None
        if most is not None and score.value > most:
            yield Over(score.value - most, score.value - most)
    fund = total_fund(program)
    budget = budget_of(fund) if fund is not None else None
    if fund is None or budget is None or fund.outturn is None or fund.weight is None or fund.score is None:
        return
    if budget.base > 0 and (points := fund.weight.value * fund.outturn.base / budget.base) < fund.score.value:
        yield Over(fund.score.value - points, fund.score.value - points)
