"""Whether self-scores look as if they had been measured. Hints for whoever reviews them, never a verdict."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.dossier.scoresheet import DepartmentScores, Ground, ScoreSheet
from jixiao.dossier.workpaper import ProgramPaper, Workpaper
from jixiao.norms.resolve import Norms
from jixiao.norms.ruleset import Rule, ruleset
from jixiao.score.grounds import ground
from jixiao.units.number import plain, rounded, short

SYSTEM = "100002"  # the installed system, whose check of consistency is used wherever it runs
SEVERAL = 3  # fewer rows or programs show no pattern
NARROW = Decimal(1)  # points between the best and the worst program
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Hint:
    """`code` names the pattern; `subject` is the program, or the department for a pattern over its programs."""

    code: str
    subject: str
    message: str
    grounds: tuple[Ground, ...] = ()


def credibility(papers: Workpaper, scores: DepartmentScores, norms: Norms) -> tuple[Hint, ...]:
    sheets = {sheet.key: sheet for sheet in scores.sheets}
    found: list[Hint] = []
    for program in papers.programs:
        found += _of_program(program)
        if (made := sheets.get(f"score/{program.key}")) is not None:
            found += _against_execution(made, norms)
            found += _above_rules(made)
    return (*found, *_spread(papers))


def _of_program(program: ProgramPaper) -> Iterator[Hint]:
    rows = [row for row in program.indicators if row.stated_score and row.weight]
    full = [row for row in rows if row.stated_score and row.weight and row.stated_score.value == row.weight.value]
    if len(rows) >= SEVERAL and len(full) == len(rows):
        yield Hint("all_full", program.name, f"{len(rows)} 个指标自评都是满分，请复核有没有扣分的事项")
    pairs = [(row.target, row.actual) for row in program.indicators if row.target and row.actual]
    equal = [target for target, actual in pairs if (target.value, target.unit) == (actual.value, actual.unit)]
    if len(pairs) >= SEVERAL and len(equal) == len(pairs):
        message = f"{len(pairs)} 个指标的完成值都与指标值相同，请核实完成值是实际统计的"
        yield Hint("actual_equals_target", program.name, message)


# --- score against execution ------------------------------------------------------------------------------------------


def _against_execution(made: ScoreSheet, norms: Norms) -> Iterator[Hint]:
    """The check of the installed system: the rate of points of the indicators against that of the execution."""
    rules = ruleset(norms, SYSTEM, "program", made.year)
    execution = made.execution
    if execution is None or execution.score is None or not execution.weight:
        return
    rate = execution.score.value / execution.weight * HUNDRED
    given = [(one.stated or one.score, one.weight) for one in made.indicators]
    full = sum((weight for _, weight in given), Decimal(0))
    points = sum((score.value for score, _ in given if score), Decimal(0))
    if rules.consistency_gap and all(score for score, _ in given) and full and points:
        of_indicators = points / full * HUNDRED
        gap = (of_indicators - rate) / of_indicators * HUNDRED
        if gap > rules.consistency_gap.value:
            yield _gap(made, rules.consistency_gap, of_indicators, rate, gap)
    if rules.consistency_unspent and HUNDRED - rate > rules.consistency_unspent.value:
        unspent = f"预算有 {_percent(HUNDRED - rate)} 没有执行，超过 {short(rules.consistency_unspent.value)}%"
        yield Hint(
            "much_unspent", made.subject, f"{unspent}，请核实各项目标是否真已完成", (ground(rules.consistency_unspent),)
        )


def _gap(made: ScoreSheet, rule: Rule[Decimal], of_indicators: Decimal, rate: Decimal, gap: Decimal) -> Hint:
    working = (
        f"指标得分率 {_percent(of_indicators)}，预算执行得分率 {_percent(rate)}，"
        f"（{_percent(of_indicators)} － {_percent(rate)}）÷ {_percent(of_indicators)} = {_percent(gap)}，"
        f"超过 {short(rule.value)}%，请核实钱没有花完而目标已完成的原因"
    )
    return Hint("score_above_execution", made.subject, working, (ground(rule),))


def _percent(value: Decimal) -> str:
    return f"{plain(rounded(value, 2))}%"


# --- against the rules, and between programs --------------------------------------------------------------------------


def _above_rules(made: ScoreSheet) -> Iterator[Hint]:
    """Where the self-score is above what the rules give at most, line by line."""
    above = [
        (one.subject, one.stated.value - one.high) for one in made.lines if one.stated and one.stated.value > one.high
    ]
    if above:
        total = sum((points for _, points in above), Decimal(0))
        names = "、".join(f"{subject} {short(points)} 分" for subject, points in above)
        message = f"自评得分比办法能给的最高分多 {short(total)} 分（{names}），请复核"
        yield Hint("above_rules", made.subject, message)


def _spread(papers: Workpaper) -> Iterator[Hint]:
    scores = [p.stated_score.value for p in papers.programs if not p.whole_department and p.stated_score]
    if len(scores) < SEVERAL or max(scores) - min(scores) > NARROW:
        return
    ends = (
        f"都是 {short(max(scores))} 分"
        if len(set(scores)) == 1
        else f"在 {short(min(scores))}—{short(max(scores))} 分之间"
    )
    yield Hint("little_spread", papers.department, f"{len(scores)} 个项目的自评总分{ends}，区分度很小，请复核")
