"""One program from all its forms: the objective form has target and basis, the self-evaluation form the result."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from typing import TypeVar

from jixiao.dossier.datum import Datum
from jixiao.dossier.indicator import Form
from jixiao.dossier.workpaper import Conflict, FundPaper, IndicatorPaper, ProgramPaper
from jixiao.gather.amounts import merged

# The form that speaks first; what it leaves open is taken from the next.
_ORDER = (Form.SELF_EVALUATION, Form.SUMMARY, Form.MONITORING, Form.OBJECTIVE)
_ROWS = ("funds", "indicators")

Row = TypeVar("Row", ProgramPaper, FundPaper, IndicatorPaper)


def join(forms: Iterable[tuple[str, ProgramPaper]]) -> tuple[tuple[ProgramPaper, ...], tuple[Conflict, ...]]:
    """Programs by key, in the order met; values on which two forms disagree are conflicts."""
    by_key: dict[str, list[tuple[str, ProgramPaper]]] = {}
    for kind, program in forms:
        by_key.setdefault(program.key, []).append((kind, program))
    conflicts: list[Conflict] = []
    return tuple(_one(several, conflicts) for several in by_key.values()), tuple(conflicts)


def _one(several: Sequence[tuple[str, ProgramPaper]], conflicts: list[Conflict]) -> ProgramPaper:
    ranked = [(kind, program) for wanted in _ORDER for kind, program in several if kind == wanted]
    whole = ranked[0][1]
    for kind, program in ranked[1:]:
        other = _without_progress(program) if kind == Form.MONITORING else program
        whole = replace(
            _filled(whole, other, conflicts),
            funds=tuple(_rows(whole.funds, other.funds, lambda fund: "" if fund.is_total else fund.label, conflicts)),
            indicators=tuple(_rows(whole.indicators, other.indicators, lambda row: row.name, conflicts)),
        )
    return whole


def _without_progress(program: ProgramPaper) -> ProgramPaper:
    """What was spent by July; the budgets of July are not those of the year."""
    funds = tuple(replace(f, original=None, adjusted=None, outturn=None) for f in program.funds if f.is_total)
    return replace(program, funds=funds)


def _rows(
    first: Sequence[Row], other: Sequence[Row], name: Callable[[Row], str], conflicts: list[Conflict]
) -> list[Row]:
    """Rows of the first, filled from the rows of the same name, then the rows only the other has."""
    rest: list[Row] = list(other)
    rows: list[Row] = []
    for row in first:
        same = next((candidate for candidate in rest if name(candidate) == name(row)), None)
        if same is not None:
            rest.remove(same)
        rows.append(_filled(row, same, conflicts) if same is not None else row)
    return rows + rest


def _filled(first: Row, other: Row, conflicts: list[Conflict]) -> Row:
    """The first with its open fields taken from the other; equal values get both places."""
    changed: dict[str, object] = {}
    for field in fields(first):
        mine, theirs = getattr(first, field.name), getattr(other, field.name)
        if field.name in _ROWS or theirs in (None, "", ()):
            continue
        if mine in (None, "", ()):
            changed[field.name] = theirs
        elif isinstance(mine, Datum) and isinstance(theirs, Datum):
            if (mine.value, mine.unit) == (theirs.value, theirs.unit):
                changed[field.name] = merged(mine, theirs)
            else:
                conflicts.append(Conflict(mine, theirs))
    return replace(first, **changed)  # type: ignore[arg-type]
