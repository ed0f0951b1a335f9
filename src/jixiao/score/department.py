"""All score sheets of a department and year."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Stage
from jixiao.dossier.datum import Datum
from jixiao.dossier.scoresheet import DepartmentScores, ScoreSheet
from jixiao.dossier.workpaper import ProgramPaper, Workpaper
from jixiao.norms.resolve import Norms
from jixiao.norms.ruleset import RuleSet, ruleset
from jixiao.score.execution import Spending
from jixiao.score.given import Given
from jixiao.score.grade import band_of
from jixiao.score.grounds import basis, cited, ground, grounds
from jixiao.score.repairs import repairs
from jixiao.score.sheet import NONE_GIVEN, sheet, spending_of
from jixiao.units.measure import unit
from jixiao.units.number import plain, rounded, short

PROGRAM, WHOLE = "program", "whole_department"


def score(
    papers: Workpaper,
    norms: Norms,
    place: str = "",
    year: int = 0,
    *,
    by_norm: bool = False,
    given: Mapping[str, Given] = NONE_GIVEN,
) -> DepartmentScores:
    """Under the norms of a place and year, by default those of the papers.

    `by_norm` divides the hundred points as the norm does and not as the forms do (score.what_if). `given` are points
    by the key of their line that a person puts in the place of the norm's (score.given).
    """
    where, when = place or papers.place, year or papers.year
    of_program, of_whole = ruleset(norms, where, PROGRAM, when), ruleset(norms, where, WHOLE, when)
    programs = tuple(
        _repaired(of_program, sheet(of_program, program, spending_of(program), by_norm=by_norm, given=given))
        for program in papers.programs
        if not program.whole_department
    )
    whole = _department(of_whole, papers, programs, by_norm=by_norm, given=given)
    return DepartmentScores(whole, programs, _grades(of_program, programs))


def _repaired(rules: RuleSet, made: ScoreSheet) -> ScoreSheet:
    return replace(made, repairs=repairs(rules, made))


def _grades(rules: RuleSet, programs: Sequence[ScoreSheet]) -> tuple[tuple[str, int], ...]:
    """Programs of each grade, in the order of the bands."""
    counts = Counter(program.grade for program in programs)
    return tuple((band.grade, counts[band.grade]) for band in rules.grades.value if counts[band.grade])


# --- the whole department ---------------------------------------------------------------------------------------------


def _department(
    rules: RuleSet, papers: Workpaper, programs: Sequence[ScoreSheet], *, by_norm: bool, given: Mapping[str, Given]
) -> ScoreSheet | None:
    """By the form of its own where it has one; from the programs only where the norm says so."""
    if (whole := papers.whole) is not None and whole.indicators:
        others = [row for program in papers.programs if not program.whole_department for row in program.indicators]
        made = sheet(rules, whole, _spending(papers, whole), others, by_norm=by_norm, given=given)
        return _repaired(rules, made)
    if rules.department_score and rules.department_score.value == "amount_weighted_mean":
        return _mean(rules, papers, programs)
    return None


def _spending(papers: Workpaper, whole: ProgramPaper) -> Spending:
    """The money row of the form; without one the expenditure of the budget and final-account tables."""
    if whole.total is not None:
        return spending_of(whole)
    return Spending(
        original=papers.amount(Item.EXPENDITURE, Stage.ORIGINAL),
        adjusted=papers.amount(Item.EXPENDITURE, Stage.ADJUSTED),
        outturn=papers.amount(Item.EXPENDITURE, Stage.OUTTURN),
    )


def _mean(rules: RuleSet, papers: Workpaper, programs: Sequence[ScoreSheet]) -> ScoreSheet | None:
    """The mean of the programs' totals, weighted by their budgets; None while one of them is open."""
    assert rules.department_score
    budgets = {f"score/{paper.key}": spending_of(paper).budget(rules) for paper in papers.programs}
    pairs = [(made.total, budgets[made.key]) for made in programs]
    known = [(total, budget) for total, budget in pairs if total is not None and budget is not None]
    amounts = [budget.value * unit(budget.unit).worth for _, budget in known]
    if not programs or len(known) < len(programs) or sum(amounts) <= 0:
        return None
    weighted = sum((total.value * amount for (total, _), amount in zip(known, amounts, strict=True)), Decimal(0))
    value = rounded(weighted / sum(amounts), rules.decimals.value["总分"])
    terms = " ＋ ".join(f"{plain(total.value)} × {short(budget.value)} {budget.unit}" for total, budget in known)
    operands = tuple(key for total, budget in known for key in (total.key, budget.key))
    total = Datum(
        key="score/department/total",
        label="部门整体总分",
        value=value,
        unit="分",
        decimals=2,
        working=f"各项目得分按预算金额加权平均：（{terms}）÷ 预算合计 = {plain(value)} 分",
        operands=operands,
        basis=basis(rules.department_score),
    )
    return _of_mean(rules, papers, total)


def _of_mean(rules: RuleSet, papers: Workpaper, total: Datum) -> ScoreSheet:
    band = band_of(rules.grades.value, total.value)
    grade = band.grade if band else ""
    return ScoreSheet(
        key="score/department",
        subject=papers.department,
        whole_department=True,
        year=rules.year,
        place=rules.place,
        place_name=rules.place_name,
        execution=None,
        indicators=(),
        total=total,
        low=total.value,
        high=total.value,
        grade=grade,
        grade_working=f"{plain(total.value)} 分，为“{grade}”；{cited((ground(rules.grades),))}",
        grounds=grounds((rules.department_score, rules.grades) if rules.department_score else (rules.grades,)),
    )
