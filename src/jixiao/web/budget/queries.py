"""What the budget pages show: programs with their money, adjustments, imports."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from jixiao.compare.lines import Rate, fund, total
from jixiao.dossier.keys import program_key
from jixiao.dossier.ledger import Tie
from jixiao.lint.amounts import Claim, Remark, claimed
from jixiao.norms.resolve import norms_of
from jixiao.norms.ruleset import RuleSet, ruleset
from jixiao.web.budget.models import Import
from jixiao.web.papers.cells import Cell
from jixiao.web.papers.programs import fund_paper
from jixiao.web.people.scope import found
from jixiao.web.years.models import Adjustment, BudgetYear, Fund, MonthlyPlan, ProgramYear


@dataclass(frozen=True, slots=True)
class ProgramLine:
    """A program of the list: its total row, and how far it was executed."""

    row: ProgramYear
    total: Fund | None
    rate: Rate | None

    @property
    def original(self) -> int | None:
        return self.total.original if self.total else None

    @property
    def adjusted(self) -> int | None:
        return self.total.adjusted if self.total else None

    @property
    def outturn(self) -> int | None:
        return self.total.outturn if self.total else None


@dataclass(frozen=True, slots=True)
class Totals:
    """Of the programs that are listed, in 分."""

    original: int | None
    adjusted: int | None
    outturn: int | None


def rules_of(row: ProgramYear) -> RuleSet:
    """The norms by which a program's execution is told."""
    scope = "whole_department" if row.program.whole_department else "program"
    return ruleset(norms_of(), row.year.department.place.code, scope, row.year.year)


def programs_of(year: BudgetYear, filters: dict[str, Any]) -> list[ProgramLine]:
    """The programs of a year, the whole department first."""
    rows = (
        ProgramYear.objects.filter(year=year)
        .select_related("program__section", "program__agency", "year__department__place")
        .prefetch_related(Prefetch("funds", Fund.objects.filter(is_total=True), to_attr="totals"))
        .order_by("-program__whole_department", "order", "pk")
    )
    if words := filters.get("words"):
        rows = rows.filter(Q(program__name__icontains=words) | Q(program__code__icontains=words))
    if section := filters.get("section"):
        rows = rows.filter(program__section=section)
    lines = [_line(row) for row in rows]
    return [line for line in lines if line.rate and line.rate.low] if filters.get("low") else lines


def _line(row: ProgramYear) -> ProgramLine:
    totals: list[Fund] = row.totals  # type: ignore[attr-defined]
    held = totals[0] if totals else None
    key = program_key(row.program.name, whole_department=row.program.whole_department)
    rate = fund(rules_of(row), fund_paper(held, key, row.program.name)) if held else None
    return ProgramLine(row, held, rate)


def totals_of(lines: list[ProgramLine]) -> Totals:
    funds = [line.total for line in lines if line.total and not line.row.program.whole_department]
    return Totals(
        total(one.original for one in funds), total(one.adjusted for one in funds), total(one.outturn for one in funds)
    )


def program_of(year: BudgetYear, pk: int) -> ProgramYear:
    """A program of a year already scoped; 404 when there is none."""
    rows = ProgramYear.objects.filter(year=year).select_related("program__section", "program__agency")
    row = found(rows, pk=pk)
    row.year = year
    return row


def all_years(row: ProgramYear) -> list[ProgramLine]:
    """The same program in every year of the department, the latest first; who sees one of them sees them all."""
    rows = (
        ProgramYear.objects.filter(program=row.program_id)
        .select_related("program", "year__department__place")
        .prefetch_related(Prefetch("funds", Fund.objects.filter(is_total=True), to_attr="totals"))
        .order_by("-year__year")
    )
    return [_line(one) for one in rows]


def total_of(row: ProgramYear) -> Fund | None:
    return Fund.objects.filter(program=row, is_total=True).first()


@dataclass(frozen=True, slots=True)
class Adjusted:
    """The adjustments of a program, what they come to, and what does not tie with its budgets."""

    rows: list[Adjustment]
    sum: int | None
    remarks: list[Remark]


def adjustments_of(row: ProgramYear, held: Fund | None) -> Adjusted:
    rows = list(Adjustment.objects.filter(program=row).select_related("by"))
    counted = [one for one in rows if one.undone_at is None]
    parts = [Cell(one, "amount", "预算调整").money(f"adjustment/{one.pk}", str(one)) for one in counted]
    claims = []
    if held and counted:
        original, adjusted = (Cell(held, name, held.label).money(name, held.label) for name in ("original", "adjusted"))
        if original and adjusted:
            sums = (original, *(part for part in parts if part))
            claims.append(Claim("年初预算数 + 各次调整 = 全年预算数", adjusted, sums, Tie.ADJUSTMENT))
    return Adjusted(rows, total(one.amount for one in counted), claimed(*claims))


def plan_remarks(months: Sequence[MonthlyPlan], held: Fund | None) -> list[Remark]:
    """Where the plan of the months is not the budget, or the payments are not the outturn."""
    if held is None:
        return []
    claims = []
    for total_name, name, words in (
        ("adjusted", "planned", "各月计划用款之和 = 全年预算数"),
        ("outturn", "paid", "各月实际支付之和 = 全年执行数"),
    ):
        whole = Cell(held, total_name, held.label).money(total_name, held.label)
        cells = (Cell(one, name, str(one)).money(f"{name}/{one.month}", str(one)) for one in months)
        known = tuple(part for part in cells if part)
        if whole and known:
            claims.append(Claim(words, whole, known))
    return claimed(*claims)


def imports_of(year: BudgetYear) -> "QuerySet[Import]":
    return Import.objects.filter(year=year).select_related("by").prefetch_related("files")
