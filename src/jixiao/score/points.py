"""Points of a quantitative indicator: weight w, target t, actual a (docs/algorithms/scoring.md). Pure and exact.

Nothing here rounds. None means that no rule gives points: a negative target that was missed has no proportion.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.score.attainment import Direction, misses

if TYPE_CHECKING:  # a check uses the formulas without any rule set
    from jixiao.norms.ruleset import RuleSet, Step, Window

ZERO = Decimal(0)
HUNDRED = Decimal(100)


def at_least(weight: Decimal, target: Decimal, actual: Decimal) -> Decimal | None:
    """w, or w × a ÷ t."""
    if actual >= target:
        return weight
    if target <= 0:
        return None
    return max(ZERO, weight * actual / target)


def at_most(method: str, weight: Decimal, target: Decimal, actual: Decimal) -> Decimal | None:
    """w, or beyond the target w × (2 − a ÷ t) (linear_to_double) or w × t ÷ a (target_over_actual)."""
    if actual <= target:
        return weight
    if target <= 0:
        return None
    if method == "target_over_actual":
        return weight * target / actual
    return max(ZERO, weight * (2 * target - actual) / target)


def exactly(method: str, reverse: str, weight: Decimal, target: Decimal, actual: Decimal) -> Decimal | None:
    """As at least, or falling on both sides (by_deviation)."""
    if method == "by_deviation" and actual > target:
        return at_most(reverse, weight, target, actual)
    return at_least(weight, target, actual)


def between(reverse: str, weight: Decimal, low: Decimal, high: Decimal, actual: Decimal) -> Decimal | None:
    """w inside; outside by the nearer end."""
    return at_least(weight, low, actual) if actual < low else at_most(reverse, weight, high, actual)


def none_may_occur(weight: Decimal, actual: Decimal) -> Decimal:
    """A target of zero: all or nothing."""
    return weight if actual <= 0 else ZERO


def points(
    rules: "RuleSet", direction: Direction, weight: Decimal, target: Decimal, actual: Decimal, upper: Decimal = ZERO
) -> Decimal | None:
    """Before any deduction for over-fulfilment; `upper` is the other end of a target between two values."""
    if direction is Direction.BETWEEN:
        return between(rules.at_most.value, weight, target, upper, actual)
    if target == 0:
        return none_may_occur(weight, actual)
    if direction is Direction.AT_MOST:
        return at_most(rules.at_most.value, weight, target, actual)
    if direction is Direction.EXACTLY:
        return exactly(rules.exactly.value, rules.at_most.value, weight, target, actual)
    return at_least(weight, target, actual)


def percent_of(target: Decimal, actual: Decimal) -> Decimal | None:
    """a ÷ t in percent; None for a target that is not positive."""
    return actual / target * HUNDRED if target > 0 else None


def step_reached(steps: "Sequence[Step]", percent: Decimal) -> "Step | None":
    """The highest step at or below the percentage; `steps` ascend."""
    return next((step for step in reversed(steps) if percent >= step.ratio), None)


def counts_as_achieved(window: "Window", target: Decimal, actual: Decimal) -> bool:
    """Within the window of percentages of its target, both ends included (t ≤ a ≤ 1.3 t)."""
    percent = percent_of(target, actual)
    return percent is not None and window.floor <= percent <= window.ceiling


def reached(direction: Direction, target: Decimal, actual: Decimal, upper: Decimal, *, strict: bool) -> bool:
    if direction is Direction.BETWEEN:
        return target <= actual <= upper
    if direction is Direction.EXACTLY:
        return actual == target
    return not misses(direction, target, actual, strict=strict)
