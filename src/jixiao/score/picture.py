"""A department's year on one page: what was spent, what was scored, where points were lost, and what is still open."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.dossier.datum import Datum
from jixiao.dossier.scoresheet import DepartmentScores, ScoreLine, ScoreSheet
from jixiao.dossier.workpaper import Workpaper
from jixiao.norms.resolve import Norms
from jixiao.norms.ruleset import ruleset
from jixiao.score.department import PROGRAM, WHOLE
from jixiao.score.execution import rate_of
from jixiao.score.sheet import spending_of
from jixiao.units.number import plain, rounded

_RATE_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """A program, or the whole department: its money, how much of it is spent (%), and its sheet."""

    name: str
    budget: Datum | None
    outturn: Datum | None
    rate: Datum | None
    sheet: ScoreSheet


@dataclass(frozen=True, slots=True)
class Loss:
    """A line that did not reach its weight."""

    program: str
    line: ScoreLine
    points: Decimal


@dataclass(frozen=True, slots=True)
class Open:
    """A line that cannot be scored yet; `points` hang on it."""

    program: str
    line: ScoreLine
    points: Decimal


@dataclass(frozen=True, slots=True)
class Picture:
    """`reached`, `partly` and `waiting` count indicators: full points, fewer, not scored yet. Largest losses first."""

    department: Standing | None
    programs: tuple[Standing, ...]
    losses: tuple[Loss, ...]
    open: tuple[Open, ...]
    reached: int
    partly: int
    waiting: int


def picture(papers: Workpaper, scores: DepartmentScores, norms: Norms) -> Picture:
    lines = [line for sheet in scores.sheets for line in sheet.indicators]
    scored = [line for line in lines if line.lost is not None]
    return Picture(
        department=_standing(papers, scores.department, norms) if scores.department else None,
        programs=tuple(_standing(papers, sheet, norms) for sheet in scores.programs),
        losses=tuple(sorted(_losses(scores), key=lambda loss: -loss.points)),
        open=tuple(sorted(_open(scores), key=lambda one: -one.points)),
        reached=sum(line.lost == 0 for line in scored),
        partly=sum(line.lost != 0 for line in scored),
        waiting=len(lines) - len(scored),
    )


def _standing(papers: Workpaper, sheet: ScoreSheet, norms: Norms) -> Standing:
    """Its money as the norm of the place takes it: over the adjusted or the original budget."""
    program = next((one for one in papers.programs if one.key == sheet.key.removeprefix("score/")), None)
    rules = ruleset(norms, sheet.place, WHOLE if sheet.whole_department else PROGRAM, sheet.year)
    if program is None:
        return Standing(sheet.subject, None, None, None, sheet)
    spending = spending_of(program)
    budget, outturn = spending.budget(rules), spending.outturn
    rate = rate_of(rules, spending)
    if rate is None or budget is None or outturn is None:
        return Standing(sheet.subject, budget, outturn, None, sheet)
    told = plain(rounded(rate, _RATE_DECIMALS))
    working = f"{outturn.printed()} {outturn.unit} ÷ {budget.printed()} {budget.unit} = {told}%"
    key, label = f"computed/rate/{sheet.key}", f"{sheet.subject}预算执行率"
    operands = (outturn.key, budget.key)
    datum = Datum(key, label, rounded(rate, 10), "%", _RATE_DECIMALS, working=working, operands=operands)
    return Standing(sheet.subject, budget, outturn, datum, sheet)


def _losses(scores: DepartmentScores) -> Iterator[Loss]:
    for sheet in scores.sheets:
        for line in sheet.lines:
            if line.lost:
                yield Loss(sheet.subject, line, line.lost)


def _open(scores: DepartmentScores) -> Iterator[Open]:
    for sheet in scores.sheets:
        for line in sheet.lines:
            if line.score is None:
                yield Open(sheet.subject, line, line.high - line.low)
