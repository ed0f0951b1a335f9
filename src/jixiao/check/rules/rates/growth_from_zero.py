from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def growth_from_zero(dossier: Dossier) -> Iterator[Hit]:
    for change in dossier.changes:
        current, delta, rate = change.current, change.delta, change.rate
        if change.in_table or current is None or delta is None or rate is None:
            continue
        if current.base == delta.signed > 0 and current.printed.unit.base == delta.printed.unit.base:
            working = f"{plain(current.value)} − {plain(delta.value)} = 0，{change.against}数为零，增长率无从计算"
            yield Hit(rate.span, working, "", plain(rate.value), "", "%", (current, delta))
