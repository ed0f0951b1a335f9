"""Whether an indicator was reached, and the most points any published method gives for it.

Methods (docs/algorithms): at least → weight × actual ÷ target; at most → weight × (2 − actual ÷ target) or
weight × target ÷ actual, the more generous of which counts here; reached → the whole weight. Points are never
judged from below: a reviewer may always deduct.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from jixiao.check.measures import above_hundred, is_cost_floor, is_unit_slip
from jixiao.dossier.figure import Figure
from jixiao.dossier.indicator import Indicator
from jixiao.units.number import plain, rounded, short


class Direction(StrEnum):
    AT_LEAST = ">="
    AT_MOST = "<="


@dataclass(frozen=True, slots=True)
class Attainment:
    """Target and actual in one unit. `share` is actual ÷ target, None for a target of zero."""

    target: Decimal
    actual: Decimal
    direction: Direction
    strict: bool = False  # > or <: the target itself is not enough

    @property
    def missed(self) -> bool:
        if self.direction is Direction.AT_LEAST:
            return self.actual < self.target or (self.strict and self.actual == self.target)
        return self.actual > self.target or (self.strict and self.actual == self.target)

    @property
    def share(self) -> Decimal | None:
        return self.actual / self.target if self.target else None


# Less is better: without an operator such a name makes the target a ceiling.
_LESS_IS_BETTER = re.compile(
    r"投诉|事故|差错|失误|违规|违法|违纪|故障|成本|费用|支出|经费|耗|能耗|流失|损失|空置|逾期|超支|退货|偏差|变动率|死亡|发生率"
    r"|延误|拖欠"
)
# A target for each month, quarter or half-year cannot be held against a result of the year.
_REPEATED = re.compile(
    r"每(?!位|名|人|家|户|个)|上半年|下半年|/月|/季|/周|季度|按月|逐月|年均|累计|同比|环比|较上年|比上年"
)
# Without an operator such a name does not tell which way is better.
_EITHER_WAY = re.compile(
    r"时间|时长|时限|周期|天数|期限|等待|案件|发案|信访|上访|隐患|问题|负债|债务|排放|浓度|死亡|伤亡|发病|贫困|失业|复发|扣分|缺口"
    r"|差距|排名|名次"
)
_SAVING = re.compile(r"节约|节省|降低|下降|压减|减少|控制率|节支")


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
    pair = _in_one_unit(target, actual)
    direction = direction_of(indicator)
    if pair is None or direction is None:
        return None
    return Attainment(pair[0], pair[1], direction, indicator.operator in (">", "<"))


def direction_of(indicator: Indicator) -> Direction | None:
    """What the operator says; without one, what the name and the kind leave no doubt about."""
    is_cost = "成本" in indicator.kind or "成本" in indicator.group
    if indicator.operator in ("<=", "<"):
        return Direction.AT_MOST
    if indicator.operator in (">=", ">"):
        return Direction.AT_LEAST
    if is_cost or _LESS_IS_BETTER.search(indicator.name.text):
        # 成本节约率 of 5 % may be meant either way.
        return None if _SAVING.search(indicator.name.text) or _is_ratio(indicator) else Direction.AT_MOST
    if _EITHER_WAY.search(indicator.name.text) or (indicator.kind == "时效指标" and not _is_ratio(indicator)):
        return None
    return Direction.AT_LEAST


def _is_ratio(indicator: Indicator) -> bool:
    return indicator.target is not None and indicator.target.printed.unit.is_ratio


def _in_one_unit(target: Figure, actual: Figure) -> tuple[Decimal, Decimal] | None:
    wanted, reached = target.printed.unit, actual.printed.unit
    if not wanted.name or not reached.name:
        if wanted.is_ratio and actual.value <= 1 < target.value:
            return None  # 1 or 0.95 beside 90 %: a fraction or a slip, who knows
        return target.value, actual.value
    if wanted.base == reached.base:
        return target.base, actual.base
    if reached.is_ratio and not wanted.is_ratio and target.value > 0:
        return Decimal(100), actual.value  # ≥12次, 完成100%: the result is the degree of completion
    return None


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
        return weight * reached.actual / reached.target
    return weight * reached.target / reached.actual


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


_DAY = re.compile(r"(20\d{2})\s*[年./-]\s*(\d{1,2})\s*(?:月|[./-])?\s*(?:(\d{1,2})\s*日?)?")
_YEAR_END = re.compile(r"(20\d{2})\s*年\s*(?:年?底|年末|内)")


def deadline(text: str) -> tuple[int, int, int] | None:
    """The one day a cell names, as late as its words allow: 2022年9月底前 → 30 September; None for none or several."""
    if (end := _YEAR_END.search(text)) and not _DAY.search(text):
        return int(end.group(1)), 12, 31
    days = _DAY.findall(text)
    if len(days) != 1:
        return None
    year, month, day = days[0]
    return int(year), int(month), int(day) if day else 31


def is_late(indicator: Indicator) -> bool:
    """Both cells name a day, and the result is after the deadline."""
    if indicator.target is not None or indicator.target_field is None or indicator.actual_field is None:
        return False
    wanted, reached = deadline(indicator.target_field.text), deadline(indicator.actual_field.text)
    if wanted is None or reached is None or (reached[2] == 31 and reached[:2] == wanted[:2]):
        return False
    return reached > wanted
