"""How far one indicator, or the money, is at the end of a month, and the light that gives: exact until printed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from jixiao.dossier.datum import Datum
from jixiao.dossier.monitoring import Light, MonitoredLine
from jixiao.dossier.scoresheet import Notice
from jixiao.dossier.workpaper import IndicatorPaper, InterimPaper
from jixiao.norms.monitoring import EXECUTION, LESS, MORE, Band, MonitoringRules
from jixiao.norms.ruleset import Rule, RuleSet
from jixiao.score.attainment import Direction, Fit
from jixiao.score.execution import Spending, rate_of
from jixiao.score.grounds import basis, cited, grounds
from jixiao.score.outcome import said
from jixiao.score.plan import Plan, is_dated, plan_of
from jixiao.score.qualitative import level_of
from jixiao.score.quantitative import Case, case_of
from jixiao.units.measure import unit
from jixiao.units.number import plain, rounded

HUNDRED = 100
_DECIMALS = 2
_EXACT = 10  # decimals a percentage is kept to


@dataclass(frozen=True, slots=True)
class Moment:
    """The day that is looked at: the end of a month, or a day of it."""

    year: int
    month: int
    day: int = 0

    def __str__(self) -> str:
        return f"{self.month}月{self.day}日" if self.day else f"{self.month}月底"


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is known of one line: shares of the year's target, and what the light goes by, in percent."""

    working: str
    light: Light | None = None
    planned: Fraction | None = None
    progress: Fraction | None = None
    ratio: Fraction | None = None
    rules: tuple[Rule[object], ...] = ()
    operands: tuple[str, ...] = ()
    expected: Datum | None = None
    notices: tuple[Notice, ...] = ()
    missing: tuple[str, ...] = ()


def light_at(bands: Sequence[Band], ratio: Fraction) -> Light:
    """The light of the highest limit that is reached, or passed where it has to be; the lowest below all of them."""
    reached = [band for band in bands if ratio > band.limit or (ratio == band.limit and not band.above)]
    return Light((reached or bands[:1])[-1].light)


# --- indicators -------------------------------------------------------------------------------------------------------


def indicator(
    rules: MonitoringRules, scoring: RuleSet, row: IndicatorPaper, at: Moment, plan: Plan | None, key: str
) -> MonitoredLine:
    """`plan` is that of the office; without one the target's own words count, else the months."""
    interim = row.interim or InterimPaper()
    now = replace(row, actual=interim.actual, actual_text=interim.actual_text, level="")
    plan = plan or plan_of(row)
    due = plan.at(at.year, at.month, at.day)
    if due == 0 and not interim.actual and not interim.actual_text:
        reading = _Reading(f"{plan.words}，到{at}还没有到期", Light.GREEN, Fraction(0), rules=(rules.lights,))
    elif row.target is None:
        reading = _in_words(rules, scoring, now)
    else:
        reading = _counted(rules, replace(now, target_text="") if is_dated(row) else now, at, plan, key)
    explained = bool(interim.explanation or interim.causes)
    return _line(reading, f"monitoring/{key}", row.name, row.group, row.kind, explained, interim.expected)


def _in_words(rules: MonitoringRules, scoring: RuleSet, row: IndicatorPaper) -> _Reading:
    level, known = level_of(scoring.levels.value, row)
    names = (level.name, *level.also) if level else ()
    light = next((light for word, light in rules.levels.value.items() if _is_level(word, names)), None)
    if light is None:
        missing = f"定性指标，请选定完成等级（{'、'.join(rules.levels.value)}）"
        return _Reading(f"没有亮灯：{missing}", missing=(missing,), rules=(rules.levels,))
    return _Reading(known, Light(light), rules=(rules.levels,))


def _is_level(word: str, names: Sequence[str]) -> bool:
    """达成 is 达成预期指标, and not 部分达成."""
    return word in names or any(name.startswith(word) for name in names[:1])


