from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.arithmetic import comparable, number_in_unit_of
from jixiao.check.rule import Hit
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain

SIGNS = {1: "大于", 0: "等于", -1: "小于"}
LEVEL = Decimal("0.01")  # 持平 is also said of what differs by less than a hundredth


def comparison_contradicts_amounts(dossier: Dossier) -> Iterator[Hit]:
    for comparison in dossier.comparisons:
        left, right = comparison.left, comparison.right
        if not comparable([left, right]):
            continue
        sign = (left.base > right.base) - (left.base < right.base)
        if sign == comparison.sign:
            continue
        word = dossier.source.quote(comparison.span)
        working = f"{plain(left.value)} {SIGNS[sign]} {number_in_unit_of(right, left)}，与“{word}”不符"
        near = abs(left.base - right.base) <= LEVEL * abs(right.base)
        soft = sign == 0 or (comparison.sign == 0 and near)  # equal as printed may still differ beyond the digits
        severity = Severity.WARNING if soft else None
        yield Hit(comparison.span, working, "", word, SIGNS[sign], "", (left, right), severity)
