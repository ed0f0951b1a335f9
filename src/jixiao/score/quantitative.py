"""The score of an indicator whose target is a number."""

from dataclasses import dataclass
from decimal import Decimal

from jixiao.dossier.datum import Datum
from jixiao.dossier.scoresheet import Notice
from jixiao.dossier.workpaper import IndicatorPaper
from jixiao.norms.ruleset import Rule, RuleSet
from jixiao.score import points as by
from jixiao.score.attainment import Direction, Fit, direction_by_name, in_one_unit
from jixiao.score.outcome import ZERO, Outcome, amount, full, marks, said, settled, undecided
from jixiao.units.measure import Unit, unit
from jixiao.units.number import rounded, short
from jixiao.units.regex import regex

_OPERATORS = {
    ">=": Direction.AT_LEAST, ">": Direction.AT_LEAST, "<=": Direction.AT_MOST, "<": Direction.AT_MOST,
    "=": Direction.EXACTLY, "between": Direction.BETWEEN,
}  # fmt: skip
# A target for each month or quarter is no target of the year.
_EACH = regex(r"每(?:个?月|季度?|周|半年)|上半年|下半年|/月|/季|/周|按月|逐月|按季|月均")


@dataclass(frozen=True, slots=True)
class Case:
    """Target and actual as the arithmetic needs them, beside what the papers print."""

    row: IndicatorPaper
    direction: Direction
    target: Decimal
    actual: Decimal
    upper: Decimal
    fit: Fit
    shown_target: str
    shown_actual: str

    @property
    def strict(self) -> bool:
        return self.row.operator in (">", "<")

    @property
    def reached(self) -> bool:
        return by.reached(self.direction, self.target, self.actual, self.upper, strict=self.strict)

    @property
    def percent(self) -> Decimal | None:
        """Of a target that may be exceeded; None for all others."""
        if self.direction not in (Direction.AT_LEAST, Direction.EXACTLY):
            return None
        return by.percent_of(self.target, self.actual)


def case_of(row: IndicatorPaper) -> Case | str:
    """The case, or what is missing to have one."""
    target, actual = row.target, row.actual
    assert target is not None
    if actual is None:
        return f"完成值写的是“{row.actual_text}”，请填写数字" if row.actual_text else "请填写完成值"
    if _EACH.search(row.target_text) and not _EACH.search(row.actual_text):
        return f"指标值“{row.target_text}”按期写，请写明全年的指标值"
    # The unit column speaks of the target: 0.95 beside 90 and % may be 95 %.
    wanted, reached = unit(target.unit or row.unit), unit(actual.unit)
    direction = _OPERATORS.get(row.operator) or direction_by_name(
        row.name, row.group, row.kind, is_ratio=wanted.is_ratio
    )
    if direction is None:
        return "请写明指标性质（≥、≤、＝）：从名称看不出多好还是少好"
    if direction is Direction.BETWEEN and row.upper is None:
        return "区间型指标请写明两端的指标值"
    pair = in_one_unit(target.value, wanted, actual.value, reached)
    if pair.fit is Fit.NONE:
        return f"指标值的单位是“{wanted.name}”，完成值的单位是“{reached.name}”，不能换算，请核对单位"
    if pair.fit is Fit.DEGREE and direction in (Direction.AT_MOST, Direction.BETWEEN):
        return f"指标值是 {amount(target.value, wanted.name)}，完成值写的是 {said(actual)}，请填写实际数"
    if pair.fit is Fit.FRACTION and direction is Direction.AT_MOST:
        bare = short(actual.value)
        return f"完成值 {bare} 没有写单位，请写明是 {short(actual.value * 100)}% 还是 {bare}%"
    upper = in_one_unit(row.upper.value, wanted, actual.value, reached).target if row.upper else ZERO
    value = pair.actual * 100 if pair.fit is Fit.FRACTION else pair.actual
    shown = _shown_actual(actual, reached if reached.name else wanted, wanted, pair.fit)
    return Case(row, direction, pair.target, value, upper, pair.fit, _shown_target(row, target, wanted), shown)


def _shown_target(row: IndicatorPaper, target: Datum, wanted: Unit) -> str:
    low = amount(target.value, wanted.name)
    return f"{low}—{amount(row.upper.value, row.upper.unit or wanted.name)}" if row.upper else low


def _shown_actual(actual: Datum, reached: Unit, wanted: Unit, fit: Fit) -> str:
    """In the unit of the target too, when the papers use another."""
    if fit is Fit.FRACTION:
        return f"{short(actual.value)}（即 {short(actual.value * 100)}%）"
    shown = amount(actual.value, reached.name)
    if fit is Fit.SAME and reached.name and wanted.name and reached.worth != wanted.worth:
        converted = rounded(actual.value * reached.worth / wanted.worth, 8)
        return f"{shown}（即 {amount(converted, wanted.name)}）"
    return shown


def quantitative(rules: RuleSet, row: IndicatorPaper, weight: Decimal) -> Outcome:
    case = case_of(row)
    if isinstance(case, str):
        return undecided(weight, case)
    raw = by.points(rules, case.direction, weight, case.target, case.actual, case.upper)
    if raw is None:
        return undecided(
            weight, f"指标值 {case.shown_target} 没有达到，负数没有比例可算，请人工定分", (_rule(rules, case),)
        )
    decimals = rules.decimals.value["指标得分"]
    operands = tuple(d.key for d in (row.target, row.upper, row.actual, row.weight) if d)
    outcome = settled(_working(rules, case, weight, raw), rounded(raw, decimals), (_rule(rules, case),), operands)
    return _over(rules, case, outcome).noting(*_doubts(rules, case), _unexplained(rules, case))


