from collections import defaultdict
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import comparable, number_in_unit_of
from jixiao.check.shared.ledger_faults import suspects
from jixiao.check.shared.told_twice import MOST_TABLES, STRICT, is_slip
from jixiao.dossier.claim import Fact
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain

Key = tuple[str, str, str, int]


def tables_differ(dossier: Dossier) -> Iterator[Hit]:
    by_key: dict[Key, list[tuple[int, Fact]]] = defaultdict(list)
    for fact in dossier.facts:
        if fact.in_table and fact.item in STRICT and fact.stage.value:
            by_key[fact.item, fact.stage.value, fact.scope, fact.year].append((_table(dossier, fact.figure), fact))
    agreeing = {
        frozenset((one, other))
        for told in by_key.values()
        for one, first in told[:MOST_TABLES]
        for other, second in told[:MOST_TABLES]
        if one < other and first.figure.base == second.figure.base != 0
    }
    doubtful = suspects(dossier) if by_key else frozenset()
    for (item, stage, _, _), ((table, first), *others) in by_key.items():
        for other_table, fact in others:
            one, figure = first.figure, fact.figure
            if table == other_table or {one.span, figure.span} & doubtful or not comparable([one, figure]):
                continue
            # Tables of two units of one department differ lawfully: another figure must show that they are of one.
            if not figure.interval.meets(one.interval) and (
                is_slip(one, figure) or frozenset((table, other_table)) in agreeing
            ):
                computed = number_in_unit_of(one, figure)
                working = f"{item}（{stage}）：此表 {plain(figure.value)}{figure.unit}，前表 {computed}{figure.unit}"
                yield Hit(figure.span, working, "", plain(figure.value), computed, figure.unit, (one,))
                break


def _table(dossier: Dossier, figure: Figure) -> int:
    """Number of the table a figure stands in."""
    block = dossier.source.block(figure.span.start)
    return block.table or -figure.span.start if block else -figure.span.start
