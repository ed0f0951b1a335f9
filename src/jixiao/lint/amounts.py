"""Amounts, single values and funds that are still being typed: what does not tie, at the cell where it stands.

The papers are laid out as the table a checker would read: their values are its figures, and the identities of the
trade its ties. Then the checker's own rules speak.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from jixiao.check.rule import Rule, all_rules
from jixiao.check.run import check
from jixiao.dossier.claim import Split, Stage
from jixiao.dossier.datum import Datum
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.finding import Finding
from jixiao.dossier.indicator import Field, Form, Fund, Program
from jixiao.dossier.ledger import Tie
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Origin, Source, Span
from jixiao.dossier.workpaper import LAST_YEAR, FundPaper, ProgramPaper, Workpaper
from jixiao.extract.ledgers.words import vocabulary
from jixiao.norms.resolve import NATION, Norms, norms_of
from jixiao.norms.ruleset import RuleSet, ruleset
from jixiao.score.execution import HUNDRED, Spending, execution
from jixiao.units.number import Printed, plain, rounded
from jixiao.units.regex import regex

RULES = frozenset({
    "table_items_do_not_sum", "table_rows_do_not_sum", "table_classes_do_not_sum", "table_part_exceeds_row",
    "table_income_and_expenditure_differ", "table_funds_do_not_carry_over", "table_adjustment_does_not_fit",
    "table_total_left_zero", "table_amount_in_other_magnitude", "fund_parts_do_not_sum", "form_outturn_above_budget",
})  # fmt: skip
EXECUTED = ("支出", "基本支出", "项目支出")  # items whose rate a reviewer asks about
_CODE = regex(r"\d{3}(?:\d{2}){0,2}(?=\D)")
_STAGES = (Stage.ORIGINAL, Stage.ADJUSTMENT, Stage.ADJUSTED, Stage.INCOME, Stage.OUTTURN, Stage.UNSAID)
_FUNDS = {"original": Stage.ORIGINAL, "adjusted": Stage.ADJUSTED, "outturn": Stage.OUTTURN}
_TIED = (Stage.ORIGINAL, Stage.ADJUSTED)  # at which income and expenditure are level


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of a cell: `cell` is that of the value's first place, `code` that of the rule ("" for what
    the scoring asks), `severity` error, warning or note.
    """

    cell: str
    severity: str
    code: str
    message: str


def remarks(papers: Workpaper, norms: Norms | None = None) -> list[Remark]:
    """Of the papers' own year, in the order of their values."""
    norms = norms or norms_of()
    sheet = _Sheet(papers)
    found = check(sheet.dossier(), norms, _rules())
    told = [Remark(sheet.cells[f.place.span], f.severity.value, f.rule, _words(f)) for f in found]
    return [*told, *_of_execution(papers, norms)]


@dataclass(frozen=True, slots=True)
class Claim:
    """That parts add up to a total, said of values that are no papers yet: `words` name the sum."""

    words: str
    total: Datum
    parts: tuple[Datum, ...]
    tie: Tie = Tie.ROWS


def claimed(*claims: Claim) -> list[Remark]:
    """Of the claims that do not hold, at the cell of their total."""
    sheet = _Sheet(Workpaper("", 0))
    splits = tuple(
        _split(sheet.figure(one.total), [sheet.figure(part) for part in one.parts], one.words, one.tie)
        for one in claims
        if one.parts
    )
    found = check(replace(sheet.dossier(), splits=splits), norms_of(), _rules())
    return [Remark(sheet.cells[f.place.span], f.severity.value, f.rule, _words(f)) for f in found]


def _words(finding: Finding) -> str:
    return f"{finding.message}：{finding.working}" if finding.working else finding.message


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(rule for rule in all_rules() if rule.name in RULES)


@cache
def _ties() -> Mapping[str, Any]:
    return tomllib.loads((files("jixiao.lint") / "amounts.toml").read_text(encoding="utf-8"))


@cache
def _parts() -> Mapping[str, Sequence[Sequence[str]]]:
    """Of budget items, the fullest list first."""
    return {**vocabulary()["parts"], **{whole: [parts] for whole, parts in _ties()["items"].items()}}


