"""The figures and indicator rows of a dossier as flat lists, for spreadsheets and other programs."""

from collections.abc import Iterator

from jixiao.dossier.claim import Goal
from jixiao.dossier.figure import Figure
from jixiao.dossier.indicator import Field, Indicator, Program
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Source
from jixiao.units.number import plain
from jixiao.units.record import record


@record
class FigureRow:
    """One number as printed. `base_value` is in the base unit (元, %, 人); `direction` −1 after 减少, +1 after 增加."""

    quote: str
    line: int
    page: int | None
    subject: str | None
    value: str
    unit: str | None
    base_value: str
    base_unit: str | None
    period: str | None
    comparator: str | None
    kind: str
    start: int
    end: int
    place: str
    approximate: bool
    direction: int
    role: str | None


@record
class IndicatorRow:
    """One row of an indicator table, or one goal told in prose (then `kind` is null and `operator` "=").

    `text` is the target as printed; `target` and `actual` are its number where it has one.
    """

    program: str | None
    group: str | None
    kind: str | None
    name: str
    description: str | None
    operator: str | None
    target: str | None
    unit: str | None
    text: str | None
    basis: str | None
    weight: str | None
    actual: str | None
    score: str | None
    line: int


def figure_rows(dossier: Dossier) -> tuple[FigureRow, ...]:
    """In the order of the document: those that print their unit, and cells of tables whose head or caption does."""
    found = {figure.span.start: figure for figure in (*_in_tables(dossier), *dossier.figures)}
    return tuple(_figure(dossier.source, found[start]) for start in sorted(found))


def _in_tables(dossier: Dossier) -> Iterator[Figure]:
    for ledger in dossier.ledgers:
        yield from ledger.amounts
    for product in dossier.products:
        yield product.quantity


def _figure(source: Source, figure: Figure) -> FigureRow:
    place = source.place(figure.span)
    return FigureRow(
        quote=place.quote,
        line=place.line,
        page=place.page,
        subject=figure.subject or None,
        value=plain(figure.value),
        unit=figure.unit or None,
        base_value=plain(figure.base),
        base_unit=figure.printed.unit.base or None,
        period=figure.period or None,
        comparator=figure.comparator or None,
        kind=figure.kind.value,
        start=place.start,
        end=place.end,
        place=place.where,
        approximate=figure.approximate,
        direction=figure.direction,
        role=figure.role.value if figure.role else None,
    )


def indicator_rows(dossier: Dossier) -> tuple[IndicatorRow, ...]:
    """Table rows in the order of the document, then goals told in prose."""
    return (*_table_rows(dossier), *(_goal(dossier.source, goal) for goal in dossier.targets))


def _table_rows(dossier: Dossier) -> Iterator[IndicatorRow]:
    for program in dossier.programs:
        for indicator in program.indicators:
            yield _indicator(dossier.source, program, indicator)


def _indicator(source: Source, program: Program, indicator: Indicator) -> IndicatorRow:
    return IndicatorRow(
        program=program.name or None,
        group=indicator.group or None,
        kind=indicator.kind or None,
        name=indicator.name.text,
        description=_words(indicator.description),
        operator=indicator.operator or None,
        target=_value(indicator.target),
        unit=indicator.unit or None,
        text=_words(indicator.target_field),
        basis=_words(indicator.basis),
        weight=_value(indicator.weight),
        actual=_value(indicator.actual) or _words(indicator.actual_field),
        score=_value(indicator.score),
        line=source.line(indicator.name.span.start),
    )


def _goal(source: Source, goal: Goal) -> IndicatorRow:
    figure = goal.figure
    return IndicatorRow(
        program=None,
        group=goal.group or None,
        kind=None,
        name=goal.subject,
        description=None,
        operator=(figure.comparator or "=") if figure else None,
        target=_value(figure),
        unit=(figure.unit or None) if figure else None,
        text=source.quote(figure.span if figure else goal.span),
        basis=None,
        weight=None,
        actual=None,
        score=None,
        line=source.line(figure.span.start if figure else goal.span.start),
    )


def _value(figure: Figure | None) -> str | None:
    return plain(figure.value) if figure else None


def _words(field: Field | None) -> str | None:
    return (field.text or None) if field else None
