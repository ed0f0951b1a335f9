from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import comparable, number_in_unit_of
from jixiao.dossier.claim import Fact
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def appropriation_exceeds_total(dossier: Dossier) -> Iterator[Hit]:
    facts = [f for f in dossier.facts if f.in_table and f.item in ("收入", "支出") and f.year == dossier.year]
    for item in ("收入", "支出"):
        whole, appropriated = _largest(facts, item, ""), _largest(facts, item, "财政拨款")
        if whole is None or appropriated is None or whole.stage is not appropriated.stage:
            continue
        first, second = whole.figure, appropriated.figure
        if comparable([first, second]) and second.interval.low > first.interval.high:
            other = number_in_unit_of(first, second)
            working = f"财政拨款{item} {plain(second.value)} > 全部{item} {other} {second.unit}"
            yield Hit(second.span, working, "", plain(second.value), other, second.unit, (first,))
            return


def _largest(facts: list[Fact], item: str, scope: str) -> Fact | None:
    return max((f for f in facts if f.item == item and f.scope == scope), key=lambda f: f.figure.base, default=None)
