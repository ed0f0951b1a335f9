from collections.abc import Iterator
from itertools import pairwise

from jixiao.check.rule import Hit
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

_GROUPS = frozenset({"批次", "批"})
_GUESTS = frozenset({"人次", "人"})
_NAMED = regex(r"(?:团组|来访团|接待团|考察团|批次)[^，。；、\d]{0,4}\Z")  # 来访团组86个
_BETWEEN = regex(r"[、，,（(]?(?:接待|来宾|共计?|合计|累计|总)*(?:人数|人次)?(?:为|约)?")


def guests_fewer_than_groups(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for groups, guests in pairwise(dossier.figures):
        if not _are_groups(text, groups) or guests.unit not in _GUESTS or not (groups.exact and guests.exact):
            continue
        if guests.base < groups.base and _BETWEEN.fullmatch(text, groups.span.end, guests.span.start):
            working = f"{plain(guests.value)}{guests.unit} < {plain(groups.value)}{groups.unit}，平均每批不到1人"
            yield Hit(guests.span, working, "", plain(guests.value), "", guests.unit, (groups,))


def _are_groups(text: str, figure: Figure) -> bool:
    start = figure.span.start
    return figure.unit in _GROUPS or (
        figure.unit == "个" and _NAMED.search(text, max(0, start - 10), start) is not None
    )
