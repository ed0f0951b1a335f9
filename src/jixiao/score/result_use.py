"""What the norms of a place make of the result of each program (结果应用): a proposal, for a person decides."""

from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.dossier.datum import Datum
from jixiao.dossier.scoresheet import DepartmentScores, Ground, ScoreSheet
from jixiao.dossier.workpaper import ProgramPaper, Workpaper
from jixiao.norms.model import Row
from jixiao.norms.resolve import Norms
from jixiao.norms.ruleset import ruled
from jixiao.norms.words import CERTAINTY
from jixiao.score.grounds import basis, ground
from jixiao.units.number import plain, rounded, short

_HUNDRED = 100
_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Proposal:
    """`consequence` is what the norm says of the grade (优先保障, 压缩 …), "" where it names none.

    `amount` is by how much the budget would be less, only where the norm says how much. `otherwise` are results the
    norm names that are no grades: whether one applies, a person must see. `missing` says why nothing is proposed.
    """

    key: str
    subject: str
    grade: str
    consequence: str
    working: str
    amount: Datum | None
    ground: Ground | None
    otherwise: tuple[str, ...] = ()
    missing: str = ""


def result_use(papers: Workpaper, scores: DepartmentScores, norms: Norms, place: str = "") -> tuple[Proposal, ...]:
    """One proposal for each program, in the order of the papers, for the budget of a year to come."""
    programs = {f"score/{program.key}": program for program in papers.programs}
    proposer = _Proposer(norms, place or papers.place, papers.year)
    return tuple(proposer.of(sheet, programs.get(sheet.key)) for sheet in scores.programs)


class _Proposer:
    def __init__(self, norms: Norms, place: str, year: int) -> None:
        self._answer = norms.get("result_use", place, year=year)
        self._rule = ruled(None, self._answer, norms) if self._answer else None
        self._rows = self._answer.rows if self._answer else ()
        self._grades = {band for answer in _grades(norms, place, year) for band in answer}

    def of(self, sheet: ScoreSheet, program: ProgramPaper | None) -> Proposal:
        row = next((row for row in self._rows if str(row["result"]) == sheet.grade), None)
        missing = self._missing(sheet, row)
        consequence = str(row["consequence"]) if row and not missing else ""
        amount = self._cut(sheet, row, program) if consequence else None
        return Proposal(
            key=sheet.key,
            subject=sheet.subject,
            grade=sheet.grade,
            consequence=consequence,
            working=self._working(sheet, consequence, amount),
            amount=amount,
            ground=ground(self._rule) if self._rule else None,
            otherwise=tuple(self._others()),
            missing=missing,
        )

    def _missing(self, sheet: ScoreSheet, row: Row | None) -> str:
        if self._answer is None:
            return "没有查到结果应用的规定"
        if not sheet.total:
            return "还没有总分，不能提出建议"
        if row is None:
            return f"{self._answer.place_name}的规定没有按等级“{sheet.grade}”写明怎样应用，请按当地办法确定"
        return ""

    def _others(self) -> Iterator[str]:
        for row in self._rows:
            if str(row["result"]) not in self._grades:
                yield f"{row['result']}：{row['consequence']}"

    def _working(self, sheet: ScoreSheet, consequence: str, amount: Datum | None) -> str:
        if not consequence or not sheet.total or not self._rule or not self._answer:
            return ""
        certainty = CERTAINTY[self._answer.certainty]
        score = f"{plain(sheet.total.value)} 分，等级“{sheet.grade}”"
        cut = f"；{amount.working}" if amount else ""
        return f"{score}，{self._answer.place_name}规定{consequence}{cut}；依据{self._rule.words}（{certainty}）"

    def _cut(self, sheet: ScoreSheet, row: Row | None, program: ProgramPaper | None) -> Datum | None:
        """The norm's share of the program's budget."""
        share = row.get("cut") if row else None
        fund = program.total if program else None
        budget = (fund.adjusted or fund.original) if fund else None
        if share is None or isinstance(share, str) or budget is None or not self._rule:
            return None
        value = rounded(budget.value * share / _HUNDRED, _DECIMALS)
        working = f"预算 {short(budget.value)} {budget.unit} × {short(share)}% = {plain(value)} {budget.unit}"
        key, label = f"{sheet.key}/cut", f"{sheet.subject}建议压减"
        norm = basis(self._rule)
        return Datum(key, label, value, budget.unit, _DECIMALS, working=working, operands=(budget.key,), basis=norm)


def _grades(norms: Norms, place: str, year: int) -> Iterator[set[str]]:
    """The grades of the place, by which results are told from other results."""
    for scope in ("program", "whole_department"):
        if answer := norms.get("grade_bands", place, scope, year=year) or norms.get("grade_bands", place, scope):
            yield {str(row["grade"]) for row in answer.rows}