def _counted(rules: MonitoringRules, row: IndicatorPaper, at: Moment, plan: Plan, key: str) -> _Reading:
    case = case_of(row)
    if isinstance(case, str):
        missing = case.replace("完成值", "监控期完成值")
        return _Reading(f"没有亮灯：{missing}", missing=(missing,))
    operands = tuple(datum.key for datum in (row.target, row.upper, row.actual) if datum)
    if _is_ceiling(case):
        return _against_ceiling(rules, case, operands)
    target, actual = Fraction(case.target), Fraction(case.actual)
    if target <= 0:
        missing = f"指标值 {case.shown_target} 不大于 0，没有进度可算，请人工判断"
        return _Reading(f"没有亮灯：{missing}", missing=(missing,))
    due, progress = plan.at(at.year, at.month, at.day), actual / target * HUNDRED
    shown = f"监控期完成值 {case.shown_actual} ÷ 指标值 {case.shown_target} = {_percent(progress)}"
    due_words = f"到{at}应完成 {_percent(due * HUNDRED)}（{plan.words}）"
    if due == 0:
        ahead = f"{shown}，{due_words}，还没有到期"
        return _Reading(ahead, Light.GREEN, due, progress, rules=(rules.lights,), operands=operands)
    ratio = max(progress, Fraction(0)) / due
    light = _capped(light_at(rules.lights.value[MORE], ratio), case, plan)
    return _Reading(
        working=f"{shown}，{due_words}，是进度的 {_percent(ratio)}，亮{light}灯",
        light=light,
        planned=due * HUNDRED,
        progress=progress,
        ratio=ratio,
        rules=(rules.lights,),
        operands=operands,
        expected=_at_this_pace(row, case, due, plan, key),
    )


def _is_ceiling(case: Case) -> bool:
    if case.direction is Direction.BETWEEN:
        return case.actual > case.upper
    return case.direction is Direction.AT_MOST or case.target == 0


def _against_ceiling(rules: MonitoringRules, case: Case, operands: tuple[str, ...]) -> _Reading:
    """What must not grow beyond its target is held against all of it, whatever the month."""
    limit = Fraction(case.upper if case.direction is Direction.BETWEEN else case.target)
    actual = Fraction(case.actual)
    if limit <= 0:
        over = actual > limit
        light = light_at(rules.lights.value[LESS], Fraction(HUNDRED + 1 if over else 0))
        words = f"监控期完成值 {case.shown_actual}，{'超过了' if over else '没有超过'}指标值 {case.shown_target}"
        return _Reading(f"{words}，亮{light}灯", light, rules=(rules.lights,), operands=operands)
    ratio = max(actual, Fraction(0)) / limit * HUNDRED
    light = light_at(rules.lights.value[LESS], ratio)
    words = f"监控期完成值 {case.shown_actual} ÷ 指标值 {case.shown_target} = {_percent(ratio)}"
    return _Reading(f"{words}，亮{light}灯", light, ratio=ratio, rules=(rules.lights,), operands=operands)


def _capped(light: Light, case: Case, plan: Plan) -> Light:
    """A target that is not to be exceeded, or that does not add up over the months, is not ahead of its time."""
    adds_up = plan.shares[0] != plan.shares[-1]
    exceeds = case.direction in (Direction.AT_LEAST, Direction.EXACTLY)
    return light if adds_up and exceeds else max(light, Light.GREEN, key=list(Light).index)


def _at_this_pace(row: IndicatorPaper, case: Case, due: Fraction, plan: Plan, key: str) -> Datum | None:
    """What the year would end with; for what adds up month by month and was told in its own unit."""
    if plan.steps or plan.shares[0] == plan.shares[-1] or case.fit is Fit.DEGREE or row.actual is None:
        return None
    value = _decimal(Fraction(row.actual.value) / due)
    working = f"{said(row.actual)} ÷ {_percent(due * HUNDRED)} = {plain(rounded(value, _DECIMALS))}{row.actual.unit}"
    name, operands = f"{row.name}全年预计（照此进度）", (row.actual.key,)
    key = f"monitoring/{key}/expected"
    return Datum(key, name, value, row.actual.unit, row.actual.decimals, working=working, operands=operands)


# --- money ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Money:
    """What was to be spent in the year, what was by now, and what the office expects to be by its end."""

    spending: Spending  # its outturn is that of the months looked at
    expected: Datum | None
    explanation: str


def money(rules: MonitoringRules, scoring: RuleSet, given: Money, at: Moment, plan: Plan, key: str) -> MonitoredLine:
    reading = _spent(rules, scoring, given, at, plan, key)
    made = _line(reading, f"monitoring/{key}/execution", "预算执行率", EXECUTION, "", bool(given.explanation), "")
    return replace(made, expected=given.expected or made.expected)


