"""The sheet of plans: how much of each program's money and of each indicator is due by the end of every month."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from jixiao.dossier.workpaper import ProgramPaper
from jixiao.forms.values import target
from jixiao.score.plan import LINEAR, Plan, PlanError, plan_of
from jixiao.units.number import rounded, short
from jixiao.web.kit.grid import Finding, Grid, GridColumn, GridRow, Kind
from jixiao.web.monitoring.actions.filling import MONTHS
from jixiao.web.monitoring.watch import OWN_PLAN, own_plan, profiles_of
from jixiao.web.papers.cells import row_of
from jixiao.web.papers.scored import scored
from jixiao.web.people.models import Person, Section
from jixiao.web.years.models import BudgetYear, Indicator, ProgramYear
from jixiao.web.years.writers import section_of, writes

_DECIMALS = 2
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A row of the sheet; `pk` is p or i with the row's number."""

    pk: str
    name: str
    target: str
    words: str
    is_open: bool
    shares: tuple[Decimal | None, ...]
    version: int
    changed_by: str

    def __getattr__(self, name: str) -> Any:
        if name in MONTHS:
            return self.shares[MONTHS.index(name)]
        raise AttributeError(name)


COLUMNS = (
    GridColumn("name", "项目、指标", frozen=True, width="l", editable=False),
    GridColumn("target", "全年", width="s", editable=False),
    GridColumn("words", "按什么推进", width="m", editable=False),
    *(
        GridColumn(name, f"{name[1:]}月底", Kind.PERCENT, width="xs", editable=lambda line: bool(line.is_open))
        for name in MONTHS
    ),
)


def plans_grid(year: BudgetYear, person: Person) -> Grid:
    found = _Rows(year, person)
    rows = [row for program in scored(year).papers.programs for row in found.of(program)]
    return Grid("plans", f"{year}进度计划", COLUMNS, rows, words="这个年度还没有项目和指标。")


class _Rows:
    def __init__(self, year: BudgetYear, person: Person) -> None:
        self._profiles = {row.about: row for row in profiles_of(year)}
        programs = ProgramYear.objects.filter(year=year).select_related("program__section")
        self._sections: dict[str, Section | None] = {f"p{row.pk}": row.program.section for row in programs}
        indicators = Indicator.objects.filter(program__year=year).select_related("section", "program__program__section")
        self._sections |= {f"i{row.pk}": section_of(row) for row in indicators}
        self._writes: Callable[[Section | None], bool] = lambda section: year.is_open and writes(person, year, section)

    def of(self, program: ProgramPaper) -> Iterator[GridRow]:
        assert program.provenance
        yield GridRow.heading(program.name)
        yield self._row(f"p{row_of(program.provenance)}", "资金", _money(program), LINEAR)
        for row in program.indicators:
            assert row.provenance
            yield self._row(f"i{row_of(row.provenance)}", row.name, target(row), plan_of(row))

    def _row(self, key: str, name: str, aim: str, default: Plan) -> GridRow:
        held = self._profiles.get(key)
        own = held.shares if held else []
        shares = tuple(Decimal(share) if share else None for share in own) or tuple(map(_percent, default.shares))
        is_open = self._writes(self._sections.get(key))
        words = OWN_PLAN if own else default.words
        version, by = (held.version, held.changed_by) if held else (0, "")
        return GridRow(
            PlanLine(key, name, aim, words, is_open, shares, version, by), findings=tuple(_findings(own, default))
        )


def _findings(own: list[str], default: Plan) -> Iterator[Finding]:
    if own:
        try:
            own_plan(own)
        except PlanError as error:
            yield Finding("error", "", f"{error}；改好以前仍{default.words}。")


def _percent(share: Fraction) -> Decimal:
    value = share * _HUNDRED
    return Decimal(short(rounded(Decimal(value.numerator) / Decimal(value.denominator), _DECIMALS)))


def _money(program: ProgramPaper) -> str:
    total = program.total
    budget = (total.adjusted or total.original) if total else None
    return f"{budget.printed()}{budget.unit}" if budget else ""
