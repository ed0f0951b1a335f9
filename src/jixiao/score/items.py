"""Items of a department frame: points lost by the percentage point, or the share of indicators achieved."""

from collections.abc import Sequence
from decimal import Decimal

from jixiao.dossier.workpaper import IndicatorPaper
from jixiao.norms.ruleset import Item, RuleSet, Window
from jixiao.score.outcome import ZERO, Outcome, full, marks, said, settled, undecided
from jixiao.score.points import counts_as_achieved
from jixiao.score.quantitative import case_of
from jixiao.units.measure import unit
from jixiao.units.number import rounded, short

_MARKS = str.maketrans("", "", "“”\"' （）()")


def item_of(rules: RuleSet, row: IndicatorPaper) -> Item | None:
    """The item of the frame with this name that has a rule of its own, marks of quotation aside."""
    if rules.items is None or rules.scope != "whole_department":
        return None
    wanted = row.name.translate(_MARKS)
    own = (item for item in rules.items.value.values() if item.deduct is not None or item.counts)
    return next((item for item in own if item.name.translate(_MARKS) == wanted), None)


def by_item(
    rules: RuleSet, item: Item, row: IndicatorPaper, weight: Decimal, others: Sequence[IndicatorPaper]
) -> Outcome:
    """`others` are the indicators of all programs, for an item that counts them."""
    if item.counts:
        return _by_count(rules, item, weight, [other for other in others if other.kind == item.counts])
    return _by_deduction(rules, item, row, weight)


def _by_count(rules: RuleSet, item: Item, weight: Decimal, rows: Sequence[IndicatorPaper]) -> Outcome:
    assert rules.items
    assert rules.achieved_window
    used = (rules.items, rules.achieved_window)
    cases = [case_of(row) for row in rows if row.target is not None]
    open_cases = sum(isinstance(case, str) for case in cases)
    if not cases:
        return undecided(weight, f"没有可以计数的{item.counts}", used)
    if open_cases:
        return undecided(weight, f"有 {open_cases} 个{item.counts}还不能判断是否实现，请先补齐其完成值", used)
    window: Window = rules.achieved_window.value
    achieved = sum(counts_as_achieved(window, c.target, c.actual) for c in cases if not isinstance(c, str))
    points = rounded(weight * achieved / len(cases), rules.decimals.value["指标得分"])
    share = (
        f"{item.counts} {len(cases)} 个，完成率在 {short(window.floor)}%—{short(window.ceiling)}% 之间的 {achieved} 个"
    )
    operands = tuple(d.key for row in rows for d in (row.target, row.actual) if d)
    return settled(f"{share}，{achieved} ÷ {len(cases)} × {full(weight)} = {marks(points)}", points, used, operands)


def _by_deduction(rules: RuleSet, item: Item, row: IndicatorPaper, weight: Decimal) -> Outcome:
    assert rules.items
    assert item.limit is not None
    assert item.deduct is not None
    actual = row.actual
    formula = f"（{item.formula}）" if item.formula else ""
    if actual is None:
        return undecided(weight, f"请填写{item.name}{formula}的完成值", (rules.items,))
    if unit(actual.unit or row.unit).base != "%":
        return undecided(weight, f"{item.name}应以 % 计，完成值写的是 {said(actual)}", (rules.items,))
    operands = tuple(d.key for d in (actual, row.weight) if d)
    over = actual.value - item.limit
    if over <= 0:
        working = f"完成值 {said(actual)}，没有超过 {short(item.limit)}%，得满分 {full(weight)}"
        return settled(working, rounded(weight, rules.decimals.value["指标得分"]), (rules.items,), operands)
    points = rounded(max(ZERO, weight - over * item.deduct), rules.decimals.value["指标得分"])
    working = (
        f"完成值 {said(actual)}，超过 {short(item.limit)}% 的 {short(over)} 个百分点各扣 {short(item.deduct)} 分，"
        f"{full(weight)} － {short(over * item.deduct)} 分"
    )
    return settled(f"{working} = {marks(points)}", points, (rules.items,), operands)
