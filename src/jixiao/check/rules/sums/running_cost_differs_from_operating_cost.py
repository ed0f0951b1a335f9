from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import comparable, number_in_unit_of
from jixiao.check.shared.told_twice import single
from jixiao.dossier.claim import Stage
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def running_cost_differs_from_operating_cost(dossier: Dossier) -> Iterator[Hit]:
    for stage in (Stage.ORIGINAL, Stage.OUTTURN):
        running = single(dossier.facts, "机关运行经费", stage, dossier.year)
        operating = single(dossier.facts, "公用经费", stage, dossier.year)
        if running is None or operating is None or not comparable([running.figure, operating.figure]):
            continue
        told, other = running.figure, operating.figure
        if not told.interval.meets(other.interval):
            computed = number_in_unit_of(other, told)
            working = f"机关运行经费 {plain(told.value)}{told.unit}，公用经费 {computed}{told.unit}"
            yield Hit(told.span, working, "", plain(told.value), computed, told.unit, (other,))
