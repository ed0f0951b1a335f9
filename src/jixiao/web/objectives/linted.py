"""What the checker says of a program that is still being typed, by the rows of the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from jixiao import api
from jixiao.dossier.finding import Severity
from jixiao.dossier.workpaper import ProgramPaper
from jixiao.lint.indicators import RowFinding
from jixiao.web.papers.cells import row_of
from jixiao.web.papers.programs import paper
from jixiao.web.years.models import BudgetYear, Indicator, ProgramYear


@dataclass(frozen=True, slots=True)
class Told:
    """A finding at one row, with what the cell might say instead."""

    finding: RowFinding
    column: str = ""
    better: str = ""

    @property
    def severity(self) -> str:
        return str(self.finding.severity)


@dataclass(frozen=True, slots=True)
class Linted:
    """`whole` is about the table or the objective, `rows` by the keys of indicators."""

    whole: Sequence[RowFinding] = ()
    rows: Mapping[int, Sequence[Told]] = field(default_factory=dict)
    errors: int = 0
    warnings: int = 0
    notes: int = 0

    @property
    def total(self) -> int:
        return self.errors + self.warnings + self.notes


def rows_of(row: ProgramYear, *, is_long_term: bool = False) -> list[Indicator]:
    """The indicators of a year, or those of the long-term objective; `row` as program_rows gives it."""
    return [one for one in row.rows if one.is_long_term == is_long_term]  # type: ignore[attr-defined]


def linted(row: ProgramYear) -> Linted:
    """`row` as papers.assemble.program_rows gives it."""
    return linted_paper(paper(row), row.year)


def linted_paper(program: ProgramPaper, year: BudgetYear) -> Linted:
    """A program as its papers have it."""
    found = _found(program, year.year, year.department.place.code)
    keys = {one.key: row_of(one.provenance) for one in program.indicators if one.provenance}
    rows: dict[int, list[Told]] = {}
    for finding in found:
        for key in finding.rows:
            offer = finding.better.get(key)
            at = rows.setdefault(keys[key], [])
            at.append(Told(finding, offer.column, offer.text) if offer else Told(finding))
    return Linted(
        tuple(finding for finding in found if not finding.rows),
        rows,
        *(sum(one.severity is severity for one in found) for severity in _SEVERITIES),
    )


_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@lru_cache(maxsize=1024)
def _found(program: ProgramPaper, year: int, place: str) -> tuple[RowFinding, ...]:
    """The same table says the same: a list of programs is checked once, and again where something was typed."""
    return api.lint(program, year=year, place=place)