def _spent(rules: MonitoringRules, scoring: RuleSet, given: Money, at: Moment, plan: Plan, key: str) -> _Reading:
    spending, budget = given.spending, given.spending.budget(scoring) or given.spending.original
    if missing := [name for name, datum in (("预算数", budget), ("监控期执行数", spending.outturn)) if datum is None]:
        words = f"请填写{'和'.join(missing)}"
        return _Reading(f"没有亮灯：{words}", missing=(words,))
    assert budget
    assert spending.outturn
    rate = rate_of(scoring, replace(spending, adjusted=budget, original=budget))
    if rate is None or rate < 0:
        words = f"预算数 {said(budget)}与监控期执行数 {said(spending.outturn)}不能相比，请核对"
        return _Reading(f"没有亮灯：{words}", missing=(words,))
    progress = _rate(budget, spending.outturn)
    due = plan.at(at.year, at.month, at.day)
    shown = f"监控期执行数 {said(spending.outturn)} ÷ 预算数 {said(budget)} = {_percent(progress)}"
    operands = (budget.key, spending.outturn.key)
    due_words = f"到{at}应执行 {_percent(due * HUNDRED)}（{plan.words}）"
    if due == 0:
        return _Reading(f"{shown}，{due_words}", Light.GREEN, due, progress, rules=(rules.lights,), operands=operands)
    light = light_at(rules.lights.value[EXECUTION], progress / due)
    reading = _Reading(
        working=f"{shown}，{due_words}，是进度的 {_percent(progress / due)}，亮{light}灯",
        light=light,
        planned=due * HUNDRED,
        progress=progress,
        ratio=progress / due,
        rules=(rules.lights,),
        operands=operands,
        expected=_year_end(budget, spending.outturn, due, key),
    )
    return _below_floor(rules, reading, at)


def _rate(budget: Datum, spent: Datum) -> Fraction:
    both = budget.unit and spent.unit
    worth = Fraction(unit(spent.unit).worth) / Fraction(unit(budget.unit).worth) if both else Fraction(1)
    return Fraction(spent.value) * worth / Fraction(budget.value) * HUNDRED


def _year_end(budget: Datum, spent: Datum, due: Fraction, key: str) -> Datum:
    """This pace kept up, within the budget."""
    pace = _decimal(Fraction(spent.value) / due)
    most = _decimal(Fraction(budget.value) * Fraction(unit(budget.unit).worth) / Fraction(unit(spent.unit).worth))
    working = f"{said(spent)} ÷ {_percent(due * HUNDRED)} = {plain(rounded(pace, _DECIMALS))}{spent.unit}"
    if pace > most:
        working = f"{working}，以预算数为限"
    name, operands = "全年预计执行数（照此进度）", (spent.key, budget.key)
    key = f"monitoring/{key}/execution/expected"
    return Datum(key, name, min(pace, most), spent.unit, _DECIMALS, working=working, operands=operands)


def _below_floor(rules: MonitoringRules, reading: _Reading, at: Moment) -> _Reading:
    """The floor of the last month that is over."""
    over = at.month - 1 if at.day else at.month
    floors = [floor for floor in rules.floors.value if floor.month <= over] if rules.floors else []
    assert reading.progress is not None
    if not rules.floors or not floors or reading.progress >= Fraction(floors[-1].rate):
        return reading
    told = f"预算执行率 {_percent(reading.progress)}，低于 {floors[-1].month} 月底的最低执行率 {floors[-1].rate}%"
    notice = Notice("execution_below_floor", told)
    return replace(reading, rules=(*reading.rules, rules.floors), notices=(*reading.notices, notice))


# --- what both become -------------------------------------------------------------------------------------------------


def _line(
    reading: _Reading, key: str, subject: str, group: str, kind: str, explained: bool, expected: str
) -> MonitoredLine:
    found = grounds(reading.rules)
    words = cited(found)
    behind = bool(reading.light and reading.light.is_behind) or bool(reading.notices)
    deviation = None
    if reading.progress is not None and reading.planned is not None:
        deviation = reading.progress - reading.planned
    computed = {
        name: _datum(f"{key}/{name}", f"{subject}{label}", value, sign, reading)
        for name, label, value, sign in (
            ("planned", "计划进度", reading.planned, "%"),
            ("progress", "实际进度", reading.progress, "%"),
            ("deviation", "进度偏差", deviation, "个百分点"),
            ("ratio", "与进度之比", reading.ratio, "%"),
        )
    }
    return MonitoredLine(
        key=key,
        subject=subject,
        group=group,
        kind=kind,
        light=reading.light,
        **computed,
        expected=None if expected else reading.expected,
        working=f"{reading.working}；{words}" if words else reading.working,
        must_explain=behind and not explained,
        grounds=found,
        notices=reading.notices,
        missing=reading.missing,
    )


def _datum(key: str, label: str, value: Fraction | None, sign: str, reading: _Reading) -> Datum | None:
    if value is None:
        return None
    rule = basis(reading.rules[0]) if reading.rules else ""
    return Datum(
        key, label, _decimal(value), sign, _DECIMALS, working=reading.working, operands=reading.operands, basis=rule
    )


def _decimal(value: Fraction) -> Decimal:
    return rounded(Decimal(value.numerator) / Decimal(value.denominator), _EXACT)


def _percent(value: Fraction) -> str:
    return f"{plain(rounded(_decimal(value), _DECIMALS))}%"
