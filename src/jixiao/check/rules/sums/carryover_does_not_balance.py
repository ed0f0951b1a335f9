from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import finest, number_in_unit_of, shown
from jixiao.dossier.claim import Fact, Stage
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def carryover_does_not_balance(dossier: Dossier) -> Iterator[Hit]:
    told = [f for f in dossier.facts if not f.in_table and not f.scope and f.year == dossier.year and f.figure.exact]
    left = _one(told, "结转结余", (Stage.CARRYOVER_OUT,))
    spent = _one(told, "支出", (Stage.OUTTURN,))
    if left is None or spent is None or left.base == 0:
        return
    sources = [
        figure
        for item, stage in (("收入", Stage.OUTTURN), ("支出", Stage.ADJUSTED), ("收入", Stage.ADJUSTED))
        if (figure := _one(told, item, (stage,))) is not None
    ]
    carried = _one(told, "结转结余", (Stage.CARRYOVER_IN,))
    near: tuple[Figure, Decimal] | None = None
    for source in sources:
        for opening in (None, carried):
            rest = (
                source.interval - spent.interval + (opening.interval if opening else source.interval - source.interval)
            )
            if rest.meets(left.interval):
                return
        gap = source.base - spent.base - left.base
        if len((gap / left.printed.unit.worth).normalize().as_tuple().digits) == 1:
            near = (source, source.base - spent.base)
    if near is not None:
        source, rest_of = near
        computed = shown(rest_of, left, finest([left, source, spent]))
        terms = f"{number_in_unit_of(source, left)} − {number_in_unit_of(spent, left)}"
        working = f"{terms} = {computed} ≠ {plain(left.value)} {left.unit}"
        yield Hit(left.span, working, "", plain(left.value), computed, left.unit, (source, spent))


def _one(facts: list[Fact], item: str, stages: tuple[Stage, ...]) -> Figure | None:
    found = [f.figure for f in facts if f.item == item and f.stage in stages]
    return found[0] if found and len({f.base for f in found}) == 1 else None
