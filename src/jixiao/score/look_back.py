"""Looking back at the quality of targets (目标设定质量对比倒查): against the result, and against other years."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from jixiao.dossier.datum import Datum
from jixiao.dossier.scoresheet import Ground
from jixiao.dossier.workpaper import IndicatorPaper, ProgramPaper, Workpaper
from jixiao.norms.resolve import Norms
from jixiao.norms.ruleset import Rule, RuleSet, ruleset
from jixiao.score.attainment import Direction, Fit, in_one_unit
from jixiao.score.grounds import ground
from jixiao.score.outcome import said
from jixiao.score.quantitative import Case, case_of
from jixiao.units.measure import unit
from jixiao.units.number import plain, rounded, short

HUNDRED = Decimal(100)


class Fault(StrEnum):
    """What is wrong with a target; the values are what people read."""

    TOO_EASY = "目标偏低"
    TOO_HARD = "目标偏高"
    UNIT_CHANGED = "单位改变"
    DROPPED = "目标消失"
    NEVER_REPORTED = "没有报告结果"


@dataclass(frozen=True, slots=True)
class TargetReview:
    """One fault of one target in one year; `operands` are the keys of the data in the working."""

    fault: Fault
    program: str
    subject: str
    year: int
    working: str
    operands: tuple[str, ...]
    grounds: tuple[Ground, ...] = ()


def look_back(years: Sequence[Workpaper], norms: Norms, place: str = "") -> tuple[TargetReview, ...]:
    """Papers of one department, of one or more years in any order; each target is reviewed in its own year."""
    in_order = sorted(years, key=lambda papers: papers.year)
    found: list[TargetReview] = []
    for papers in in_order:
        found += _of_year(papers, norms, place or papers.place)
    for before, after in pairwise(in_order):
        found += _between(before, after, ruleset(norms, place or after.place, "program", after.year))
    return tuple(dict.fromkeys(found))


# --- within a year ----------------------------------------------------------------------------------------------------


def _of_year(papers: Workpaper, norms: Norms, place: str) -> Iterator[TargetReview]:
    rules = ruleset(norms, place, "program", papers.year)
    for program in papers.programs:
        reports = any(row.actual or row.actual_text for row in program.indicators)
        for row in program.indicators:
            if reports and not row.actual and not row.actual_text and (row.target or row.target_text):
                yield _review(Fault.NEVER_REPORTED, papers, program, row, f"{_target(row)}，没有填写完成值")
            elif row.target and row.actual and not isinstance(case := case_of(row), str):
                yield from _against_result(rules, papers, program, case)
            if row.previous and row.target:
                yield from _against_earlier(rules, papers, program, row, row.previous)


def _against_result(rules: RuleSet, papers: Workpaper, program: ProgramPaper, case: Case) -> Iterator[TargetReview]:
    if case.target <= 0 or case.direction is Direction.BETWEEN:
        return
    percent, slack = case.actual / case.target * HUNDRED, rules.deviation_explanation.value
    words = f"指标值 {case.shown_target}，完成值 {case.shown_actual}，是指标值的 {plain(rounded(percent, 2))}%"
    if case.direction is not Direction.AT_MOST and percent >= rules.over_limits.value.note:
        yield _review(Fault.TOO_EASY, papers, program, case.row, words, rules.over_limits)
    fell_short = percent < HUNDRED - slack if case.direction is not Direction.AT_MOST else percent > HUNDRED + slack
    if fell_short:
        yield _review(Fault.TOO_HARD, papers, program, case.row, words, rules.deviation_explanation)


def _against_earlier(
    rules: RuleSet, papers: Workpaper, program: ProgramPaper, row: IndicatorPaper, earlier: Datum
) -> Iterator[TargetReview]:
    """A target that last year's result had already passed by more than the deviation that wants explaining."""
    assert row.target
    wanted = unit(row.target.unit or row.unit)
    pair = in_one_unit(row.target.value, wanted, earlier.value, unit(earlier.unit))
    if pair.fit is not Fit.SAME or pair.actual <= 0:
        return
    percent, slack = pair.target / pair.actual * HUNDRED, rules.deviation_explanation.value
    is_cap = row.operator in ("<=", "<")
    if (percent > HUNDRED + slack) if is_cap else (percent < HUNDRED - slack and row.operator != "between"):
        words = f"{_target(row)}，上年完成 {said(earlier)}，指标值是上年完成的 {plain(rounded(percent, 2))}%"
        yield _review(Fault.TOO_EASY, papers, program, row, words, rules.deviation_explanation, earlier)


# --- between two years ------------------------------------------------------------------------------------------------


def _between(before: Workpaper, after: Workpaper, rules: RuleSet) -> Iterator[TargetReview]:
    programs = {program.name: program for program in after.programs}
    for program in before.programs:
        now = programs.get(program.name)
        if now is None or not now.indicators:
            continue  # a program that ended drops no target
        rows = {_name(row): row for row in now.indicators}
        for row in program.indicators:
            if (successor := rows.get(_name(row))) is None:
                words = f"{before.year}年度{_target(row)}，{after.year}年度没有这个指标，也没有说明"
                yield _review(Fault.DROPPED, after, program, row, words)
            else:
                yield from _followed(before, after, rules, now, row, successor)


def _followed(
    before: Workpaper, after: Workpaper, rules: RuleSet, program: ProgramPaper, old: IndicatorPaper, new: IndicatorPaper
) -> Iterator[TargetReview]:
    if not old.target or not new.target:
        return
    units = unit(old.target.unit or old.unit), unit(new.target.unit or new.unit)
    if units[0].name and units[1].name and units[0].base != units[1].base:
        change = f"单位由“{units[0].name}”改为“{units[1].name}”"
        words = f"{before.year}年度{_target(old)}，{after.year}年度{_target(new)}，{change}"
        yield _review(Fault.UNIT_CHANGED, after, program, new, words, None, old.target)
    elif old.actual and not new.previous:
        yield from _against_earlier(rules, after, program, new, old.actual)


def _name(row: IndicatorPaper) -> str:
    return "".join(row.name.split())


def _target(row: IndicatorPaper) -> str:
    return f"指标值 {said(row.target)}" if row.target else f"指标值“{row.target_text}”"


def _review(
    fault: Fault,
    papers: Workpaper,
    program: ProgramPaper,
    row: IndicatorPaper,
    working: str,
    rule: Rule[object] | None = None,
    other: Datum | None = None,
) -> TargetReview:
    operands = tuple(datum.key for datum in (row.target, row.actual, other) if datum)
    found = (ground(rule),) if rule else ()
    limit = f"（{fault.value}的界线：{_limit(rule)}）" if rule else ""
    return TargetReview(fault, program.name, row.name, papers.year, f"{working}{limit}", operands, found)


def _limit(rule: Rule[object]) -> str:
    value = rule.value
    if isinstance(value, Decimal):
        return f"偏离 {short(value)}%"
    return f"指标值的 {short(value.note)}%"  # type: ignore[attr-defined]
