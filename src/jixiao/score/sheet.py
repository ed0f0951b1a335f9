"""The score sheet of one program, or of the whole department."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from jixiao.dossier.datum import Datum
from jixiao.dossier.scoresheet import Ground, Notice, ScoreLine, ScoreSheet
from jixiao.dossier.workpaper import IndicatorPaper, ProgramPaper
from jixiao.norms.ruleset import EXECUTION, Rule, RuleSet
from jixiao.norms.words import CERTAINTY
from jixiao.score.execution import Spending, execution, rate_of
from jixiao.score.given import Given, judged
from jixiao.score.grade import band_of
from jixiao.score.grounds import basis, cited, ground, grounds
from jixiao.score.items import by_item, item_of
from jixiao.score.outcome import ZERO, Outcome, line, stated_differs, undecided
from jixiao.score.qualitative import qualitative
from jixiao.score.quantitative import case_of, quantitative
from jixiao.score.weighting import FULL, Weighting, weighting
from jixiao.units.number import plain, rounded, short

ONE = Decimal(1)
NONE_GIVEN: Mapping[str, Given] = {}


def spending_of(program: ProgramPaper) -> Spending:
    """The money row that is scored."""
    fund = program.total
    if fund is None:
        return Spending(None, None, None)
    return Spending(fund.original, fund.adjusted, fund.outturn, fund.weight, fund.stated_score, fund.explanation)


def sheet(
    rules: RuleSet,
    program: ProgramPaper,
    spending: Spending,
    others: Sequence[IndicatorPaper] = (),
    *,
    by_norm: bool = False,
    given: Mapping[str, Given] = NONE_GIVEN,
) -> ScoreSheet:
    """`others`: the indicators of all programs, for items of a department frame that count them.

    `by_norm`: with the points the norm gives each category instead of those of the form. `given`: points by the key
    of their line that replace those of the norm.
    """
    printed = spending.weight.value if spending.weight else None
    weights = weighting(rules, program.indicators, printed, by_norm=by_norm)
    first = _execution(rules, program, spending, weights)
    first = judged(first, given) if first else None
    lines = tuple(
        judged(_indicator(rules, program, row, points, others), given)
        for row, points in zip(program.indicators, weights.points, strict=True)
    )
    return _summed(rules, program, spending, weights, first, lines)


# --- lines ------------------------------------------------------------------------------------------------------------


def _execution(rules: RuleSet, program: ProgramPaper, spending: Spending, weights: Weighting) -> ScoreLine | None:
    if weights.execution is None:
        return None
    outcome = execution(rules, spending, weights.execution)
    outcome = outcome.noting(stated_differs(spending.stated, outcome.points, ONE))
    return line(
        outcome,
        key=f"score/{program.key}/execution",
        subject="预算执行率",
        group=EXECUTION,
        kind="",
        weight=weights.execution,
        stated=spending.stated,
    )


def _indicator(
    rules: RuleSet, program: ProgramPaper, row: IndicatorPaper, points: Decimal | None, others: Sequence[IndicatorPaper]
) -> ScoreLine:
    outcome = _outcome(rules, row, points, others)
    key = row.key if row.key.startswith(f"{program.key}/") else f"{program.key}/{row.key}"
    return line(
        outcome,
        key=f"score/{key}",
        subject=row.name,
        group=row.group,
        kind=row.kind,
        weight=points or ZERO,
        stated=row.stated_score,
    )


def _outcome(rules: RuleSet, row: IndicatorPaper, points: Decimal | None, others: Sequence[IndicatorPaper]) -> Outcome:
    if points is None or row.weight is None:
        return _without_weight(row)
    scale = points / row.weight.value if row.weight.value else ONE
    if (item := item_of(rules, row)) is not None:
        outcome = by_item(rules, item, row, points, others)
    elif row.target is not None:
        outcome = quantitative(rules, row, points)
    elif row.target_text or row.level:
        outcome = qualitative(rules, row, points, scale)
    else:
        outcome = undecided(points, "请填写指标值")
    if rules.evidence.value == "required" and not row.evidence and outcome.points is not None:
        outcome = outcome.lacking("请补充佐证材料")
    return outcome.noting(stated_differs(row.stated_score, outcome.points, scale))


def _without_weight(row: IndicatorPaper) -> Outcome:
    """Nothing can be scored, but what else is missing is told at once."""
    case = case_of(row) if row.target is not None else ""
    others = (case,) if isinstance(case, str) and case else ()
    return Outcome("未能计分：请填写分值", None, ZERO, ZERO, missing=("请填写分值", *others))


# --- the sum ----------------------------------------------------------------------------------------------------------


def _summed(
    rules: RuleSet,
    program: ProgramPaper,
    spending: Spending,
    weights: Weighting,
    first: ScoreLine | None,
    rows: tuple[ScoreLine, ...],
) -> ScoreSheet:
    lines = ((first,) if first else ()) + rows
    limit, limit_rule = _ceiling(rules, spending)
    low, high = (min(_total(rules, weights, ends), limit) for ends in (map(_low, lines), map(_high, lines)))
    if None in weights.points:
        high = limit
    total = None
    if not weights.missing and all(one.score for one in lines):
        total = _total_datum(rules, program, weights, lines, low, limit_rule)
    used = (*weights.rules, rules.decimals, *((limit_rule,) if limit_rule else ()), rules.grades)
    grade, grade_working = _grade(rules, total)
    own = grounds(used)
    return ScoreSheet(
        key=f"score/{program.key}",
        subject=program.name,
        whole_department=program.whole_department,
        year=rules.year,
        place=rules.place,
        place_name=rules.place_name,
        execution=first,
        indicators=rows,
        total=total,
        low=low,
        high=high,
        grade=grade,
        grade_working=grade_working,
        grounds=own,
        notices=(*weights.notices, *_sheet_notices(rules, program, total), *_doubtful(own, lines)),
        missing=weights.missing,
        stated=program.stated_score,
    )


def _low(one: ScoreLine) -> Decimal:
    return one.low


def _high(one: ScoreLine) -> Decimal:
    return one.high


def _total(rules: RuleSet, weights: Weighting, points: Iterable[Decimal]) -> Decimal:
    return rounded(sum(points, ZERO) * weights.rescale, rules.decimals.value["总分"])


def _ceiling(rules: RuleSet, spending: Spending) -> tuple[Decimal, Rule[object] | None]:
    """The most the total may be at this execution rate, and the norm when it is less than full marks."""
    rate = rate_of(rules, spending)
    if rules.ceilings is None or rate is None:
        return FULL, None
    limits = [ceiling.ceiling for ceiling in rules.ceilings.value if rate < ceiling.below]
    return (rounded(min(limits), rules.decimals.value["总分"]), rules.ceilings) if limits else (FULL, None)


def _total_datum(
    rules: RuleSet,
    program: ProgramPaper,
    weights: Weighting,
    lines: Sequence[ScoreLine],
    total: Decimal,
    limit_rule: Rule[object] | None,
) -> Datum:
    scores = [one.score for one in lines if one.score]
    added = sum((score.value for score in scores), ZERO)
    working = f"{_terms(lines)} = {plain(added)} 分"
    if weights.working:
        working = f"{weights.working}；{working}"
    if weights.rescale != 1:
        working = f"{working}，× {short(rounded(weights.rescale, 6))} = {plain(_total(rules, weights, [added]))} 分"
    if _total(rules, weights, [added]) > total:
        working = f"{working}；预算执行率偏低，总分以 {short(total)} 分为限"
    rule = limit_rule or (weights.rules[0] if weights.rules else rules.decimals)
    return Datum(
        key=f"score/{program.key}/total",
        label=f"{program.name}总分",
        value=total,
        unit="分",
        decimals=2,
        working=working,
        operands=tuple(score.key for score in scores),
        basis=basis(rule),
    )


def _terms(lines: Sequence[ScoreLine]) -> str:
    """预算执行 8.62 ＋ 产出指标 47.50: the scores of each group."""
    sums: dict[str, Decimal] = {}
    for one in lines:
        if one.score:
            name = one.group or "指标"
            sums[name] = sums.get(name, ZERO) + one.score.value
    return " ＋ ".join(f"{name} {plain(points)}" for name, points in sums.items())


def _grade(rules: RuleSet, total: Datum | None) -> tuple[str, str]:
    band = band_of(rules.grades.value, total.value) if total else None
    if total is None or band is None:
        return "", ""
    better = [other for other in rules.grades.value if other.floor > band.floor]
    below = f"、不足 {short(better[-1].floor)} 分" if better else ""
    basis_words = cited((ground(rules.grades),))
    return band.grade, f"{plain(total.value)} 分，在 {short(band.floor)} 分以上{below}，为“{band.grade}”；{basis_words}"


def _sheet_notices(rules: RuleSet, program: ProgramPaper, total: Datum | None) -> list[Notice]:
    found: list[Notice] = []
    if rules.by_analogy:
        found.append(Notice("norms_by_analogy", f"没有查到适用于{rules.year}年度的全部规定，缺的比照最早的规定计算"))
    if not rules.speaks_for_itself:
        what = "部门整体" if program.whole_department else "项目"
        levels = "、".join(dict.fromkeys(rule.answer.place_name for rule in rules.rules.values()))
        found.append(Notice("norms_inherited", f"没有查到{rules.place_name}自己的{what}计分规定，按{levels}的办法计算"))
    if rules.grading.value == "optional" and total:
        found.append(Notice("grading_optional", f"{rules.place_name}的自评可以不评等级"))
    if differs := stated_differs(program.stated_score, total.value if total else None, ONE):
        found.append(Notice("stated_total_differs", differs.message.replace("自评得分", "自评总分")))
    return found


def _doubtful(own: Sequence[Ground], lines: Sequence[ScoreLine]) -> Iterator[Notice]:
    """One word on all norms that the sheet rests on and that were not read."""
    used = (*own, *(found for one in lines for found in one.grounds))
    if kinds := sorted({found.certainty for found in used if not found.firm}):
        words = "、".join(CERTAINTY[kind] for kind in kinds)
        yield Notice("norms_not_firm", f"所依据的规定有的没有见到原文（{words}），以当地文件为准")
