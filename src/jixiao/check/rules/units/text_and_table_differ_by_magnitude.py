from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.told_twice import Pair, is_power, pairs
from jixiao.dossier.figure import Figure
from jixiao.dossier.ledger import Ledger
from jixiao.dossier.model import Dossier


def text_and_table_differ_by_magnitude(dossier: Dossier) -> Iterator[Hit]:
    by_table: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs(dossier):
        if is_power(pair.told.figure, pair.printed.figure):
            by_table[_table(dossier.ledgers, pair.printed.figure)].append(pair)
    for table, found in by_table.items():
        first = found[0]
        told, printed = first.told.figure, first.printed.figure
        unit_span = dossier.ledgers[table].unit_span if table >= 0 else None
        working = f"{first.told.item}：文字 {told.printed}，表格 {printed.printed}"
        if len(found) > 1 and unit_span is not None:
            # Every figure of the table is off: its unit is wrong, not each sentence.
            related = tuple(f for pair in found for f in (pair.told.figure, pair.printed.figure))
            yield Hit(unit_span, f"{working}；共{len(found)}处", "", printed.unit, told.unit, "", related)
            continue
        for pair in found:
            told, printed = pair.told.figure, pair.printed.figure
            working = f"{pair.told.item}：文字 {told.printed}，表格 {printed.printed}"
            yield Hit(told.span, working, "", str(told.printed), str(printed.printed), told.unit, (printed,))


def _table(ledgers: tuple[Ledger, ...], figure: Figure) -> int:
    """Index of the table that holds the figure, −1 for none; tables are in reading order."""
    index = bisect_right(ledgers, figure.span.start, key=lambda ledger: ledger.span.start) - 1
    return index if index >= 0 and figure.span.start < ledgers[index].span.end else -1
