from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import FULL_MARKS, add, is_cut_off, printed_groups_complete, terms, total_fund
from jixiao.dossier.figure import Figure
from jixiao.dossier.finding import Severity
from jixiao.dossier.indicator import Program
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain, short

_WITHOUT_EXECUTION = (Decimal(90), Decimal(80))  # the execution points may stand in another table


def group_points_do_not_total(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        groups = list(program.weights.values())
        if len(groups) < 2 or not printed_groups_complete(program):
            continue
        fund = total_fund(program)
        execution = fund.weight if fund is not None else None
        hit = _against_printed(program, groups) or _against_hundred(groups, execution)
        if hit is not None and not (is_cut_off(dossier, program) and _is_short(program, groups, execution)):
            yield hit


def _is_short(program: Program, groups: list[Figure], execution: Figure | None) -> bool:
    full = program.indicators_points.value if program.indicators_points is not None else FULL_MARKS
    return add([*groups, execution]) < full


def _against_printed(program: Program, groups: list[Figure]) -> Hit | None:
    printed = program.indicators_points
    if printed is None or add(groups) == printed.value:
        return None
    working = f"{terms(groups)} = {short(add(groups))} ≠ {plain(printed.value)}"
    return Hit(printed.span, working, "", plain(printed.value), short(add(groups)), "分", tuple(groups))


def _against_hundred(groups: list[Figure], execution: Figure | None) -> Hit | None:
    total = add([*groups, execution])
    if total == FULL_MARKS or (execution is None and total in _WITHOUT_EXECUTION):
        return None
    tail = f" + 预算执行{plain(execution.value)}" if execution is not None else ""
    working = f"{terms(groups)}{tail} = {short(total)} ≠ 100"
    last = groups[-1]
    # Where the indicators alone make up 100, the execution points may be meant as a part of them.
    severity = Severity.WARNING if add(groups) == FULL_MARKS else None
    return Hit(last.span, working, "", short(total), "100", "分", tuple(groups[:-1]), severity)
