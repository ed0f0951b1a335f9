from collections.abc import Iterator
from itertools import pairwise

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

_GROUPS = frozenset({"批次", "批"})
_GUESTS = frozenset({"人次", "人"})
_BETWEEN = regex(r"[、，,（(]?(?:接待|来宾|共计?|合计|累计|总)*(?:人数|人次)?(?:为|约)?")


def guests_fewer_than_groups(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for groups, guests in pairwise(dossier.figures):
        if groups.unit not in _GROUPS or guests.unit not in _GUESTS or not (groups.exact and guests.exact):
            continue
        if guests.base < groups.base and _BETWEEN.fullmatch(text, groups.span.end, guests.span.start):
            working = f"{plain(guests.value)}{guests.unit} < {plain(groups.value)}{groups.unit}，平均每批不到1人"
            yield Hit(guests.span, working, "", plain(guests.value), "", guests.unit, (groups,))
