from collections.abc import Iterator
from itertools import pairwise

from jixiao.check.rule import Hit
from jixiao.dossier.figure import FigureKind
from jixiao.dossier.model import Dossier
from jixiao.units.number import short
from jixiao.units.regex import regex

_FULL = regex(r"[（(](?:满分|分值|权重)(?:值)?(?:为|是|：|:)?")


def part_above_its_full_marks(dossier: Dossier) -> Iterator[Hit]:
    for got, full in pairwise(dossier.figures):
        if got.kind is not FigureKind.SCORE or full.kind is not FigureKind.SCORE or got.value <= full.value:
            continue
        if _FULL.fullmatch(dossier.source.text, got.span.end, full.span.start):
            working = f"得分{short(got.value)}分 > 满分{short(full.value)}分"
            yield Hit(got.span, working, "", short(got.value), short(full.value), "分", (full,))
