from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import finest, shown, sum_against_total
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def planned_purchases_exceed_procurement(dossier: Dossier) -> Iterator[Hit]:
    goods = [figure for ledger in dossier.ledgers for figure in ledger.goods]
    if not goods:
        return
    others = [replace(figure, direction=-1) for figure in goods[1:]]
    for purchase in dossier.purchases:
        planned = purchase.amount
        if sum_against_total(goods[0], [planned, *others], at_most=True):
            listed = shown(sum((f.base for f in goods), Decimal(0)), planned, finest([planned, *goods]))
            working = f"拟购置 {plain(planned.value)}{planned.unit} > 采购预算表货物 {listed}{planned.unit}"
            yield Hit(planned.span, working, "", plain(planned.value), listed, planned.unit, tuple(goods))
