"""The checker over an indicator table that is still being typed: what `jixiao check` says of the filled form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jixiao.check.rule import Rule, all_rules
from jixiao.check.run import check
from jixiao.dossier.finding import Finding, Severity
from jixiao.dossier.model import DocumentKind, Dossier
from jixiao.dossier.place import Place, Source
from jixiao.dossier.workpaper import IndicatorPaper, ProgramPaper
from jixiao.extract.figures import read_figures
from jixiao.extract.forms.read import read_forms
from jixiao.extract.source import read_source
from jixiao.lint.better import Better, better, kinds_of
from jixiao.lint.table import Table, table_of
from jixiao.norms.resolve import Norms, norms_of

# What is wrong with the table and not with one of its rows.
_OF_THE_TABLE = frozenset({"group_is_missing", "weights_do_not_total"})


@dataclass(frozen=True, slots=True)
class RowFinding:
    """A finding at the indicators it is about: their keys, none when it is about the whole table or the objective.

    `column` is a field of an IndicatorPaper (target stands for its text), or objective, or "". `better` are the
    offers by key: what the cell might say instead.
    """

    code: str
    severity: Severity
    message: str
    working: str
    rows: tuple[str, ...]
    column: str
    better: dict[str, Better]
    basis: tuple[str, ...]


def lint(program: ProgramPaper, *, year: int, place: str = "", norms: Norms | None = None) -> tuple[RowFinding, ...]:
    """In the order of the rows; those about the whole table stand where their rule found them."""
    table = table_of(program, year)
    if not table.rows:
        return ()
    norms = norms or norms_of()
    dossier = _dossier(table, year, place)
    at = Lines(table, dossier.source)
    known = {row.key: row for row in program.indicators}
    kinds = kinds_of(norms, place, year)
    return tuple(_placed(finding, at, known, kinds) for finding in check(dossier, norms, rules()))


@cache
def rules() -> Sequence[Rule]:
    """The rules that speak of indicator tables, by what their pages say they are about."""
    return tuple(rule for rule in all_rules() if "programs" in rule.about)


def _dossier(table: Table, year: int, place: str) -> Dossier:
    """Of a dossier only what these rules read: they ask for programs and the words around a figure."""
    source = read_source(table.document)
    forms = read_forms(table.document)
    return Dossier(
        source=source,
        kind=DocumentKind.OBJECTIVE_FORM,
        place=place,
        year=year,
        figures=read_figures(source),
        programs=forms.programs,
        undecided=forms.undecided,
    )


@dataclass(frozen=True, slots=True)
class Lines:
    """Which indicator and column a place of the table belongs to."""

    table: Table
    source: Source

    def __call__(self, place: Place) -> tuple[str, str]:
        """Key and column; no key above the rows, no column where nobody types anything."""
        block = self.source.block(place.span.start)
        if block is None or block.row is None or block.column is None:
            return "", ""
        if key := self.table.rows.get(block.row, ""):
            return key, self.table.columns[block.column - 1]
        return "", self.table.heads.get(block.row, "")


def _placed(finding: Finding, at: Lines, known: Mapping[str, IndicatorPaper], kinds: Mapping[str, str]) -> RowFinding:
    key, column = at(finding.place)
    if finding.name in _OF_THE_TABLE:
        keys, column = [], ""
    else:
        keys = list(dict.fromkeys(filter(None, [key, *(at(one.place)[0] for one in finding.related)])))
    offers = {key: offer for key in keys if (offer := better(finding, known[key], column, kinds))}
    return RowFinding(
        code=finding.rule,
        severity=finding.severity,
        message=finding.message,
        working=finding.working,
        rows=tuple(keys),
        column=column,
        better=offers,
        basis=finding.basis,
    )
