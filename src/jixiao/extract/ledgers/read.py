"""Money tables (budget, final account, assets, procurement) → sums, shares, changes, execution and facts."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from jixiao.document.model import Document
from jixiao.dossier.claim import Attainment, Change, Execution, Fact, Share, Split
from jixiao.dossier.figure import Figure
from jixiao.dossier.indicator import Form, Fund, Program
from jixiao.dossier.ledger import Announced, ClassAmount, Ledger, Product, ShareColumn
from jixiao.dossier.model import Undecided
from jixiao.dossier.place import Source, Span
from jixiao.dossier.rating import Rating
from jixiao.extract.ledgers.columns import column_splits
from jixiao.extract.ledgers.facts import balances, class_amounts, facts
from jixiao.extract.ledgers.goals import attainments
from jixiao.extract.ledgers.grid import Taken, read_grids
from jixiao.extract.ledgers.heads import Caption, Column, part_units
from jixiao.extract.ledgers.lead import lead_of, lead_splits
from jixiao.extract.ledgers.lines import LineTable, read_lines
from jixiao.extract.ledgers.panels import Panel, Sheet, read_sheet
from jixiao.extract.ledgers.rates import changes, executions, products, shares, transposed
from jixiao.extract.ledgers.rows import economic_splits, row_splits
from jixiao.extract.ledgers.scores import ratings, score_splits, total_score
from jixiao.extract.ledgers.words import Role
from jixiao.units.record import record


@record
class Ledgers:
    facts: tuple[Fact, ...] = ()
    splits: tuple[Split, ...] = ()
    changes: tuple[Change, ...] = ()
    shares: tuple[Share, ...] = ()
    executions: tuple[Execution, ...] = ()
    attainments: tuple[Attainment, ...] = ()
    ratings: tuple[Rating, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    ledgers: tuple[Ledger, ...] = ()
    products: tuple[Product, ...] = ()
    share_columns: tuple[ShareColumn, ...] = ()
    class_amounts: tuple[ClassAmount, ...] = ()


@dataclass(slots=True)
class _Found:
    facts: list[Fact] = field(default_factory=list)
    splits: list[Split] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    executions: list[Execution] = field(default_factory=list)
    attainments: list[Attainment] = field(default_factory=list)
    ratings: list[Rating] = field(default_factory=list)
    undecided: list[Undecided] = field(default_factory=list)
    ledgers: list[Ledger] = field(default_factory=list)
    products: list[Product] = field(default_factory=list)
    share_columns: list[ShareColumn] = field(default_factory=list)
    class_amounts: list[ClassAmount] = field(default_factory=list)


def read_ledgers(
    document: Document, source: Source, figures: tuple[Figure, ...], year: int, programs: tuple[Program, ...]
) -> Ledgers:
    """Every table that no program covers."""
    found = _Found()
    taken = Taken([span for program in programs if program.form != Form.SUMMARY for span in _read_as_form(program)])
    units = part_units(document.text)
    for grid in read_grids(document, taken):
        if grid.uneven:
            found.undecided.append(Undecided(grid.span, "表格", "各行的格数不一致，无法确定数字属于哪一栏，未检查"))
            continue
        sheet = read_sheet(document, grid, year, units)
        if sheet is not None:
            lead = lead_of(document.text, grid.above)
            splits, announced = lead_splits(document.text, lead, figures, sheet.panels) if lead else ([], None)
            _read(sheet, year, found, announced)
            found.splits.extend(splits)
            found.ratings.extend(ratings(grid, sheet.panels))
    for table in read_lines(document, taken, year):
        _read_lines(table, year, found)
    return Ledgers(
        tuple(found.facts), _distinct(found.splits), tuple(found.changes), tuple(found.shares), tuple(found.executions),
        tuple(found.attainments), tuple(found.ratings), tuple(found.undecided), tuple(found.ledgers),
        tuple(found.products), tuple(found.share_columns), tuple(found.class_amounts),
    )  # fmt: skip


def _read_as_form(program: Program) -> Iterator[Span]:
    """The rows and the money of a form. Other tables may stand in its head: the tasks of a department."""
    if not program.indicators:
        yield program.span
        return
    yield Span(min(indicator.name.span.start for indicator in program.indicators), program.span.end)
    if program.funds:
        yield Span(program.funds[0].label.span.start, max(_end(fund) for fund in program.funds))


def _end(fund: Fund) -> int:
    figures = (fund.original, fund.adjusted, fund.outturn, fund.rate, fund.score)
    return max((figure.span.end for figure in figures if figure is not None), default=fund.label.span.end)


def _read(sheet: Sheet, year: int, found: _Found, announced: Announced | None) -> None:
    for panel in sheet.panels:
        splits, doubts = row_splits(panel, sheet.caption.words)
        found.splits.extend(splits)
        found.undecided.extend(Undecided(row.span, f"“{row.label}”行", reason) for row, reason in doubts)
        _read_columns(panel, sheet.caption.words, year, found)
    found.splits.extend(balances(sheet.panels))
    found.splits.extend(economic_splits(sheet.panels))
    found.facts.extend(facts(sheet, year))
    found.class_amounts.extend(class_amounts(sheet.panels, sheet.caption.words))
    found.ledgers.append(replace(_ledger(sheet), announced=announced))


def _read_columns(panel: Panel, caption: str, year: int, found: _Found) -> None:
    if turned := transposed(panel, year):
        found.executions.extend(executions(turned))
        found.changes.extend(changes(turned))
    found.splits.extend(column_splits(panel, caption))
    found.executions.extend(executions(panel))
    found.changes.extend(changes(panel))
    found.attainments.extend(attainments(panel))
    found.splits.extend(score_splits(panel))
    parts, listed = shares(panel)
    found.shares.extend(parts)
    found.share_columns.extend(listed)
    found.products.extend(products(panel))


def _read_lines(table: LineTable, year: int, found: _Found) -> None:
    for panel in table.panels:
        splits, _ = row_splits(panel, table.caption)
        found.splits.extend(splits if table.whole else [replace(s, exhaustive=False) for s in splits])
        if any(column.heads for column in panel.columns):
            _read_columns(panel, table.caption, year, found)
    found.splits.extend(table.splits)
    found.splits.extend(balances(table.panels))
    found.splits.extend(economic_splits(table.panels) if table.whole else ())
    caption = Caption(table.caption, table.caption_span, table.unit, table.unit_span)
    sheet = Sheet(table.span, caption, table.panels, unit_needed=False)
    if table.caption:  # without it nobody knows whose money it is
        found.facts.extend(facts(sheet, year))
        found.class_amounts.extend(class_amounts(sheet.panels, sheet.caption.words))
    found.ledgers.append(_ledger(sheet))


def _distinct(splits: list[Split]) -> tuple[Split, ...]:
    """A total may be reached on several ways; the same total and parts are claimed once, the first reason stays."""
    seen: dict[tuple[Span, frozenset[Span], bool], Split] = {}
    for split in splits:
        key = (split.total.span, frozenset(p.span for p in split.parts), split.exhaustive)
        seen.setdefault(key, split)
    return tuple(seen.values())


def _ledger(sheet: Sheet) -> Ledger:
    figures = [
        (panel, row, column, row.figures[column.index])
        for panel in sheet.panels
        for row in panel.rows
        for column in panel.columns
        if column.index in row.figures
    ]
    amounts = tuple(figure for _, _, _, figure in figures if figure.printed.unit.is_money)
    odd = tuple(f for _, _, c, f in figures if (c.unit or sheet.caption.unit) and _owns(sheet, c, f))
    return Ledger(
        sheet.span, sheet.caption.words, sheet.caption.span, sheet.caption.unit, sheet.caption.unit_span,
        sheet.unit_needed, amounts, tuple(_goods(sheet)), odd, total_score(sheet.panels), _subject(sheet),
    )  # fmt: skip


def _owns(sheet: Sheet, column: Column, figure: Figure) -> bool:
    """The cell prints a unit of money itself."""
    return figure.printed.unit.is_money and figure.unit not in (column.unit, sheet.caption.unit)


def _goods(sheet: Sheet) -> Iterator[Figure]:
    for panel in sheet.panels:
        column = next((c for c in panel.columns if c.role is Role.TOTAL), None) or next(
            (c for c in panel.columns if c.role in (Role.AMOUNT, Role.ORIGINAL)), None
        )
        if column is not None:
            found = (row.figures.get(column.index) for row in panel.rows if row.catalog.startswith("A"))
            yield from (figure for figure in found if figure is not None)


_SUBJECTS = (
    ("三公", "three_public"),
    ("采购", "procurement"),
    ("资产", "assets"),
    ("总表", "balance"),
    ("人员", "staff"),
)


def _subject(sheet: Sheet) -> str:
    heads = "".join(h for panel in sheet.panels for c in panel.columns for h in c.heads)
    words = sheet.caption.words or heads
    found = next((subject for word, subject in _SUBJECTS if word in words), "")
    return found or ("procurement" if "采购" in heads else "")
