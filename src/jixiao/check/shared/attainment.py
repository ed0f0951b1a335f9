"""Whether an indicator was reached, and the most points any published method gives for it.

Methods (docs/algorithms): at least → weight × actual ÷ target; at most → weight × (2 − actual ÷ target) or
weight × target ÷ actual, the more generous of which counts here; reached → the whole weight. Points are never
judged from below: a reviewer may always deduct.
"""

from decimal import Decimal

from jixiao.check.shared.measures import above_hundred, is_cost_floor, is_unit_slip
from jixiao.dossier.figure import Figure
from jixiao.dossier.indicator import Indicator
from jixiao.score import attainment as shared
from jixiao.score.attainment import Direction, Fit, direction_by_name, in_one_unit, misses
from jixiao.score.points import at_least, at_most
from jixiao.units.number import plain, rounded, short
from jixiao.units.record import record
from jixiao.units.regex import regex


@record
class Attainment:
    """Target and actual in one unit. `share` is actual ÷ target, None for a target of zero."""

    target: Decimal
    actual: Decimal
    direction: Direction
    strict: bool = False  # > or <: the target itself is not enough

    @property
    def missed(self) -> bool:
        return misses(self.direction, self.target, self.actual, strict=self.strict)

    @property
    def share(self) -> Decimal | None:
        return self.actual / self.target if self.target else None


# A target for each month, quarter or half-year cannot be held against a result of the year.
_REPEATED = regex(r"每(?!位|名|人|家|户|个)|上半年|下半年|/月|/季|/周|季度|按月|逐月|年均|累计|同比|环比|较上年|比上年")


def attainment(indicator: Indicator) -> Attainment | None:
    """None when target or actual is no number, or the two cannot be compared without a guess."""
    target, actual = indicator.target, indicator.actual
    if target is None or actual is None or indicator.operator == "between" or len(indicator.figures) > 1:
        return None
    if is_cost_floor(indicator) or is_unit_slip(target, actual) or above_hundred(indicator, target):
        return None  # reported as such; what it makes of the score nobody knows
    text = indicator.target_field.text if indicator.target_field else ""
    if _REPEATED.search(text) or _REPEATED.search(indicator.actual_field.text if indicator.actual_field else ""):
        return None
    pair = in_one_unit(target.value, target.printed.unit, actual.value, actual.printed.unit)
    direction = direction_of(indicator)
    if pair.fit not in (Fit.SAME, Fit.DEGREE) or direction is None:
        return None  # 1 or 0.95 beside 90 %: a fraction or a slip, who knows
    return Attainment(pair.target, pair.actual, direction, indicator.operator in (">", "<"))


def direction_of(indicator: Indicator) -> Direction | None:
    """What the operator says; without one, what the name and the kind leave no doubt about."""
    if indicator.operator in ("<=", "<"):
        return Direction.AT_MOST
    if indicator.operator in (">=", ">"):
        return Direction.AT_LEAST
    is_ratio = indicator.target is not None and indicator.target.printed.unit.is_ratio
    return direction_by_name(indicator.name.text, indicator.group, indicator.kind, is_ratio=is_ratio)


def most_points(indicator: Indicator, reached: Attainment) -> Decimal | None:
    """The weight, or less for a missed target; None without a weight."""
    if indicator.weight is None:
        return None
    weight = indicator.weight.value
    if not reached.missed:
        return weight
    if reached.target <= 0 or reached.actual < 0:
        return Decimal(0) if reached.target == 0 and reached.direction is Direction.AT_MOST else None
    if reached.direction is Direction.AT_LEAST:
        return at_least(weight, reached.target, reached.actual)
    return at_most("target_over_actual", weight, reached.target, reached.actual)


def slack(score: Figure) -> Decimal:
    """What rounding can add to a score: half a point for whole points, a quarter for halves, half a last digit else."""
    if score.value == score.value.to_integral_value():
        return Decimal("0.5")
    if (score.value * 2) == (score.value * 2).to_integral_value():
        return Decimal("0.25")
    return score.printed.step / 2


def formula(indicator: Indicator, reached: Attainment, points: Decimal) -> str:
    """10 × 9 ÷ 12 = 7.5."""
    assert indicator.weight is not None
    weight = plain(indicator.weight.value)
    first, second = reached.actual, reached.target
    if reached.direction is Direction.AT_MOST:
        first, second = second, first
    return f"{weight} × {short(first)} ÷ {short(second)} = {short(rounded(points, 2))}"


def is_late(indicator: Indicator) -> bool:
    """Both cells name a day, and the result is after the deadline."""
    if indicator.target is not None or indicator.target_field is None or indicator.actual_field is None:
        return False
    return shared.is_late(indicator.target_field.text, indicator.actual_field.text) is True