def _rule(rules: RuleSet, case: Case) -> Rule[object]:
    """The norm that gives the formula."""
    if case.direction is Direction.BETWEEN:
        return rules.between
    if case.target == 0:
        return rules.zero_target
    return {Direction.AT_MOST: rules.at_most, Direction.EXACTLY: rules.exactly}.get(case.direction, rules.at_least)


def _working(rules: RuleSet, case: Case, weight: Decimal, raw: Decimal) -> str:
    """The computation, readable aloud."""
    actual, target = f"完成值 {case.shown_actual}", f"指标值 {case.shown_target}"
    if case.fit is Fit.DEGREE:
        target = f"{target}（完成程度以 100% 为准）"
    if raw == weight:
        return f"{actual}，{_relation(case)}{target}，得满分 {full(weight)}"
    if case.target == 0 and case.direction is not Direction.BETWEEN:
        return f"指标值为 0，{actual}，得 0 分"
    if raw == 0:
        return f"{actual}，{target}，按比例得 0 分"
    return _proportion(rules, case, weight, actual, target) + f" = {marks(raw)}"


def _relation(case: Case) -> str:
    if case.direction is Direction.BETWEEN:
        return "在区间之内："
    if case.direction is Direction.AT_MOST or case.target == 0:
        return "没有超过"
    return "达到"


def _proportion(rules: RuleSet, case: Case, weight: Decimal, actual: str, target: str) -> str:
    above = case.direction is Direction.BETWEEN and case.actual > case.upper
    falling = case.direction is Direction.EXACTLY and case.actual > case.target
    if case.direction is not Direction.AT_MOST and not above and not falling:
        return f"{actual} ÷ {target} × {full(weight)}"
    if rules.at_most.value == "target_over_actual":
        return f"{target} ÷ {actual} × {full(weight)}"
    return f"{full(weight)} ×（2 － {actual} ÷ {target}）"


def _over(rules: RuleSet, case: Case, outcome: Outcome) -> Outcome:
    """Full marks with a notice, without one, or less by steps: whatever the norm says of over-fulfilment."""
    percent, method = case.percent, rules.over_fulfilment.value
    if percent is None or case.fit is Fit.DEGREE or outcome.points is None:
        return outcome
    if method == "stepped_deduction" and rules.over_steps:
        step = by.step_reached(rules.over_steps.value, percent)
        return _deducted(outcome, rules.over_steps, step.ratio, step.deduct) if step else outcome
    if method == "full_with_notice" and percent >= rules.over_limits.value.note:
        ratio = short(rounded(percent, 2))
        return outcome.noting(Notice("far_above_target", f"完成值是指标值的 {ratio}%，请核实指标值是否定得过低"))
    return outcome


def _deducted(outcome: Outcome, rule: Rule[object], ratio: Decimal, deduct: Decimal) -> Outcome:
    assert outcome.points is not None
    left = max(ZERO, outcome.points - deduct)
    working = f"{outcome.working}；达到指标值的 {short(ratio)}%，扣 {short(deduct)} 分 = {marks(left)}"
    return Outcome(working, left, left, left, (*outcome.rules, rule), outcome.notices, operands=outcome.operands)


def _doubts(rules: RuleSet, case: Case) -> tuple[Notice | None, ...]:
    row = case.row
    return (
        Notice("percent_for_actual", "完成值写的是完成程度，请填写实际完成的数量") if case.fit is Fit.DEGREE else None,
        Notice("fraction_read_as_percent", f"完成值 {case.shown_actual}没有写单位，按百分数计，请核实")
        if case.fit is Fit.FRACTION
        else None,
        Notice(
            "measure_word",
            f"指标值和完成值的计量单位写得不同（{case.shown_target}、{case.shown_actual}），按同一单位计，请统一",
        )
        if case.fit is Fit.COUNTED
        else None,
        Notice("zero_target", f"指标性质是“{row.operator}”而指标值为 0，按不得发生计分，请核实指标值")
        if case.target == 0 and case.direction is Direction.AT_LEAST
        else None,
        Notice("only_equal", f"指标性质是“{row.operator}”，完成值等于指标值，并没有超出；按比例计仍是满分，请核实")
        if case.strict and case.actual == case.target
        else None,
        Notice("equal_exceeded", "指标性质是“＝”，完成值高于指标值，按正向指标计满分，请核实指标性质")
        if case.direction is Direction.EXACTLY and case.actual > case.target and rules.exactly.value == "as_at_least"
        else None,
        Notice("equal_cost", "成本指标的性质是“＝”，少花也按没有完成计分；如意在控制成本，请改为“≤”")
        if case.direction is Direction.EXACTLY and case.actual < case.target and "成本" in row.kind + row.group
        else None,
    )


def _unexplained(rules: RuleSet, case: Case) -> Notice | None:
    if case.row.explanation:
        return None
    cases, percent = rules.explanation_cases.value, case.percent
    exceeded = case.direction is Direction.EXACTLY and case.actual > case.target
    if not case.reached and not exceeded and "未达到指标值" in cases:
        return Notice("explanation_missing", "没有达到指标值，须说明偏差原因和改进措施，表中没有说明")
    if percent is not None and percent >= rules.over_limits.value.note and "明显超过指标值" in cases:
        return Notice("explanation_missing", "明显超过指标值，须分析原因，表中没有说明")
    return None
