from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.check.once import once
from jixiao.check.rule import Hit
from jixiao.check.shared.forms import (
    FULL_MARKS,
    add,
    group_mismatches,
    is_cut_off,
    is_whole,
    printed_groups_complete,
    terms,
    total_fund,
    weights,
)
from jixiao.check.shared.reports import line_at
from jixiao.dossier.figure import Figure
from jixiao.dossier.finding import Severity
from jixiao.dossier.indicator import Program
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain, short
from jixiao.units.regex import regex

_OTHERS = (Decimal(90), Decimal(80))  # where the execution points stand in another table


def weights_do_not_total(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        points = weights(program)
        if (hit := _wrong_total(program, points)) is not None:
            yield hit
            continue
        if len(points) < 2 or not is_whole(dossier, program, points) or _told_by_groups(dossier, program):
            continue
        fund = total_fund(program)
        execution = fund.weight if fund is not None else None
        if _ends_with_subtotal(dossier, points) or _in_parts(dossier):
            continue
        if is_cut_off(dossier, program) and add([*points, execution]) < FULL_MARKS:
            continue
        if (hit := _hit(program, points, execution)) is not None:
            yield hit


@once
def _in_parts(dossier: Dossier) -> bool:
    """One table for the outputs and one for the benefits, together 90 or 100 points."""
    tables = [weights(program) for program in dossier.programs if program.total_weight is None]
    every = [point for points in tables for point in points]
    return len(tables) > 1 and all(every) and add(every) in (FULL_MARKS, *_OTHERS)


def _ends_with_subtotal(dossier: Dossier, points: Sequence[Figure | None]) -> bool:
    """产出指标 …, 小计 40 37.78: a table for each group."""
    last, text = points[-1], dossier.source.text
    return last is not None and bool(_SUBTOTAL.match(text, line_at(text, last.span.end).end))


_SUBTOTAL = regex(r"\n[^\d\n]{0,6}小\s*计")


def _wrong_total(program: Program, points: list[Figure | None]) -> Hit | None:
    """Rows and execution, or the printed points of all groups, make up 100, and the total row says something else."""
    printed, fund = program.total_weight, total_fund(program)
    execution = fund.weight if fund is not None else None
    groups = list(program.weights.values())
    full = [p for p in (points, groups) if len(p) > 1 and all(p) and add([*p, execution]) == FULL_MARKS]
    if printed is None or not full or printed.value == FULL_MARKS or printed.value == add(full[0]):
        return None
    tail = f" + 预算执行{plain(execution.value)}" if execution is not None else ""
    working = f"{terms(full[0])}{tail} = 100 ≠ {plain(printed.value)}"
    related = tuple(part for part in full[0] if part is not None)
    return Hit(printed.span, working, "", plain(printed.value), "100", "分", related)


def _told_by_groups(dossier: Dossier, program: Program) -> bool:
    """Where the first levels print their points, SCO105 and SCO106 say what is wrong."""
    return any(group_mismatches(dossier, program)) or (len(program.weights) > 1 and printed_groups_complete(program))


def _hit(program: Program, points: list[Figure | None], execution: Figure | None) -> Hit | None:
    rows, printed = add(points), program.total_weight
    if all(point is not None and point.value >= FULL_MARKS for point in points):
        return None  # a list of programs, each out of a hundred
    full = printed.value if printed is not None else FULL_MARKS
    reached = add([*points, execution])
    if reached == full or (execution is None and rows in _OTHERS):
        return _odd(printed) if printed is not None else None
    if printed is None and not program.sure:
        return None
    tail = f" + 预算执行{plain(execution.value)}" if execution is not None else ""
    working = f"{terms(points)}{tail} = {short(reached)} ≠ {plain(full)}"
    last = points[-1] if printed is None else printed
    assert last is not None
    related = tuple(point for point in points if point is not None)
    firm = rows != full and (printed is not None or reached > full)
    return Hit(last.span, working, "", plain(full), short(reached), "分", related, None if firm else Severity.WARNING)


def _odd(printed: Figure) -> Hit | None:
    """The rows add up, but to more than full marks."""
    if printed.value <= FULL_MARKS:
        return None
    return Hit(printed.span, f"总分值{plain(printed.value)} ≠ 100", "", plain(printed.value), "100", "分")
