"""The score of budget execution."""

from dataclasses import dataclass
from decimal import Decimal

from jixiao.dossier.datum import Datum
from jixiao.dossier.scoresheet import Notice
from jixiao.norms.ruleset import ExecutionBand, Rule, RuleSet
from jixiao.score.outcome import ZERO, Outcome, marks, said, settled, undecided
from jixiao.units.measure import unit
from jixiao.units.number import plain, rounded, short

HUNDRED = Decimal(100)
_BASES = {"adjusted_budget": "全年预算数", "original_budget": "年初预算数"}


@dataclass(frozen=True, slots=True)
class Spending:
    """Budget and outturn of a program or department, as the papers print them; None where they do not say."""

    original: Datum | None
    adjusted: Datum | None
    outturn: Datum | None
    weight: Datum | None = None
    stated: Datum | None = None
    explanation: str = ""

    def budget(self, rules: RuleSet) -> Datum | None:
        return self.original if rules.execution_base.value == "original_budget" else self.adjusted


def base_name(rules: RuleSet) -> str:
    """What the outturn is divided by, as forms call it: 全年预算数 or 年初预算数."""
    return _BASES[rules.execution_base.value]


def is_low(rules: RuleSet, rate: Decimal) -> bool:
    """Whether a rate in percent is below the line at which the norm asks for a reason."""
    return rate < rules.execution_explanation.value


def rate_of(rules: RuleSet, spending: Spending) -> Decimal | None:
    """Outturn ÷ budget in percent, not rounded; None when one is missing, the budget is 0, or the units do not fit."""
    budget, outturn = spending.budget(rules), spending.outturn
    if budget is None or outturn is None or budget.value <= 0:
        return None
    wanted, spent = unit(budget.unit), unit(outturn.unit)
    if budget.unit and outturn.unit and wanted.base != spent.base:
        return None
    worth = spent.worth / wanted.worth if budget.unit and outturn.unit else Decimal(1)
    return outturn.value * worth * HUNDRED / budget.value


def execution(rules: RuleSet, spending: Spending, weight: Decimal) -> Outcome:
    name = base_name(rules)
    budget, outturn = spending.budget(rules), spending.outturn
    if missing := [label for label, datum in ((name, budget), ("全年执行数", outturn)) if datum is None]:
        return undecided(weight, f"请填写{'和'.join(missing)}", (rules.execution_points,))
    assert budget
    assert outturn
    operands = tuple(datum.key for datum in (budget, outturn, spending.weight) if datum)
    if budget.value == 0:
        working = f"{name}为 0，没有执行率，得 0 分"
        zero = settled(
            working, rounded(ZERO, rules.decimals.value["指标得分"]), (rules.execution_zero_budget,), operands
        )
        return zero.noting(Notice("zero_budget", f"{name}为 0，请核实"))
    rate = rate_of(rules, spending)
    if rate is None or rate < 0:
        return undecided(
            weight, f"{name} {said(budget)}与执行数 {said(outturn)}不能相比，请核对", (rules.execution_points,)
        )
    points, share, used = _points(rules, weight, rate)
    shown = f"全年执行数 {said(outturn)} ÷ {name} {said(budget)} = {plain(rounded(rate, 2))}%"
    working = f"{shown}，{share} = {marks(points)}"
    return settled(working, points, used, operands).noting(*_doubts(rules, spending, rate))


def band_at(bands: tuple[ExecutionBand, ...], rate: Decimal) -> ExecutionBand:
    """The band that holds a rate; `bands` descend and end at 0."""
    return next(band for band in bands if rate >= band.floor)


def _points(rules: RuleSet, weight: Decimal, rate: Decimal) -> tuple[Decimal, str, tuple[Rule[object], ...]]:
    """Points, the words for them, and the norms: in proportion up to the weight, unless a band says otherwise."""
    decimals = rules.decimals.value["指标得分"]
    used: tuple[Rule[object], ...] = (rules.execution_points,)
    if rules.execution_bands:
        used = (rules.execution_points, rules.execution_bands)
        band = band_at(rules.execution_bands.value, rate)
        if band.share is not None:
            points = rounded(weight * band.share / HUNDRED, decimals)
            return (
                points,
                f"执行率达到 {short(band.floor)}% 一档，得分值 {short(weight)} 分的 {short(band.share)}%",
                used,
            )
    if rate > HUNDRED:
        return rounded(weight, decimals), f"超过 100% 的以满分 {short(weight)} 分为限", used
    return rounded(weight * rate / HUNDRED, decimals), f"× {short(weight)} 分", used


def _doubts(rules: RuleSet, spending: Spending, rate: Decimal) -> tuple[Notice | None, ...]:
    percent = f"{plain(rounded(rate, 2))}%"
    over = Notice("outturn_exceeds_budget", f"执行率 {percent}，执行数大于预算数，请核实") if rate > HUNDRED else None
    if spending.explanation:
        return (over,)
    limit = rules.execution_explanation.value
    unspent = rate < HUNDRED and "预算未执行完" in rules.explanation_cases.value
    why = f"低于 {short(limit)}%" if rate < limit else "预算没有执行完"
    told = Notice("explanation_missing", f"执行率 {percent}，{why}，须说明原因，表中没有说明")
    return over, told if rate < limit or unspent else None, _adjusted(rules, spending)


def _adjusted(rules: RuleSet, spending: Spending) -> Notice | None:
    """A budget that was changed in the year by more than the norm lets pass without a word."""
    original, adjusted = spending.original, spending.adjusted
    if original is None or adjusted is None or original.value <= 0 or original.unit != adjusted.unit:
        return None
    change = (adjusted.value - original.value) * HUNDRED / original.value
    if abs(change) <= rules.adjustment_explanation.value:
        return None
    way = f"{'增加' if change > 0 else '减少'} {plain(rounded(abs(change), 2))}%"
    return Notice("explanation_missing", f"全年预算数比年初{way}，须说明调整原因，表中没有说明")
