"""Target and actual in one unit, and which way is better."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from jixiao.units.measure import Unit
from jixiao.units.regex import regex


class Direction(StrEnum):
    AT_LEAST = ">="
    AT_MOST = "<="
    EXACTLY = "="
    BETWEEN = "between"


class Fit(StrEnum):
    """How the unit of the actual fits that of the target."""

    SAME = "same"
    FRACTION = "fraction"  # 0.95 beside 90%
    DEGREE = "degree"  # 80% beside 120家: the degree of completion
    RATIO = "ratio"  # 1.2倍 beside 90%
    COUNTED = "counted"  # 18家 beside 20个: 个 counts everything
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Pair:
    """Target and actual, comparable unless `fit` is NONE."""

    target: Decimal
    actual: Decimal
    fit: Fit


_ANY_THING = "个"


def in_one_unit(target: Decimal, wanted: Unit, actual: Decimal, reached: Unit) -> Pair:
    """In base units (元 for 亿元 against 万元); bare numbers as they stand when one side names no unit."""
    if not wanted.name or not reached.name:
        fraction = wanted.is_ratio and actual <= 1 < target
        return Pair(target, actual, Fit.FRACTION if fraction else Fit.SAME)
    if wanted.base == reached.base:
        return Pair(target * wanted.worth, actual * reached.worth, Fit.SAME)
    if {wanted.base, reached.base} == {"%", "倍"}:
        return Pair(_percent(target, wanted), _percent(actual, reached), Fit.RATIO)
    if wanted.is_count and reached.is_count and _ANY_THING in (wanted.base, reached.base):
        return Pair(target, actual, Fit.COUNTED)
    if reached.is_ratio and not wanted.is_ratio and target > 0:
        return Pair(Decimal(100), actual, Fit.DEGREE)
    return Pair(target, actual, Fit.NONE)


def _percent(value: Decimal, unit: Unit) -> Decimal:
    return value * unit.worth * (100 if unit.base == "倍" else 1)


# Less is better: without an operator such a name makes the target a ceiling.
_LESS_IS_BETTER = regex(
    r"投诉|事故|差错|失误|违规|违法|违纪|故障|成本|费用|支出|经费|耗|能耗|流失|损失|空置|逾期|超支|退货|偏差|变动率|死亡|发生率"
    r"|延误|拖欠"
)
# Without an operator such a name does not tell which way is better.
_EITHER_WAY = regex(
    r"时间|时长|时限|周期|天数|期限|等待|案件|发案|信访|上访|隐患|问题|负债|债务|排放|浓度|死亡|伤亡|发病|贫困|失业|复发|扣分|缺口"
    r"|差距|排名|名次"
)
_SAVING = regex(r"节约|节省|降低|下降|压减|减少|控制率|节支")


def direction_by_name(name: str, group: str, kind: str, *, is_ratio: bool) -> Direction | None:
    """For a target without an operator: what name and kind leave no doubt about, None when they do."""
    if "成本" in kind or "成本" in group or _LESS_IS_BETTER.search(name):
        # 成本节约率 of 5 % may be meant either way.
        return None if _SAVING.search(name) or is_ratio else Direction.AT_MOST
    if _EITHER_WAY.search(name) or (kind == "时效指标" and not is_ratio):
        return None
    return Direction.AT_LEAST


def misses(direction: Direction, target: Decimal, actual: Decimal, *, strict: bool) -> bool:
    """`strict`: > or <, the target itself is not enough."""
    if strict and actual == target:
        return True
    return actual > target if direction is Direction.AT_MOST else actual < target


# --- days -------------------------------------------------------------------------------------------------------------

_DAY = regex(r"(20\d{2})\s*[年./-]\s*(\d{1,2})\s*(?:月|[./-])?\s*(?:(\d{1,2})\s*日?)?")
_YEAR_END = regex(r"(20\d{2})\s*年\s*(?:年?底|年末|内)")


def deadline(text: str) -> tuple[int, int, int] | None:
    """The one day a cell names, as late as its words allow: 2022年9月底前 → 30 September; None for none or several."""
    if (end := _YEAR_END.search(text)) and not _DAY.search(text):
        return int(end.group(1)), 12, 31
    days = _DAY.findall(text)
    if len(days) != 1:
        return None
    year, month, day = days[0]
    return int(year), int(month), int(day) if day else 31


def is_late(target: str, actual: str) -> bool | None:
    """Whether the day of the actual is after that of the target; None when either cell names none."""
    wanted, reached = deadline(target), deadline(actual)
    if wanted is None or reached is None:
        return None
    return reached > wanted and not (reached[2] == 31 and reached[:2] == wanted[:2])