class _Sheet:
    """The values laid out one below the other, each as a figure with a span of its own."""

    def __init__(self, papers: Workpaper) -> None:
        self._papers = papers
        self._text: list[str] = []
        self._at = 0
        self.cells: dict[Span, str] = {}
        self._rows: dict[tuple[str, str], dict[Stage, Figure]] = {}
        for amount in papers.amounts:
            if amount.year == papers.year:
                self._rows.setdefault((amount.item, amount.scope), {})[amount.stage] = self.figure(amount.datum)
        self._measures = {datum.label: self.figure(datum) for datum in papers.measures}
        self._programs = tuple(self._program(program) for program in papers.programs if program.funds)

    def dossier(self) -> Dossier:
        text = "".join(self._text)
        source = Source("", "papers", text, text, Origin((0,), (0,)), ())
        of_lines = (*self._of_rows(), *self._of_items(), *self._of_scopes(), *self._level())
        splits = (*of_lines, *self._of_programs(), *self._of_measures())
        place, year = self._papers.place, self._papers.year
        return Dossier(source, place=place, year=year, splits=splits, programs=self._programs)

    def _write(self, words: str) -> Span:
        start = self._at
        self._text.append(words)
        self._at += len(words)
        return Span(start, self._at)

    def figure(self, datum: Datum) -> Figure:
        self._write(f"{datum.label}\t")
        digits = datum.printed() if rounded(datum.value, datum.decimals) == datum.value else plain(datum.value)
        span = self._write(digits)
        self._write("\n")
        self.cells[span] = datum.provenance[0].cell if datum.provenance else datum.key
        return Figure(span, FigureKind.AMOUNT, Printed.of(digits, datum.unit))

    def _program(self, paper: ProgramPaper) -> Program:
        name = self._write(paper.name)
        self._write("\n")
        funds = tuple(self._fund(fund) for fund in paper.funds)
        return Program(paper.name, name, Form.SELF_EVALUATION, paper.whole_department, funds=funds)

    def _fund(self, paper: FundPaper) -> Fund:
        label = Field(paper.label, self._write(f"{paper.label}\n"))
        original, adjusted, outturn = (
            self.figure(datum) if datum else None for datum in (paper.original, paper.adjusted, paper.outturn)
        )
        return Fund(label, original, adjusted, outturn, is_total=paper.is_total)

    def _of_rows(self) -> Iterator[Split]:
        """年初 + 调整 = 全年, and 年初结转 + 收入 − 支出 = 年末结转."""
        for (item, scope), row in self._rows.items():
            ties = (
                (Tie.ADJUSTMENT, Stage.ADJUSTED, (Stage.ORIGINAL, Stage.ADJUSTMENT), None),
                (Tie.CARRYOVER, Stage.CARRYOVER_OUT, (Stage.CARRYOVER_IN, Stage.INCOME), Stage.OUTTURN),
            )
            for tie, total, parts, less in ties:
                needed = (total, *parts, *((less,) if less else ()))
                if all(stage in row for stage in needed):
                    figures = [row[stage] for stage in parts]
                    figures += [replace(row[less], direction=-1)] if less else []
                    yield _split(row[total], figures, f"{scope}{item}", tie)

    def _of_items(self) -> Iterator[Split]:
        """What the trade defines, and classes by their code."""
        for scope in dict.fromkeys(scope for _, scope in self._rows):
            for stage in _STAGES:
                column = {item: row[stage] for (item, at), row in self._rows.items() if at == scope and stage in row}
                rows = {item for item, at in self._rows if at == scope}
                for whole, lists in _parts().items():
                    if whole in column:
                        yield from _item(column, rows, whole, lists)
                yield from _classes(column)

    def _of_scopes(self) -> Iterator[Split]:
        """What is financed by one source stays within the whole."""
        for (item, scope), row in self._rows.items():
            whole = self._rows.get((item, ""), {}) if scope else {}
            for stage in _STAGES:
                if stage in row and stage in whole:
                    basis = f"{item}其中{scope}"
                    yield _split(whole[stage], [row[stage]], basis, Tie.OF_WHICH, exhaustive=False)

    def _of_programs(self) -> Iterator[Split]:
        """All programs together stay within 项目支出, and the form of the whole department tells of 支出."""
        totals = [(program, fund) for program in self._programs for fund in program.funds if fund.is_total]
        for name, stage in _FUNDS.items():
            said = [(program.whole_department, figure) for program, fund in totals if (figure := getattr(fund, name))]
            listed = [figure for whole, figure in said if not whole]
            for figure in (figure for whole, figure in said if whole):
                if spent := self._rows.get(("支出", ""), {}).get(stage):
                    yield _split(spent, [figure], "部门整体的年度资金总额 = 支出", Tie.IDENTITY)
            if listed and (spent := self._rows.get(("项目支出", ""), {}).get(stage)):
                yield _split(spent, listed, "各项目合计不大于项目支出", Tie.OF_WHICH, exhaustive=False)

    def _level(self) -> Iterator[Split]:
        for (item, scope), row in self._rows.items():
            other = _ties()["level"].get(item, "")
            beside = self._rows.get((other, scope), {})
            for stage in _TIED:
                if stage in row and stage in beside:
                    yield _split(row[stage], [beside[stage]], f"{scope}{item} = {scope}{other}", Tie.BALANCE)

    def _of_measures(self) -> Iterator[Split]:
        for whole, parts in _ties()["measures"].items():
            known = [part for part in parts if part in self._measures]
            if whole in self._measures and len(known) > 1:
                figures = [self._measures[part] for part in known]
                yield _split(self._measures[whole], figures, f"{whole} = {' + '.join(known)}", Tie.IDENTITY)
        for whole, moved in _ties()["movements"].items():
            before, now = self._measures.get(whole + LAST_YEAR), self._measures.get(whole)
            came = [self._measures[part] for part in moved["came"] if part in self._measures]
            went = [replace(self._measures[part], direction=-1) for part in moved["went"] if part in self._measures]
            if before and now and (came or went):
                yield _split(now, [before, *came, *went], f"{whole}：上年 + 增加 − 减少", Tie.IDENTITY)


