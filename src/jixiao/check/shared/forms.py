"""What several rules ask of an indicator table: its rows, its points, how far its reading can be trusted."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from jixiao.check.once import once
from jixiao.dossier.figure import Figure
from jixiao.dossier.indicator import Field, Form, Fund, Indicator, Program
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import short
from jixiao.units.regex import regex

# Words in the column of reasons that give none.
_NO_REASON = regex(r"[\s\-—–/\\、，。.…0]*|无|无偏差|没有|不适用|暂无|无。|否|达标|完成|已完成|正常|同上")
FULL_MARKS = Decimal(100)


@once
def rows(dossier: Dossier) -> list[tuple[Program, Indicator]]:
    """Every indicator row with its table."""
    return [(program, indicator) for program in dossier.programs for indicator in program.indicators]


def evaluated(dossier: Dossier) -> Iterator[Program]:
    """Self-evaluation tables that somebody filled in: at least one row has a result or a score."""
    for program in dossier.programs:
        if program.form == Form.SELF_EVALUATION and any(is_filled(i) for i in program.indicators):
            yield program


def is_filled(indicator: Indicator) -> bool:
    return says(indicator.actual_field) or indicator.score is not None


def says(field: Field | None) -> bool:
    """Whether a cell holds more than a dash."""
    return field is not None and bool(field.text.strip(" -—–/\\\t\n"))


def explains(field: Field | None) -> bool:
    """Whether a cell of the column of reasons gives one."""
    return field is not None and _NO_REASON.fullmatch(field.text.strip()) is None


def is_cost(indicator: Indicator) -> bool:
    return "成本" in indicator.kind or indicator.group == "成本指标"


def total_fund(program: Program) -> Fund | None:
    """The row 年度资金总额; None when the table has no such row or several."""
    totals = [fund for fund in program.funds if fund.is_total]
    return totals[0] if len(totals) == 1 else None


def budget_of(fund: Fund) -> Figure | None:
    """全年预算数, else 年初预算数."""
    return fund.adjusted if fund.adjusted is not None else fund.original


def is_whole(dossier: Dossier, program: Program, figures: Sequence[Figure | None]) -> bool:
    """Whether the rows of a table may be added up: none of these figures is missing, no row was left undecided."""
    if not figures or any(figure is None for figure in figures):
        return False
    starts = _undecided_starts(dossier)
    return bisect_left(starts, program.span.start) == bisect_left(starts, program.span.end)


@once
def _undecided_starts(dossier: Dossier) -> list[int]:
    return sorted(item.span.start for item in dossier.undecided)


def weights(program: Program) -> list[Figure | None]:
    return counted_once(indicator.weight for indicator in program.indicators)


def scores(program: Program) -> list[Figure | None]:
    return counted_once(indicator.score for indicator in program.indicators)


def counted_once(figures: Iterable[Figure | None]) -> list[Figure | None]:
    """A cell merged over several rows stands in each of them and counts once."""
    kept: list[Figure | None] = []
    seen: set[Span] = set()
    for figure in figures:
        if figure is None or figure.span not in seen:
            kept.append(figure)
        if figure is not None:
            seen.add(figure.span)
    return kept


def add(figures: Sequence[Figure | None]) -> Decimal:
    return sum((figure.value for figure in figures if figure is not None), Decimal(0))


def terms(figures: Sequence[Figure | None], most: int = 12) -> str:
    """15 + 10 + 20; a long row of them is cut short."""
    shown = [short(figure.value) for figure in figures if figure is not None]
    return " + ".join(shown if len(shown) <= most else [*shown[: most - 1], f"…（共{len(shown)}项）"])


def title(program: Program) -> str:
    """The table as a reader knows it: “翻译费”表, or 本表."""
    return f"“{program.name}”表" if program.name else "本表"


def cell(field: Field | None, otherwise: Field) -> Span:
    """The place of a cell, or of the name when the cell is empty."""
    return field.span if field is not None and field.span.end > field.span.start else otherwise.span


def quoted(names: Sequence[str], most: int = 4) -> str:
    """“甲”“乙”等6项."""
    text = "".join(f"“{name}”" for name in names[:most])
    return f"{text}等{len(names)}项" if len(names) > most else text


def is_cut_off(dossier: Dossier, program: Program) -> bool:
    """The text ends in the middle of the table: no total row, and nothing stands below."""
    has_total = program.total_weight is not None or program.total_score is not None
    return not has_total and program.span.end >= _text_end(dossier)


@once
def _text_end(dossier: Dossier) -> int:
    return len(dossier.source.text.rstrip())


def group_mismatches(dossier: Dossier, program: Program) -> Iterator[tuple[str, Figure, list[Figure | None]]]:
    """First levels whose printed points are not the sum of their rows' weights."""
    ends_in = program.indicators[-1].group if is_cut_off(dossier, program) and program.indicators else ""
    for group, printed in program.weights.items():
        points = counted_once(indicator.weight for indicator in program.indicators if indicator.group == group)
        differs = add(points) > printed.value or (add(points) < printed.value and group != ends_in)
        if any(point is not None and point.value > printed.value * _SLIPPED for point in points):
            continue  # the result of a row (95.46%) has slipped into the column
        if differs and is_whole(dossier, program, points):
            yield group, printed, points


_SLIPPED = 3


def seems_whole(program: Program) -> bool:
    """Whether no row can have been lost: read by place, or the weights make up full marks."""
    points = weights(program)
    fund = total_fund(program)
    execution = fund.weight if fund is not None else None
    return program.sure or add(points) == FULL_MARKS or add([*points, execution]) == FULL_MARKS


def with_full_marks(program: Program, indicator: Indicator) -> Indicator:
    """Where a form has no column of weights, a row whose group got all its points got all of its own."""
    score, printed = indicator.score, program.weights.get(indicator.group)
    if indicator.weight is not None or score is None or "weight" in program.columns:
        return indicator
    points = counted_once(other.score for other in program.indicators if other.group == indicator.group)
    everything = add(scores(program))
    full = printed is not None and all(points) and add(points) == printed.value
    if full or (all(scores(program)) and everything == FULL_MARKS):
        return replace(indicator, weight=score)
    return indicator


def printed_groups_complete(program: Program) -> bool:
    """Whether every first level that has rows prints its points."""
    return {indicator.group for indicator in program.indicators} <= set(program.weights)


def twins(program: Program) -> Iterator[tuple[Indicator, Indicator]]:
    """Pairs of rows of one name; rows told apart by their descriptions are no pair."""
    first: dict[str, Indicator] = {}
    for indicator in program.indicators:
        name = "".join(indicator.name.text.split())
        if indicator.aligned or len(name) < _TELLING or "满意" in name:
            continue  # each of several goals may ask for the satisfaction
        before = first.setdefault(name, indicator)
        if before is not indicator and before.name.span != indicator.name.span and not _told_apart(before, indicator):
            yield before, indicator


_TELLING = 6  # characters; a shorter name is a label


def _told_apart(first: Indicator, second: Indicator) -> bool:
    one, other = first.description, second.description
    return one is not None and other is not None and one.text != other.text
