from collections.abc import Iterator
from itertools import pairwise

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import sum_against_total
from jixiao.dossier.model import Dossier

_NESTED = ("政府采购", "授予中小企业", "授予小微企业")


def small_firms_exceed_purchases(dossier: Dossier) -> Iterator[Hit]:
    told = {item: [f.figure for f in dossier.facts if f.item == item and not f.in_table] for item in _NESTED}
    for outer, inner in pairwise(_NESTED):
        wholes, parts = told[outer], told[inner]
        if len({figure.base for figure in wholes}) != 1 or len({figure.base for figure in parts}) != 1:
            continue
        if hit := sum_against_total(wholes[0], [parts[0]], at_most=True):
            yield Hit(parts[0].span, f"{inner} {hit.working}", "", hit.computed, hit.stated, hit.unit, (wholes[0],))