def _split(total: Figure, parts: Iterable[Figure], basis: str, tie: Tie, *, exhaustive: bool = True) -> Split:
    return Split(total, tuple(parts), exhaustive, basis, in_table=True, tie=tie)


def _item(column: Mapping[str, Figure], rows: set[str], whole: str, lists: Sequence[Sequence[str]]) -> Iterator[Split]:
    """The first list of which the whole has two parts or more; a part whose cell is still empty may be anything."""
    for names in lists:
        named = [name for name in names if name in rows]
        known = [name for name in named if name in column]
        if len(known) > 1:
            complete = known == named and (len(lists) == 1 or len(named) == len(names))
            basis = f"{whole} = {' + '.join(known)}"
            tie = Tie.IDENTITY if complete else Tie.OF_WHICH
            yield _split(column[whole], [column[name] for name in known], basis, tie, exhaustive=complete)
            return


def _classes(column: Mapping[str, Figure]) -> Iterator[Split]:
    """类 = Σ款 = Σ项 for items that open with their code: 201一般公共服务支出, 20113商贸事务, 2011308招商引资."""
    coded = {found.group(): (item, figure) for item, figure in column.items() if (found := _CODE.match(item))}
    below: dict[str, list[Figure]] = {}
    for code, (_, figure) in coded.items():
        below.setdefault(code[:-2], []).append(figure)
    for code, (item, figure) in coded.items():
        if code in below:
            yield _split(figure, below[code], item, Tie.CLASSES)


def _of_execution(papers: Workpaper, norms: Norms) -> Iterator[Remark]:
    """What a reviewer asks where budget and outturn part: the reasons that the norm of the place wants."""
    rules = ruleset(norms, papers.place or NATION, "whole_department", papers.year)
    reasons = {told.about: told.paragraphs for told in papers.narratives if told.year == papers.year and told.about}
    for item in EXECUTED:
        original, adjusted, outturn = (
            papers.amount(item, stage) for stage in (Stage.ORIGINAL, Stage.ADJUSTED, Stage.OUTTURN)
        )
        explained = "\n".join(reasons.get(item, ()))
        yield from _asked(rules, Spending(original, adjusted, outturn, explanation=explained))
    of_programs = ruleset(norms, papers.place or NATION, "program", papers.year)
    for program in papers.programs:
        if (total := program.total) is not None:
            spending = Spending(total.original, total.adjusted, total.outturn, explanation=total.explanation)
            yield from _asked(of_programs, spending)


def _asked(rules: RuleSet, spending: Spending) -> Iterator[Remark]:
    where = spending.outturn
    if where is None or not where.provenance:
        return
    for notice in execution(rules, spending, HUNDRED).notices:
        if notice.code != "outturn_exceeds_budget":  # a rule of the checker says so, with the amounts
            yield Remark(where.provenance[0].cell, "warning", "", notice.message)
