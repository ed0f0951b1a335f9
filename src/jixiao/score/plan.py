"""How much of a year's target should be reached by a day: in step with the months, or as a target itself says."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from jixiao.dossier.workpaper import IndicatorPaper
from jixiao.norms.monitoring import last_month
from jixiao.units.measure import unit
from jixiao.units.regex import regex

MONTHS = 12


class PlanError(ValueError):
    """A plan that cannot be followed, in Chinese."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The shares of the year's target that are due by the end of each month, from nothing (0) to all of it (1).

    `steps`: what is due falls due at the end of a month, and nothing of it before; else it grows from day to day.
    """

    shares: tuple[Fraction, ...]
    words: str
    steps: bool = False

    def at(self, year: int, month: int, day: int = 0) -> Fraction:
        """By the end of the month, or by a day of it."""
        end, last = self.shares[month - 1], monthrange(year, month)[1]
        if not day or day >= last:
            return end
        before = self.shares[month - 2] if month > 1 else Fraction(0)
        return before if self.steps else before + (end - before) * Fraction(day, last)


LINEAR = Plan(tuple(Fraction(month, MONTHS) for month in range(1, MONTHS + 1)), "按月份均匀推进")
AT_ONCE = Plan((Fraction(1),) * MONTHS, "比率不随月份累计，全年都与指标值比")


def profile(shares: Sequence[Fraction | int], words: str) -> Plan:
    """A plan of one's own: twelve shares (of 1), none smaller than the one before, the last of them 1."""
    made = tuple(map(Fraction, shares))
    if len(made) != MONTHS:
        raise PlanError(f"进度计划要写 12 个月，写了 {len(made)} 个")
    if made[0] < 0 or any(later < sooner for sooner, later in pairwise(made)):
        raise PlanError("进度计划是累计数，后一个月不能小于前一个月")
    if made[-1] != 1:
        raise PlanError("进度计划到 12 月应为全年的 100%")
    return Plan(made, words)


def due(shares: dict[int, Fraction], words: str) -> Plan:
    """`shares` fall due at the ends of these months."""
    total = sum(shares.values(), Fraction(0))
    reached = (sum((share for at, share in shares.items() if at <= month), Fraction(0)) for month in range(1, 13))
    return Plan(tuple(share / total for share in reached), words, steps=True)


# --- plans that targets tell themselves -------------------------------------------------------------------------------

_HALVES = regex(r"上半年\D{0,12}?(\d+(?:\.\d+)?)\D+?下半年\D{0,12}?(\d+(?:\.\d+)?)")
_ACCUMULATES = regex(r"完成率|执行率|支付率|到位率|开工率|竣工率|完工率|进度|覆盖率|兑现率|拨付率")
_BY_MONTH = regex(r"(?<![—\-～~至到\d])(1[0-2]|[1-9])\s*月\s*(?:\d{1,2}\s*[日号]|底|末|份)?\s*(?:之?前|以前|底|末|内)")
_PERIOD = regex(r"上半年|下半年|第?[一二三四]季度")


def plan_of(row: IndicatorPaper) -> Plan:
    """What the words of the target say; without such words rates are due at once, all else grows with the months."""
    is_ratio = unit(row.target.unit or row.unit).is_ratio if row.target else False
    return next(_told(row), AT_ONCE if is_ratio and not _ACCUMULATES.search(row.name) else LINEAR)


def is_dated(row: IndicatorPaper) -> bool:
    """Whether the target itself says by when."""
    return next(_told(row), None) is not None


def _told(row: IndicatorPaper) -> Iterator[Plan]:
    for text in (row.target_text, row.name, row.description):
        if halves := _HALVES.search(text):
            first, second = (Fraction(number) for number in halves.groups())
            if first + second > 0:
                yield due({6: first, 12: second}, f"上半年 {halves.group(1)}、下半年 {halves.group(2)}，到期以前为 0")
        named = {last_month(words) for words in _PERIOD.findall(text)} | {int(at) for at in _BY_MONTH.findall(text)}
        if len(named) == 1:
            month = named.pop()
            yield due({month: Fraction(1)}, f"{month}月底到期，到期以前为 0")
